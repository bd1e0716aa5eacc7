#pragma once

#include <string>

#include "Scene.h"

namespace pipit::sim {

// So much of something in a virtual minute is a storm.
class Rate {
 public:
  Rate(std::string what, int most) : what_(std::move(what)), most_(most) {}

  void count(double now) {
    if (now - since_ > 60000) since_ = now, counted_ = 0;
    if (++counted_ > most_)
      throw Violation{"more than " + std::to_string(most_) + " " + what_ + " in a minute"};
  }

 private:
  std::string what_;
  int most_;
  int counted_ = 0;
  double since_ = 0;
};

}  // namespace pipit::sim
