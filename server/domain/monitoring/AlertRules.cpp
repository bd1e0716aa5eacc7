#include "domain/monitoring/AlertRules.h"

#include <algorithm>
#include <array>

namespace pipit::server {

namespace {

constexpr AlertRule below(std::string_view name, Severity severity, Figure figure, double threshold,
                          std::string_view description) {
  return {name, severity, AlertOn::Figure, figure, true, threshold, 5, description};
}

constexpr AlertRule above(std::string_view name, Severity severity, Figure figure, double threshold,
                          std::string_view description) {
  return {name, severity, AlertOn::Figure, figure, false, threshold, 5, description};
}

constexpr AlertRule service(std::string_view name, Severity severity, AlertOn on, double threshold,
                            std::int64_t minutes, std::string_view description) {
  return {name,
          severity,
          on,
          Figure::ApiCalls,
          on == AlertOn::OpenRate || on == AlertOn::Satisfaction,
          threshold,
          minutes,
          description};
}

using enum Severity;

constexpr std::array kAlertRules = {
    below("WidgetPersistenceLow", Error, Figure::PersistenceSuccess, 95,
          "Less than 95 % of the writes to browsers' storage succeed."),
    below("WidgetPersistenceVeryLow", Critical, Figure::PersistenceSuccess, 90,
          "Less than 90 % of the writes to browsers' storage succeed."),
    above("WidgetDataLost", Critical, Figure::DataLoss, 0, "Something that a visitor wrote or read is gone."),
    above("WidgetPersistenceSlow", Warning, Figure::PersistenceP95, 200,
          "One write to browsers' storage of 20 takes more than 200 ms."),
    above("WidgetRenderSlow", Warning, Figure::RenderP95, 16, "One render of 20 takes more than 16 ms."),
    AlertRule{"WidgetRenderSlower", Warning, AlertOn::RenderRegression, Figure::RenderP95, false, 20, 5,
              "Renders take over 20 % longer than in the day before."},
    below("WidgetFpsLow", Warning, Figure::FpsMean, 55,
          "Fewer than 55 frames a second while something moves."),
    above("WidgetJank", Warning, Figure::Jank, 10, "More than 10 % of the frames come late."),
    above("WidgetTabSyncSlow", Warning, Figure::TabSyncP95, 50,
          "One message between tabs of 20 takes more than 50 ms."),
    above("WidgetTabSyncFailing", Error, Figure::TabSyncFailure, 1,
          "More than 1 % of the messages between tabs are lost."),
    above("WidgetMemoryHigh", Warning, Figure::MemoryPeak, 50, "A widget takes more than 50 MB."),
    above("WidgetMemoryVeryHigh", Error, Figure::MemoryPeak, 75, "A widget takes more than 75 MB."),
    above("WidgetApiSlow", Warning, Figure::ApiP95, 500,
          "One request of 20 takes more than 500 ms, as browsers see it."),
    above("WidgetApiErrors", Warning, Figure::ApiErrors, 1,
          "More than 1 % of the requests fail, as browsers see it."),
    above("WidgetApiErrorsMany", Error, Figure::ApiErrors, 5,
          "More than 5 % of the requests fail, as browsers see it."),
    service("ServiceSlow", Warning, AlertOn::ServiceLatency, 1'000, 5,
            "One request of 20 takes more than a second."),
    service("ServiceVerySlow", Critical, AlertOn::ServiceLatency, 2'000, 3,
            "One request of 20 takes more than two seconds."),
    service("ServiceErrors", Warning, AlertOn::ServiceErrors, 5, 5,
            "More than 5 % of the requests are answered with an error of the service."),
    service("ServiceErrorsMany", Critical, AlertOn::ServiceErrors, 10, 5,
            "More than 10 % of the requests are answered with an error of the service."),
    service("DatabaseErrors", Critical, AlertOn::DatabaseErrors, 0, 2, "Calls of the database fail."),
    service("RateLimited", Warning, AlertOn::RateLimitHits, 100, 10,
            "More than 100 requests were refused by a rate limit."),
    service("WidgetRarelyOpened", Warning, AlertOn::OpenRate, 5, 30,
            "The chat is asked for on less than 5 % of the pages that load the widget."),
    service("SatisfactionLow", Warning, AlertOn::Satisfaction, 3.5, 60,
            "Visitors rate it with less than 3.5 of 5 in the mean."),
    service("FeatureTakenBack", Error, AlertOn::FeaturesTakenBack, 0, 60,
            "A feature was rolled back by itself, since it failed too often."),
};

}  // namespace

std::span<const AlertRule> alertRules() {
  return kAlertRules;
}

const AlertRule* alertRuleNamed(std::string_view name) {
  const auto found = std::ranges::find(kAlertRules, name, &AlertRule::name);
  return found == kAlertRules.end() ? nullptr : &*found;
}

}  // namespace pipit::server
