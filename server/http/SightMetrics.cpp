#include "http/SightMetrics.h"

#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "domain/monitoring/AlertRules.h"
#include "metrics/Figures.h"
#include "metrics/Health.h"

namespace pipit::server {

namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

// "renderP95": "render_p95".
std::string snakeCased(std::string_view name) {
  std::string snake;
  for (const char c : name) {
    const bool isCapital = c >= 'A' && c <= 'Z';
    if (isCapital) snake += '_';
    snake += isCapital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return snake;
}

// What stands behind the name, and what the value is multiplied with.
std::pair<std::string_view, double> baseUnit(Unit unit) {
  switch (unit) {
    case Unit::Percent:
      return {"_ratio", 0.01};
    case Unit::Milliseconds:
      return {"_seconds", 0.001};
    case Unit::Bytes:
      return {"_bytes", 1};
    case Unit::Megabytes:
      return {"_bytes", 1e6};
    case Unit::Count:
    case Unit::FramesPerSecond:
      break;
  }
  return {"", 1};
}

ClientMetric gauge(double value, std::vector<ClientMetric::Label> labels) {
  ClientMetric metric;
  metric.label = std::move(labels);
  metric.gauge.value = value;
  return metric;
}

void add(MetricFamilies& families, MetricFamily family) {
  family.type = MetricType::Gauge;
  if (!family.metric.empty()) families.push_back(std::move(family));
}

MetricFamily figureFamily(Figure figure, const Sight& sight, const std::vector<Figures>& figures) {
  const FigureRow& row = figureTable[static_cast<std::size_t>(figure)];
  const auto [suffix, factor] = baseUnit(row.unit);
  MetricFamily family;
  family.name = "pipit_widget_" + snakeCased(row.name) + std::string(suffix);
  family.help = "Of the site's newest window: " + std::string(row.name) + " of docs/monitoring.md.";
  for (std::size_t index = 0; index < figures.size(); ++index)
    if (const auto value = figures[index][figure])
      family.metric.push_back(gauge(*value * factor, {{"site", sight.sites[index].site}}));
  return family;
}

MetricFamily alertFamily(const Sight& sight) {
  std::map<std::string_view, int> counts;
  for (const Alert& alert : sight.firing) ++counts[alert.rule];
  MetricFamily family;
  family.name = "pipit_alerts_firing";
  family.help = "Alerts that fire, of all sites and of the service.";
  for (const AlertRule& rule : alertRules())
    family.metric.push_back(gauge(counts[rule.name], {{"rule", std::string(rule.name)},
                                                      {"severity", std::string(nameOf(rule.severity))}}));
  return family;
}

MetricFamily queueFamily(const Sight& sight) {
  MetricFamily family;
  family.name = "pipit_queue_waiting";
  family.help = "What waits to be done: conversations to be answered, mails to be sent.";
  family.metric.push_back(gauge(static_cast<double>(sight.answersWaiting), {{"queue", "questions"}}));
  family.metric.push_back(gauge(static_cast<double>(sight.mailsWaiting), {{"queue", "mail"}}));
  return family;
}

MetricFamily satisfactionFamily(const Sight& sight) {
  MetricFamily family;
  family.name = "pipit_satisfaction_mean";
  family.help = "What visitors rated it in the last hour, 1 to 5.";
  if (sight.satisfaction) family.metric.push_back(gauge(*sight.satisfaction, {}));
  return family;
}

}  // namespace

void addSight(const Sight& sight, MetricFamilies& families) {
  std::vector<Figures> figures;
  MetricFamily reports, health, longTasks, longTaskRate;
  reports.name = "pipit_widget_window_reports";
  reports.help = "Reports in the site's newest window.";
  health.name = "pipit_widget_health_score";
  health.help = "Of the site's newest window, 0 to 100.";
  longTasks.name = "pipit_widget_long_tasks";
  longTasks.help = "Tasks of 50 ms and more in the site's newest window.";
  longTaskRate.name = "pipit_widget_long_tasks_per_report";
  longTaskRate.help = "The same, of a report in the mean.";
  for (const MeasuredSite& site : sight.sites) {
    figures.emplace_back(site.measured.report);
    reports.metric.push_back(gauge(static_cast<double>(site.measured.reports), {{"site", site.site}}));
    const auto tasks = static_cast<double>(site.measured.report.of(Counter::LongTasks));
    longTasks.metric.push_back(gauge(tasks, {{"site", site.site}}));
    if (const auto rate = longTasksPerReport(site.measured))
      longTaskRate.metric.push_back(gauge(*rate, {{"site", site.site}}));
    if (const auto score = Health::of(figures.back()).score())
      health.metric.push_back(gauge(*score, {{"site", site.site}}));
  }
  add(families, alertFamily(sight));
  add(families, queueFamily(sight));
  add(families, satisfactionFamily(sight));
  add(families, std::move(reports));
  add(families, std::move(health));
  add(families, std::move(longTasks));
  add(families, std::move(longTaskRate));
  for (std::size_t index = 0; index < figureTable.size(); ++index)
    add(families, figureFamily(static_cast<Figure>(index), sight, figures));
}

}  // namespace pipit::server
