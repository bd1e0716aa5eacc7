#include "Values.h"

#include <cmath>
#include <functional>
#include <numbers>
#include <string>

#include "../Table.h"
#include "base/Random.h"

namespace pipit {
namespace {

using Draw = std::function<double()>;

// Box and Muller's.
double normal(Random& random) {
  const double radius = std::sqrt(-2 * std::log(1 - random.unit()));
  return radius * std::cos(2 * std::numbers::pi * random.unit());
}

Draw drawOf(const nlohmann::json& row, Random& random) {
  const std::string kind = row.at("kind");
  const auto of = [&](const char* name) { return row.at(name).get<double>(); };
  if (kind == "constant") return [value = of("value")] { return value; };
  if (kind == "uniform")
    return [&random, low = of("low"), high = of("high")] { return low + (high - low) * random.unit(); };
  if (kind == "lognormal")
    return [&random, mean = of("mean"), deviation = of("deviation")] {
      return std::exp(mean + deviation * normal(random));
    };
  if (kind == "pareto")
    return [&random, scale = of("scale"), shape = of("shape")] {
      return scale / std::pow(1 - random.unit(), 1 / shape);
    };
  if (kind == "bimodal")
    return [&random, low = of("low"), high = of("high"), share = of("share")] {
      return (random.unit() < share ? low : high) * (1 + 0.1 * random.unit());
    };
  // Answers of a service: a network's time, a tail, and a few that come after a timeout.
  return [&random, base = of("base"), scale = of("scale"), share = of("share"), timeout = of("timeout")] {
    const double tail = -scale * std::log(1 - random.unit());
    return base + tail + (random.unit() < share ? timeout : 0);
  };
}

}  // namespace

nlohmann::json sketchRows(const char* part) {
  return readTable("sketch.json").at(part);
}

std::vector<double> valuesOf(const nlohmann::json& row) {
  Random random(row.at("seed").get<std::string>());
  const Draw draw = drawOf(row, random);
  std::vector<double> values(row.at("size").get<std::size_t>());
  for (double& value : values) value = draw();
  return values;
}

Sketch sketchOf(const std::vector<double>& values) {
  Sketch sketch;
  for (const double value : values) sketch.add(value);
  return sketch;
}

}  // namespace pipit
