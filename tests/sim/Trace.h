#pragma once

#include <deque>
#include <sstream>
#include <string>

namespace pipit::sim {

// The last things that happened, for whoever wants to know why a run failed. A run that nobody looks at keeps
// nothing.
class Trace {
 public:
  enum class Wanted { None, Last, All };

  explicit Trace(Wanted wanted) : wanted_(wanted) {}

  template <typename... Parts>
  void say(double now, const Parts&... parts) {
    if (wanted_ == Wanted::None) return;
    std::ostringstream line;
    (line << ... << parts);
    add(now, line.str());
  }
  [[nodiscard]] const std::deque<std::string>& lines() const { return lines_; }

 private:
  void add(double now, const std::string& line);

  Wanted wanted_;
  std::deque<std::string> lines_;
};

}  // namespace pipit::sim
