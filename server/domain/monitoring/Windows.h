#pragma once

#include <cstdint>
#include <expected>
#include <string_view>

#include "domain/Clock.h"
#include "domain/Responder.h"
#include "domain/Store.h"
#include "domain/Telemetry.h"
#include "metrics/Report.h"

namespace pipit::server {

// Why a report was not taken. Full: the window has more values than a sketch holds, until it ends.
enum class ReportRefused : std::uint8_t { UnknownSite, NotMeasured, Full };

// What widgets measure, by sites and windows of time. Several services may do this at once: whoever merges
// into a site's windows, or rolls them up, has them alone meanwhile, so nothing is lost and nothing counts
// twice. Runs on the desk's thread.
class Windows {
 public:
  struct Parts {
    Store& store;
    Telemetry& telemetry;
    WallClock clock;
  };

  explicit Windows(Parts parts) : parts_(std::move(parts)) {}

  // Into the window that there is now; durable when it returns. `reports`: how many it was made of.
  std::expected<void, ReportRefused> take(std::string_view site, const Report& report, std::int64_t reports);
  // Windows that are old become one of an hour; what is very old goes. The answer is when to come back.
  SteadyTime sweep(SteadyTime now);
  // Until a window ends that there is now, in milliseconds.
  std::int64_t left() const;

 private:
  bool mergeInto(const WidgetWindow& window, const Report& report);
  bool rollUp();
  void rollUp(const std::string& site, std::int64_t hour);
  bool forget();

  Parts parts_;
  SteadyTime sweepAt_{};
};

// The report of a window. What the program itself did not write is a StoreFailure.
Report reportOf(const WidgetWindow& window);

}  // namespace pipit::server
