#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "domain/Clock.h"
#include "domain/Responder.h"
#include "domain/Store.h"
#include "domain/Telemetry.h"
#include "domain/monitoring/AlertBook.h"
#include "domain/monitoring/Measured.h"
#include "domain/monitoring/ServiceFigures.h"

namespace pipit::server {

// What was found at a look: the newest window of each site, those with the most reports first, and what
// fires.
struct Sight {
  std::vector<MeasuredSite> sites;
  std::vector<Alert> firing;
  std::optional<double> satisfaction;  // of the last hour, 1 to 5
  // Conversations with a question that nobody else answers, up to limits::kAnswersAtOnce, and mails.
  std::int64_t answersWaiting = 0;
  std::int64_t mailsWaiting = 0;
};

// Looks every few seconds whether any rule of AlertRules.h is broken: what the widgets have reported, what
// the services that share the database have measured of themselves, which it puts there first. Runs on the
// desk's thread.
class Watch {
 public:
  struct Parts {
    Store& store;
    Telemetry& telemetry;
    ServiceMeter& meter;
    WallClock clock;
    std::function<void(Sight)> seen;
  };

  explicit Watch(Parts parts) : parts_(std::move(parts)), alerts_(parts_.store, parts_.telemetry) {}

  // The answer is when to come back.
  SteadyTime advance(SteadyTime now);
  AlertBook& alerts() { return alerts_; }

 private:
  struct Baseline {
    std::int64_t window = 0;  // for which it was made
    std::optional<double> renderP95;
  };

  void look(std::int64_t now);
  void keepMinutes(std::int64_t now);
  void putMinutes(const ServiceMeter::Minutes& minutes);
  std::vector<WidgetWindow> freshWindows(std::int64_t now);
  std::vector<MeasuredSite> newestOf(const std::vector<WidgetWindow>& windows);
  std::vector<MeasuredSite> endedOf(const std::vector<WidgetWindow>& windows, std::int64_t now);
  void judgeSite(const MeasuredSite& site, std::vector<Breach>& breaches);
  void judgeService(std::int64_t now, std::vector<Breach>& breaches);
  std::optional<double> regressionOf(const MeasuredSite& site, const Figures& figures);
  std::optional<double> baselineOf(const MeasuredSite& site);
  std::optional<double> serviceValue(const AlertRule& rule, std::int64_t now);
  ServiceFigures figuresSince(std::int64_t minute);
  std::int64_t featuresTakenBack(std::int64_t since);
  std::optional<double> satisfactionSince(std::int64_t since);

  Parts parts_;
  AlertBook alerts_;
  SteadyTime due_{};
  std::int64_t lookedAt_ = 0;
  std::map<std::string, Baseline> baselines_;  // of sites that were judged at the last look
  std::vector<std::pair<std::int64_t, ServiceFigures>> minutes_;
};

}  // namespace pipit::server
