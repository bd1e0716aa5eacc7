#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <functional>
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
    // Whether that site is to be measured: features may be off besides the site's own word.
    std::function<bool(const Site& site)> isOn = {};
  };

  explicit Windows(Parts parts) : parts_(std::move(parts)) {}

  // Into the window that there is now; durable when it returns. `reports`: how many it was made of.
  std::expected<void, ReportRefused> take(std::string_view site, const Report& report, std::int64_t reports);
  // Windows that are old become one of an hour, and later of a day; what is very old goes. The answer is when
  // to come back.
  SteadyTime sweep(SteadyTime now);
  // Until a window ends that there is now, in milliseconds.
  std::int64_t left() const;

 private:
  bool mergeInto(const WidgetWindow& window, const Report& report);
  // Those of the one length, as old as that, become one of the other.
  bool rollUp(std::int64_t from, std::int64_t into, std::chrono::milliseconds age);
  void rollUp(const std::string& site, std::int64_t from, std::int64_t into, std::int64_t starts);
  bool forget();

  Parts parts_;
  SteadyTime sweepAt_{};
};

// The report of a window. What the program itself did not write is a StoreFailure.
Report reportOf(const WidgetWindow& window);

}  // namespace pipit::server
