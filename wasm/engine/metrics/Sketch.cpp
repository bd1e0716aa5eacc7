#include "metrics/Sketch.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/limits.h"
#include "metrics/Fraction.h"
#include "metrics/SketchEdges.h"

namespace pipit {
namespace {

// By the value as it was measured: rounded first, a small one could be further than 1 % from what is told.
std::size_t binOf(double value) {
  const auto& edges = sketchEdges();
  const auto above = std::lower_bound(edges.begin() + 1, edges.end() - 1, value);
  return static_cast<std::size_t>(above - edges.begin()) - 1;
}

// Not constexpr, nor what could be: then the compiler would make data of it.
SketchEdges allEdges() {
  constexpr double growth = (1 + Sketch::accuracy) / (1 - Sketch::accuracy);
  SketchEdges edges;
  double edge = Sketch::least;
  for (double& each : edges) {
    each = edge;
    edge *= growth;
  }
  return edges;
}

}  // namespace

const SketchEdges& sketchEdges() {
  static const SketchEdges edges = allEdges();
  return edges;
}

bool Sketch::add(double value) {
  if (!(value >= 0 && std::isfinite(value)) || count_ == limits::sketchValues) return false;
  value = std::min(value, most);
  if (value < least) {
    ++zeros_;
  } else {
    bins_.resize(bins);
    ++bins_[binOf(value)];
  }
  const double rounded = toMillionth(value);
  min_ = isEmpty() ? rounded : std::min(min_, rounded);
  max_ = std::max(max_, rounded);
  thousandths_ += partsOf(value, 1000);
  ++count_;
  return true;
}

bool Sketch::canMerge(const Sketch& other) const {
  return other.count_ <= limits::sketchValues - count_;
}

bool Sketch::merge(const Sketch& other) {
  if (!canMerge(other)) return false;
  if (other.isEmpty()) return true;
  bins_.resize(std::max(bins_.size(), other.bins_.size()));
  for (std::size_t bin = 0; bin < other.bins_.size(); ++bin) bins_[bin] += other.bins_[bin];
  min_ = isEmpty() ? other.min_ : std::min(min_, other.min_);
  max_ = std::max(max_, other.max_);
  zeros_ += other.zeros_;
  thousandths_ += other.thousandths_;
  count_ += other.count_;
  return true;
}

std::optional<double> Sketch::mean() const {
  if (isEmpty()) return std::nullopt;
  return sum() / count_;
}

std::optional<double> Sketch::min() const {
  return isEmpty() ? std::nullopt : std::optional(min_);
}

std::optional<double> Sketch::max() const {
  return isEmpty() ? std::nullopt : std::optional(max_);
}

std::optional<double> Sketch::quantile(double q) const {
  if (isEmpty() || !(q >= 0 && q <= 1)) return std::nullopt;
  const auto rank = static_cast<std::uint32_t>(q * (count_ - 1));
  return std::clamp(valueOfRank(rank), min_, max_);
}

double Sketch::valueOfRank(std::uint32_t rank) const {
  std::uint32_t below = zeros_;
  if (rank < below) return 0;
  std::size_t bin = 0;
  while ((below += bins_[bin]) <= rank) ++bin;
  // α from both edges of the bin.
  return sketchEdges()[bin] * (1 + accuracy);
}

}  // namespace pipit
