#pragma once

#include <sys/types.h>

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

struct Finished {
  int status = -1;
  std::string output;  // the standard output and the standard error, as they came
};

// A child process. Killed with the object if it still runs.
class Process {
 public:
  explicit Process(const std::vector<std::string>& arguments);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();

  // Its next line of output; empty at its end.
  std::string readLine();
  // Its next line, where it has come already; else empty. What a process writes at once comes at once.
  std::string takeLine();
  void signal(int number) const;
  pid_t pid() const { return child_; }
  Finished wait();

 private:
  void collect();

  pid_t child_ = -1;
  int output_ = -1;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::string collected_;
  bool isAtEnd_ = false;
  std::thread collector_;  // a child whose output nobody reads would stop in the middle of a line
};

Finished run(const std::vector<std::string>& arguments);
