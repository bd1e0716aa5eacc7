#pragma once

#include <chrono>

namespace pipit::server {

// Between tries to reach a database: doubled each time up to the longest, the half of it by chance, so that
// many do not come at once.
class Pauses {
 public:
  void reset();
  // After a try in vain. Gives the pause that comes now.
  std::chrono::milliseconds grow();
  bool isOver() const;

 private:
  std::chrono::milliseconds next_{100};
  std::chrono::steady_clock::time_point until_{};
};

}  // namespace pipit::server
