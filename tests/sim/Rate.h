#pragma once

#include <string>

#include "Scene.h"

namespace pipit::sim {

// So much of something in a time, by default a virtual minute, is a storm.
class Rate {
 public:
  Rate(std::string what, int most, double window = 60000)
      : what_(std::move(what)), most_(most), window_(window) {}

  void count(double now) {
    begin(now);
    if (++counted_ > most_ + allowed_)
      throw Violation{"more than " + std::to_string(most_) + " " + what_ + " in " +
                      std::to_string(static_cast<int>(window_)) + " ms"};
  }
  // That there are more in this window has its reason.
  void allow(double now, int more) {
    begin(now);
    allowed_ += more;
  }

 private:
  void begin(double now) {
    if (now - since_ <= window_) return;
    since_ = now;
    counted_ = allowed_ = 0;
  }

  std::string what_;
  int most_;
  double window_;
  int counted_ = 0;
  int allowed_ = 0;
  double since_ = 0;
};

}  // namespace pipit::sim
