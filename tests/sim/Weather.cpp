#include "Weather.h"

#include "Chance.h"

namespace pipit::sim {

Weather Weather::drawn(Chance& chance) {
  const auto sometimes = [&chance](double most) { return chance.happens(0.4) ? chance.between(0, most) : 0; };
  Weather weather;
  weather.requestLost = sometimes(0.3);
  weather.answerLost = sometimes(0.3);
  weather.answerCut = sometimes(0.2);
  weather.silence = sometimes(1);
  weather.gatewayError = sometimes(0.3);
  weather.lateGatewayError = sometimes(0.2);
  weather.tooMany = sometimes(0.3);
  weather.refused = sometimes(0.05);
  weather.slow = sometimes(0.2);
  weather.duplicated = sometimes(0.3);
  weather.writeRefused = sometimes(0.1);
  weather.latency = chance.between(5, 200);
  weather.slowLatency = chance.between(1000, 12000);
  weather.portLatency = chance.happens(0.5) ? 1 : chance.between(1, 200);
  weather.tabLatency = chance.happens(0.5) ? 1 : chance.between(1, 300);
  weather.answerPause = chance.between(10, 1500);
  return weather;
}

}  // namespace pipit::sim
