#include "domain/monitoring/Watch.h"

#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

#include "domain/Limits.h"
#include "domain/monitoring/Windows.h"
#include "metrics/Figures.h"

namespace pipit::server {

namespace {

constexpr std::int64_t kWatchMinute = 60'000;
constexpr std::string_view kMinutesLock = "service-minutes";

std::int64_t spanOf(std::chrono::milliseconds time) {
  return time.count();
}

// Of a window that has ended and of the one after it the same may be wrong: what was said last counts.
void onceEach(std::vector<Breach>& breaches) {
  std::set<std::pair<const AlertRule*, std::string>> known;
  std::vector<Breach> once;
  for (auto breach = breaches.rbegin(); breach != breaches.rend(); ++breach)
    if (known.emplace(breach->rule, breach->site).second) once.push_back(*breach);
  std::ranges::reverse(once);
  breaches = std::move(once);
}

std::optional<double> rateOf(std::int64_t part, std::int64_t whole, std::int64_t least) {
  if (whole < least) return std::nullopt;
  return 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

}  // namespace

SteadyTime Watch::advance(SteadyTime now) {
  if (now < due_) return due_;
  due_ = now + limits::kAlertLook;
  try {
    look(parts_.clock());
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
  }
  return due_;
}

void Watch::look(std::int64_t now) {
  keepMinutes(now);
  Sight sight;
  const auto windows = freshWindows(now);
  sight.sites = newestOf(windows);
  sight.answersWaiting = static_cast<std::int64_t>(parts_.store.waiting(limits::kAnswersAtOnce, now).size());
  sight.mailsWaiting = parts_.store.mailsWaiting();
  std::vector<Breach> breaches;
  judgeService(now, breaches);
  for (const MeasuredSite& site : endedOf(windows, now)) judgeSite(site, breaches);
  for (const MeasuredSite& site : sight.sites) judgeSite(site, breaches);
  onceEach(breaches);
  std::erase_if(baselines_, [&](const auto& baseline) {
    return std::ranges::find(sight.sites, baseline.first, &MeasuredSite::site) == sight.sites.end();
  });
  if (breaches.size() > limits::kAlertsFiring) breaches.resize(limits::kAlertsFiring);
  sight.firing = alerts_.judge(breaches, now);
  sight.satisfaction = satisfactionSince(now - 60 * kWatchMinute);
  parts_.seen(std::move(sight));
  lookedAt_ = now;
}

// What the database does not take now it takes later.
void Watch::keepMinutes(std::int64_t now) {
  const auto minutes = parts_.meter.take();
  try {
    if (!minutes.empty()) putMinutes(minutes);
    parts_.store.forgetServiceMinutes(now / kWatchMinute - 60);
  } catch (const StoreFailure&) {
    parts_.meter.giveBack(minutes);
    throw;
  }
}

void Watch::putMinutes(const ServiceMeter::Minutes& minutes) {
  parts_.store.exclusively({std::string(kMinutesLock)}, [&] {
    for (const auto& [minute, figures] : minutes) {
      const auto row = parts_.store.serviceMinute(minute);
      ServiceFigures all = row ? ServiceFigures::read(row->figures).value_or(ServiceFigures()) : figures;
      if (row) all.merge(figures);
      parts_.store.putServiceMinute({minute, all.json()});
    }
  });
}

std::vector<WidgetWindow> Watch::freshWindows(std::int64_t now) {
  return parts_.store.windows({.sites = {},
                               .seconds = kFreshWindow,
                               .from = now - spanOf(limits::kJudgedWindow) + 1,
                               .to = now + kFreshWindow * 1'000});
}

// Those that have ended since the last look, or shortly before it: a report that was being stored then is in
// now.
std::vector<MeasuredSite> Watch::endedOf(const std::vector<WidgetWindow>& windows, std::int64_t now) {
  const std::int64_t since = lookedAt_ - spanOf(limits::kAlertLook);
  std::vector<WidgetWindow> ended;
  for (const WidgetWindow& window : windows) {
    const std::int64_t end = window.starts + window.seconds * 1'000;
    if (end > since && end <= now) ended.push_back(window);
  }
  return newestOf(ended);
}

std::vector<MeasuredSite> Watch::newestOf(const std::vector<WidgetWindow>& windows) {
  std::map<std::string_view, const WidgetWindow*> newest;  // they come in the order of their starts
  for (const WidgetWindow& window : windows) newest[window.site] = &window;
  std::vector<const WidgetWindow*> most;
  for (const auto& [site, window] : newest) most.push_back(window);
  std::ranges::stable_sort(most, std::ranges::greater(), &WidgetWindow::reports);
  if (most.size() > limits::kJudgedSites) most.resize(limits::kJudgedSites);
  std::vector<MeasuredSite> sites;
  for (const WidgetWindow* window : most)
    sites.push_back({window->site, {window->starts, window->seconds, window->reports, reportOf(*window)}});
  return sites;
}

void Watch::judgeSite(const MeasuredSite& site, std::vector<Breach>& breaches) {
  const Figures figures(site.measured.report);
  for (const AlertRule& rule : alertRules()) {
    std::optional<double> value;
    if (rule.on == AlertOn::Figure) value = figures[rule.figure];
    if (rule.on == AlertOn::RenderRegression) value = regressionOf(site, figures);
    if (value && rule.isBroken(*value)) breaches.push_back({&rule, site.site, *value});
  }
}

std::optional<double> Watch::regressionOf(const MeasuredSite& site, const Figures& figures) {
  const auto now = figures[Figure::RenderP95], before = baselineOf(site);
  if (!now || !before || *before <= 0) return std::nullopt;
  return 100 * (*now / *before - 1);
}

// It stays the same while a window lasts.
std::optional<double> Watch::baselineOf(const MeasuredSite& site) {
  Baseline& baseline = baselines_[site.site];
  if (baseline.window == site.measured.starts) return baseline.renderP95;
  const auto windows = parts_.store.windows({.sites = {{site.site}},
                                             .seconds = 0,
                                             .from = site.measured.starts - spanOf(limits::kBaseline),
                                             .to = site.measured.starts});
  const Report report = spanOf(windows, kDayWindow).total.report;
  const Sketch& renders = report.of(Distribution::RenderMs);
  baseline.window = site.measured.starts;
  baseline.renderP95 = renders.count() < limits::kBaselineValues ? std::nullopt : renders.quantile(0.95);
  return baseline.renderP95;
}

void Watch::judgeService(std::int64_t now, std::vector<Breach>& breaches) {
  minutes_.clear();
  for (const ServiceMinute& row : parts_.store.serviceMinutesSince(now / kWatchMinute - 60))
    if (auto figures = ServiceFigures::read(row.figures))
      minutes_.emplace_back(row.minute, *std::move(figures));
  for (const AlertRule& rule : alertRules()) {
    const auto value = serviceValue(rule, now);
    if (value && rule.isBroken(*value)) breaches.push_back({&rule, {}, *value});
  }
}

// The minute that is not over counts as one: so nothing is seen a minute too late.
ServiceFigures Watch::figuresSince(std::int64_t minute) {
  ServiceFigures all;
  for (const auto& [at, figures] : minutes_)
    if (at > minute) all.merge(figures);
  return all;
}

std::optional<double> Watch::serviceValue(const AlertRule& rule, std::int64_t now) {
  if (rule.on == AlertOn::Figure || rule.on == AlertOn::RenderRegression) return std::nullopt;
  if (rule.on == AlertOn::FeaturesTakenBack)
    return static_cast<double>(featuresTakenBack(now - rule.minutes * kWatchMinute));
  if (rule.on == AlertOn::Satisfaction) return satisfactionSince(now - rule.minutes * kWatchMinute);
  const ServiceFigures figures = figuresSince(now / kWatchMinute - rule.minutes);
  if (rule.on == AlertOn::DatabaseErrors) return static_cast<double>(figures.databaseErrors);
  if (rule.on == AlertOn::RateLimitHits) return static_cast<double>(figures.limited);
  if (rule.on == AlertOn::OpenRate) return rateOf(figures.opens, figures.loads, limits::kJudgedLoads);
  if (rule.on == AlertOn::ServiceErrors)
    return rateOf(figures.errors, figures.requests, limits::kJudgedRequests);
  if (figures.requests < limits::kJudgedRequests) return std::nullopt;
  return figures.latency.quantile(0.95);
}

std::optional<double> Watch::satisfactionSince(std::int64_t since) {
  std::int64_t ratings = 0, sum = 0;
  for (const FeedbackSum& part : parts_.store.feedbackSums(
           {.sites = {}, .type = FeedbackType::Satisfaction, .sentiment = {}, .since = since, .after = {}})) {
    ratings += part.ratings;
    sum += part.ratingSum;
  }
  if (ratings < limits::kJudgedRatings) return std::nullopt;
  return static_cast<double>(sum) / static_cast<double>(ratings);
}

std::int64_t Watch::featuresTakenBack(std::int64_t since) {
  std::int64_t count = 0;
  for (const RolloutRecord& record : parts_.store.rollouts()) {
    if (record.rollout.status != RolloutStatus::RolledBack || record.since < since) continue;
    const auto events = parts_.store.rolloutEvents(nameOf(record.feature), 1);
    if (!events.empty() && events.front().signature.who == "pipitd") ++count;
  }
  return count;
}

}  // namespace pipit::server
