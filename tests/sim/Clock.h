#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace pipit::sim {

using Task = std::function<void()>;

inline constexpr double day = 24.0 * 3600 * 1000;

// Whoever holds one can be told from those who are gone: what was to happen to them does not happen any more.
class Life {
 public:
  Life() : token_(std::make_shared<char>()) {}
  Life(const Life&) = delete;
  Life& operator=(const Life&) = delete;

  [[nodiscard]] Task only(Task task) const;
  [[nodiscard]] std::weak_ptr<char> watch() const { return token_; }

 private:
  std::shared_ptr<char> token_;
};

// Virtual time, in milliseconds, and what is to happen when. Of two things at the same time the one that was
// arranged first comes first.
class Clock {
 public:
  [[nodiscard]] double now() const { return now_; }
  void at(double when, Task task);
  void after(double delay, Task task) { at(now_ + delay, std::move(task)); }
  void after(double delay, const Life& owner, Task task) { after(delay, owner.only(std::move(task))); }
  void runUntil(double end);

 private:
  struct Entry {
    double when;
    std::uint64_t number;
    Task task;
  };
  static bool isLater(const Entry& one, const Entry& other);

  double now_ = 1000;
  std::uint64_t lastNumber_ = 0;
  std::vector<Entry> heap_;
};

}  // namespace pipit::sim
