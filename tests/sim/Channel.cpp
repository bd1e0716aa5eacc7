#include "Channel.h"

#include <algorithm>

namespace pipit::sim {

void Channel::send(const std::string& text, const Receiver& end, double& lastArrival) {
  const double delay = scene_.weather.portLatency * scene_.chance.between(0.2, 1.5);
  lastArrival = std::max(lastArrival, scene_.clock.now() + delay);
  scene_.clock.at(lastArrival, life_.only([text, &end] {
    if (end) end(text);
  }));
}

}  // namespace pipit::sim
