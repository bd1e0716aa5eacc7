#include "metrics/Report.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "Require.h"
#include "metrics/Figures.h"
#include "metrics/Health.h"
#include "metrics/Redaction.h"

// Whatever the bytes: a report that is read is the same when it is written and read again, also merged, and
// has figures that can be shown. And a text without what is personal is no longer than its marks make it.

namespace {

bool isShown(std::optional<double> figure) {
  return !figure || (*figure >= 0 && *figure <= 1e12);
}

void checkFigures(const pipit::Report& report) {
  const pipit::Figures figures(report);
  for (std::size_t i = 0; i < pipit::figureTable.size(); ++i)
    require(isShown(figures[static_cast<pipit::Figure>(i)]));
  const auto score = pipit::Health::of(figures).score();
  require(!score || (*score >= 0 && *score <= 100));
}

void checkWritten(const pipit::Report& report) {
  const std::string text = report.json();
  require(text.size() <= pipit::limits::reportBytes);
  const auto again = pipit::Report::read(text);
  require(again && again->json() == text);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  // The mark of a postcode is twice as long as the shortest one.
  require(pipit::redacted(text).size() <= 2 * size + 8);
  auto report = pipit::Report::read(text);
  if (!report) return 0;
  checkFigures(*report);
  checkWritten(*report);
  if (report->merge(pipit::Report(*report))) checkWritten(*report);
  checkFigures(*report);
  return 0;
}
