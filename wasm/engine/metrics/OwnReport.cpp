#include <algorithm>
#include <cmath>

#include "metrics/Fraction.h"
#include "metrics/OwnText.h"
#include "metrics/Report.h"

namespace pipit {
namespace {

// Members up to the end of their object.
template <typename Member>
bool takeMembers(OwnText& text, Member member) {
  if (text.take("}")) return true;
  do {
    const auto name = text.takeName();
    if (!name || !member(*name)) return false;
  } while (text.take(","));
  return text.take("}");
}

template <typename Names>
std::size_t placeOf(const Names& names, std::string_view name) {
  return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

std::optional<double> numberNamed(OwnText& text, std::string_view name) {
  return text.take(name) ? text.takeNumber() : std::nullopt;
}

}  // namespace

std::optional<Sketch> Sketch::readOwn(OwnText& text) {
  Sketch sketch;
  const auto sum = numberNamed(text, "{\"sum\":"), low = numberNamed(text, ",\"min\":"),
             high = numberNamed(text, ",\"max\":"), zeros = numberNamed(text, ",\"zero\":");
  if (!sum || !low || !high || !text.take(",\"bins\":[")) return std::nullopt;
  if (!sketch.takeZeros(zeros.value_or(0), limits::sketchValues)) return std::nullopt;
  std::size_t bin = 0;
  if (!text.take("]")) {
    do {
      const auto number = text.takeNumber();
      if (!number || !sketch.takeBin(*number, bin, limits::sketchValues)) return std::nullopt;
    } while (text.take(","));
    if (!text.take("]") || sketch.bins_.empty()) return std::nullopt;
  }
  if (!sketch.takeExtremes(*low, *high) || !sketch.takeSum(*sum) || !text.take("}")) return std::nullopt;
  return sketch;
}

std::optional<Report> Report::readOwn(std::string_view whole) {
  Report report;
  OwnText text(whole);
  if (!text.take("{\"v\":1,\"counters\":{") || !report.takeCounters(text)) return std::nullopt;
  if (!text.take(",\"distributions\":{") || !report.takeDistributions(text)) return std::nullopt;
  if (text.take(",\"memoryNowMb\":")) {
    const auto megabytes = text.takeNumber();
    if (!megabytes || *megabytes < 0 || *megabytes > Sketch::most) return std::nullopt;
    report.memoryNow_ = toMillionth(*megabytes);
  }
  if (!text.take("}") || !text.isAtEnd()) return std::nullopt;
  return report;
}

bool Report::takeCounters(OwnText& text) {
  return takeMembers(text, [&](std::string_view name) {
    const std::size_t place = placeOf(counterNames, name);
    const auto number = text.takeNumber();
    if (place == counters_.size() || !number || *number < 0 ||
        *number > static_cast<double>(limits::counted) || *number != std::trunc(*number))
      return false;
    counters_[place] = static_cast<std::uint64_t>(*number);
    return true;
  });
}

bool Report::takeDistributions(OwnText& text) {
  return takeMembers(text, [&](std::string_view name) {
    const std::size_t place = placeOf(distributionNames, name);
    auto sketch = place < sketches_.size() ? Sketch::readOwn(text) : std::nullopt;
    if (!sketch) return false;
    sketches_[place] = std::move(*sketch);
    return true;
  });
}

}  // namespace pipit
