#pragma once

#include <atomic>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "support/Pipitd.h"

// Visitors who write as fast as they can, each message again until it is acknowledged, as the widget does.
// The service may die at any time.
class Load {
 public:
  Load(const Pipitd& service, int visitors);
  Load(const Load&) = delete;
  Load& operator=(const Load&) = delete;
  ~Load() { stop(); }

  // The service listens here from now on.
  void moveTo(std::uint16_t port) { port_ = port; }
  // Waits until so many more were acknowledged. False: they were not in time.
  bool await(int more) const;
  void stop();
  int acknowledged() const { return acknowledged_; }
  // What is wrong with what the service has, compared with what it said; empty: nothing.
  std::string problems(std::uint16_t port) const;

 private:
  struct Writer {
    Visitor visitor;
    std::map<std::string, std::int64_t> seqs;  // of those that were acknowledged, by client id
    std::thread thread;
  };

  void write(Writer& writer, int number);
  static std::string problemsOf(const Writer& writer, std::uint16_t port);

  std::atomic<std::uint16_t> port_;
  std::atomic<bool> isEnding_ = false;
  std::atomic<int> acknowledged_ = 0;
  std::vector<std::unique_ptr<Writer>> writers_;
};
