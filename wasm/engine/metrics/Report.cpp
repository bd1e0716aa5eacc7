#include "metrics/Report.h"

#include <algorithm>
#include <cmath>

#include "base/Json.h"
#include "base/JsonWriter.h"
#include "metrics/Fraction.h"

namespace pipit {
namespace {

constexpr double version = 1;

// An object, or nothing at all.
bool isObjectOrNone(const Json* json) {
  return !json || json->isObject();
}

}  // namespace

void Report::count(Counter counter, std::uint64_t by) {
  std::uint64_t& counted = counters_[static_cast<std::size_t>(counter)];
  counted += std::min(by, limits::counted - counted);
}

bool Report::measure(Distribution distribution, double value) {
  if (!sketches_[static_cast<std::size_t>(distribution)].add(value)) return false;
  if (distribution == Distribution::MemoryMb) memoryNow_ = toMillionth(std::min(value, Sketch::most));
  return true;
}

bool Report::merge(const Report& other) {
  for (std::size_t i = 0; i < sketches_.size(); ++i)
    if (!sketches_[i].canMerge(other.sketches_[i])) return false;
  for (std::size_t i = 0; i < sketches_.size(); ++i) sketches_[i].merge(other.sketches_[i]);
  for (std::size_t i = 0; i < counters_.size(); ++i) count(static_cast<Counter>(i), other.counters_[i]);
  if (other.memoryNow_) memoryNow_ = other.memoryNow_;
  return true;
}

bool Report::isEmpty() const {
  return std::ranges::all_of(counters_, [](std::uint64_t counter) { return counter == 0; }) &&
         std::ranges::all_of(sketches_, &Sketch::isEmpty);
}

std::string Report::json() const {
  JsonWriter writer;
  writer.beginObject().member("v").number(version).member("counters").beginObject();
  for (std::size_t i = 0; i < counters_.size(); ++i)
    if (counters_[i] > 0) writer.member(counterNames[i]).number(static_cast<double>(counters_[i]));
  writer.endObject().member("distributions").beginObject();
  for (std::size_t i = 0; i < sketches_.size(); ++i)
    if (!sketches_[i].isEmpty()) sketches_[i].write(writer.member(distributionNames[i]));
  writer.endObject();
  if (memoryNow_) writer.member("memoryNowMb").raw(fraction(partsOf(*memoryNow_, 1e6), 6));
  return writer.endObject().take();
}

std::expected<Report, ReportError> Report::read(std::string_view text, std::uint64_t mostCounted) {
  if (text.size() > limits::reportBytes) return std::unexpected(ReportError::TooLarge);
  const auto json = Json::parse(text);
  if (!json) return std::unexpected(ReportError::Malformed);
  return read(*json, mostCounted);
}

std::expected<Report, ReportError> Report::read(const Json& json, std::uint64_t mostCounted) {
  if (!json.isObject()) return std::unexpected(ReportError::Malformed);
  if (json.number("v", 0) != version) return std::unexpected(ReportError::UnknownVersion);
  Report report;
  if (!report.readCounters(json, std::min(mostCounted, limits::counted)))
    return std::unexpected(ReportError::BadCounter);
  if (!report.readDistributions(json, mostCounted)) return std::unexpected(ReportError::BadDistribution);
  if (!report.readMemory(json)) return std::unexpected(ReportError::BadMemory);
  return report;
}

bool Report::readCounters(const Json& json, std::uint64_t mostCounted) {
  const Json* counters = json.find("counters");
  if (!isObjectOrNone(counters)) return false;
  for (std::size_t i = 0; counters && i < counters_.size(); ++i) {
    const Json* counter = counters->find(counterNames[i]);
    if (!counter) continue;
    const double number = counter->number() ? *counter->number() : -1;
    if (!(number >= 0 && number <= static_cast<double>(mostCounted)) || number != std::trunc(number))
      return false;
    counters_[i] = static_cast<std::uint64_t>(number);
  }
  return true;
}

bool Report::readDistributions(const Json& json, std::uint64_t mostCounted) {
  const Json* distributions = json.find("distributions");
  if (!isObjectOrNone(distributions)) return false;
  const auto mostValues =
      static_cast<std::uint32_t>(std::min<std::uint64_t>(mostCounted, limits::sketchValues));
  for (std::size_t i = 0; distributions && i < sketches_.size(); ++i) {
    const Json* distribution = distributions->find(distributionNames[i]);
    if (!distribution) continue;
    auto sketch = Sketch::read(*distribution, mostValues);
    if (!sketch) return false;
    sketches_[i] = std::move(*sketch);
  }
  return true;
}

bool Report::readMemory(const Json& json) {
  const Json* member = json.find("memoryNowMb");
  if (!member) return true;
  const double megabytes = member->number() ? *member->number() : -1;
  if (!(megabytes >= 0 && megabytes <= Sketch::most)) return false;
  memoryNow_ = toMillionth(megabytes);
  return true;
}

}  // namespace pipit
