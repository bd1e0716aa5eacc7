#include <algorithm>
#include <cmath>
#include <span>

#include "base/Json.h"
#include "base/JsonWriter.h"
#include "base/limits.h"
#include "metrics/Fraction.h"
#include "metrics/Sketch.h"
#include "metrics/SketchEdges.h"

namespace pipit {
namespace {

// More than what rounding to a millionth does to the smallest value, much less than a bin is wide.
constexpr double slack = 1e-3;
// Beyond it a sum is written without its fraction: with it a double would not hold it.
constexpr std::uint64_t wholeThousandths = 1'000'000'000'000'000;

bool isWhole(double number) {
  return number == std::trunc(number);
}

// Empty bins in a row that are told once a full one follows.
void writeGap(JsonWriter& writer, std::size_t empty) {
  if (empty > 0) writer.number(-static_cast<double>(empty));
}

void writeBins(JsonWriter& writer, std::span<const std::uint32_t> bins) {
  writer.beginArray();
  std::size_t empty = 0;
  for (const std::uint32_t count : bins) {
    if (count == 0) {
      ++empty;
      continue;
    }
    writeGap(writer, empty);
    empty = 0;
    writer.number(count);
  }
  writer.endArray();
}

std::uint64_t toWrite(std::uint64_t thousandths) {
  return thousandths < wholeThousandths ? thousandths : thousandths - thousandths % 1000;
}

std::uint64_t thousandthsOf(double sum) {
  if (sum * 1000 < static_cast<double>(wholeThousandths)) return partsOf(sum, 1000);
  return static_cast<std::uint64_t>(sum) * 1000;
}

}  // namespace

void Sketch::write(JsonWriter& writer) const {
  writer.beginObject();
  writer.member("sum").raw(fraction(toWrite(thousandths_), 3));
  writer.member("min").raw(fraction(partsOf(min_, 1e6), 6));
  writer.member("max").raw(fraction(partsOf(max_, 1e6), 6));
  if (zeros_ > 0) writer.member("zero").number(zeros_);
  writer.member("bins");
  writeBins(writer, bins_);
  writer.endObject();
}

std::optional<Sketch> Sketch::read(const Json& json, std::uint32_t mostValues) {
  Sketch sketch;
  if (!sketch.readBins(json, mostValues) ||
      !sketch.takeExtremes(json.number("min", -1), json.number("max", -1)) ||
      !sketch.takeSum(json.number("sum", -1)))
    return std::nullopt;
  return sketch;
}

bool Sketch::readBins(const Json& json, std::uint32_t mostValues) {
  const Json* list = json.find("bins");
  if (!list || !list->array()) return false;
  if (!takeZeros(json.find("zero") ? json.number("zero", -1) : 0, mostValues)) return false;
  std::size_t bin = 0;
  for (const Json& item : *list->array())
    if (!takeBin(item.number() ? *item.number() : 0, bin, mostValues)) return false;
  return count_ > zeros_ || list->array()->empty();
}

bool Sketch::takeZeros(double zeros, std::uint32_t mostValues) {
  if (!isWhole(zeros) || zeros < 0 || zeros > mostValues) return false;
  count_ = zeros_ = static_cast<std::uint32_t>(zeros);
  return true;
}

// Checked one by one, so that no sum of counts wraps.
bool Sketch::takeBin(double number, std::size_t& bin, std::uint32_t mostValues) {
  const auto left = static_cast<double>(bins - bin);
  if (!isWhole(number)) return false;
  if (number < 0 && -number < left) {
    bin += static_cast<std::size_t>(-number);
    return true;
  }
  if (number <= 0 || left <= 0 || number > mostValues - count_) return false;
  if (bins_.empty()) bins_.resize(bins);
  bins_[bin++] = static_cast<std::uint32_t>(number);
  count_ += static_cast<std::uint32_t>(number);
  return true;
}

bool Sketch::takeExtremes(double low, double high) {
  if (isEmpty() || !(low >= 0 && low <= high && high <= most)) return false;
  min_ = toMillionth(low);
  max_ = toMillionth(high);
  if (zeros_ > 0 && min_ > least) return false;
  if (bins_.empty()) return max_ <= least;
  const auto isIn = [&](double value, std::ptrdiff_t bin) {
    const double* edge = sketchEdges().data() + bin;
    return value >= edge[0] * (1 - slack) && value <= edge[1] * (1 + slack);
  };
  const auto isFull = [](std::uint32_t count) { return count > 0; };
  const auto first = std::ranges::find_if(bins_, isFull) - bins_.begin();
  const auto last = bins_.rend() - std::find_if(bins_.rbegin(), bins_.rend(), isFull) - 1;
  return (zeros_ > 0 || isIn(min_, first)) && isIn(max_, last);
}

// What its bins, and half a thousandth that each value was rounded by, leave room for.
bool Sketch::takeSum(double sum) {
  const double rounding = 0.0005 * count_;
  double low = -rounding;
  double high = zeros_ * least + rounding;
  const SketchEdges& edges = sketchEdges();
  for (std::size_t bin = 0; bin < bins_.size(); ++bin) {
    if (bins_[bin] == 0) continue;
    low += bins_[bin] * edges[bin];
    high += bins_[bin] * std::min(edges[bin + 1], most);
  }
  // Of the additions here, and of one whole that is cut off a large sum.
  const double relative = 1e-9;
  if (!(sum >= 0 && sum >= low * (1 - relative) && sum <= high * (1 + relative))) return false;
  thousandths_ = thousandthsOf(sum);
  return true;
}

}  // namespace pipit
