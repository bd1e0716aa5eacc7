#pragma once

#include <cstdint>
#include <optional>

namespace pipit {

// Whether the other end of a port still answers: a port never says that it is gone. Beats every
// limits::heartbeat, and takes the other end for gone after limits::missedBeats of them without a word.
//
// It counts beats, not time: in a hidden page timers run once a second or once a minute, in a frozen one not
// at all, and after any such gap there is one beat, and a whole one to answer it.
class Heartbeat {
 public:
  void start(double now);
  void stop() { next_.reset(); }
  // Any word of the other end shows that it is there.
  void heard() { missed_ = 0; }

  // True: now is the time to ask whether it is there.
  [[nodiscard]] bool beat(double now);
  [[nodiscard]] bool isLost() const;
  [[nodiscard]] std::optional<double> deadline() const { return next_; }

 private:
  std::optional<double> next_;
  std::uint32_t missed_ = 0;  // beats since the last word
};

}  // namespace pipit
