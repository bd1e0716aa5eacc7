#pragma once

#include <functional>
#include <string>

#include "Scene.h"

namespace pipit::sim {

// A MessageChannel between parent and frame: each way in order and without loss, until it is closed. What is
// under way then is lost.
class Channel {
 public:
  using Receiver = std::function<void(const std::string&)>;

  explicit Channel(Scene& scene) : scene_(scene) {}

  void toParent(const std::string& text) { send(text, parentEnd, parentArrival_); }
  void toFrame(const std::string& text) { send(text, frameEnd, frameArrival_); }
  // What waits in a held-up event loop is lost as well.
  [[nodiscard]] const Life& life() const { return life_; }

  Receiver parentEnd;
  Receiver frameEnd;

 private:
  void send(const std::string& text, const Receiver& end, double& lastArrival);

  Scene& scene_;
  Life life_;
  double parentArrival_ = 0;
  double frameArrival_ = 0;
};

}  // namespace pipit::sim
