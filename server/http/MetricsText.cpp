#include "http/MetricsText.h"

#include <fmt/format.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <boost/json.hpp>
#include <cmath>
#include <map>
#include <sstream>
#include <string_view>

namespace pipit::server {

namespace json = boost::json;

namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

constexpr std::string_view kTotal = "_total";

std::string_view typeName(MetricType type) {
  switch (type) {
    case MetricType::Counter:
      return "counter";
    case MetricType::Gauge:
      return "gauge";
    case MetricType::Histogram:
      return "histogram";
    case MetricType::Summary:
      return "summary";
    case MetricType::Untyped:
      break;
  }
  return "unknown";
}

double valueOf(const ClientMetric& metric, MetricType type) {
  return type == MetricType::Counter ? metric.counter.value : metric.gauge.value;
}

std::string escapedLabel(std::string_view text) {
  std::string escaped;
  for (const char c : text) {
    if (c == '\\' || c == '"') escaped += '\\';
    escaped += c == '\n' ? "\\n" : std::string(1, c);
  }
  return escaped;
}

std::string labelsOf(const ClientMetric& metric, std::string_view bound = {}) {
  std::string labels;
  for (const auto& label : metric.label)
    labels += fmt::format("{}{}=\"{}\"", labels.empty() ? "" : ",", label.name, escapedLabel(label.value));
  if (!bound.empty()) labels += fmt::format("{}le=\"{}\"", labels.empty() ? "" : ",", bound);
  return labels.empty() ? labels : fmt::format("{{{}}}", labels);
}

std::string numberText(double value) {
  if (std::isnan(value)) return "NaN";
  if (std::isinf(value)) return value > 0 ? "+Inf" : "-Inf";
  return fmt::format("{}", value);
}

// OpenMetrics wants bounds that are the same in all programs: "1.0".
std::string boundText(double bound) {
  const std::string text = numberText(bound);
  return text.find_first_of(".Ie") == std::string::npos ? text + ".0" : text;
}

void writeHistogram(const std::string& name, const ClientMetric& metric, std::string& text) {
  for (const auto& bucket : metric.histogram.bucket)
    text += fmt::format("{}_bucket{} {}\n", name, labelsOf(metric, boundText(bucket.upper_bound)),
                        bucket.cumulative_count);
  text += fmt::format("{}_count{} {}\n", name, labelsOf(metric), metric.histogram.sample_count);
  text += fmt::format("{}_sum{} {}\n", name, labelsOf(metric), numberText(metric.histogram.sample_sum));
}

std::string openMetricsName(const MetricFamily& family) {
  const bool isTotal = family.type == MetricType::Counter && family.name.ends_with(kTotal);
  return family.name.substr(0, family.name.size() - (isTotal ? kTotal.size() : 0));
}

json::object metricJson(const ClientMetric& metric, MetricType type) {
  json::object labels;
  for (const auto& label : metric.label) labels[label.name] = label.value;
  if (type != MetricType::Histogram) return {{"labels", std::move(labels)}, {"value", valueOf(metric, type)}};
  json::array buckets;
  for (const auto& bucket : metric.histogram.bucket)
    buckets.push_back(
        json::object{{"le", numberText(bucket.upper_bound)}, {"count", bucket.cumulative_count}});
  return {{"labels", std::move(labels)},
          {"count", metric.histogram.sample_count},
          {"sum", metric.histogram.sample_sum},
          {"buckets", std::move(buckets)}};
}

const MetricFamily* familyOf(const MetricFamilies& families, std::string_view name) {
  const auto found = std::ranges::find(families, name, &MetricFamily::name);
  return found == families.end() ? nullptr : &*found;
}

std::string_view labelOf(const ClientMetric& metric, std::string_view name) {
  const auto found = std::ranges::find(metric.label, name, &ClientMetric::Label::name);
  return found == metric.label.end() ? std::string_view() : std::string_view(found->value);
}

// Of all of a family's metrics, or of those whose label begins so.
double sumOf(const MetricFamilies& families, std::string_view name, std::string_view label = {},
             std::string_view start = {}) {
  const MetricFamily* family = familyOf(families, name);
  double sum = 0;
  if (family == nullptr) return sum;
  for (const ClientMetric& metric : family->metric)
    if (label.empty() || labelOf(metric, label).starts_with(start)) sum += valueOf(metric, family->type);
  return sum;
}

// The upper bound of the bucket in which it lies, in seconds, over all routes.
double latencyQuantile(const MetricFamilies& families, double q) {
  const MetricFamily* family = familyOf(families, "pipit_http_request_seconds");
  if (family == nullptr) return 0;
  std::map<double, std::uint64_t> buckets;
  std::uint64_t count = 0;
  for (const ClientMetric& metric : family->metric) {
    count += metric.histogram.sample_count;
    for (const auto& bucket : metric.histogram.bucket) buckets[bucket.upper_bound] += bucket.cumulative_count;
  }
  for (const auto& [bound, below] : buckets)
    if (static_cast<double>(below) >= q * static_cast<double>(count)) return bound;
  return 0;
}

std::string sitesText(const MetricFamilies& families) {
  const MetricFamily* family = familyOf(families, "pipit_widget_health_score");
  if (family == nullptr) return "  none has been measured lately\n";
  std::string text;
  for (const ClientMetric& metric : family->metric)
    text += fmt::format("  {:<40} {:>3}\n", labelOf(metric, "site"), metric.gauge.value);
  return text;
}

std::string alertsText(const MetricFamilies& families) {
  const MetricFamily* family = familyOf(families, "pipit_alerts_firing");
  std::string text;
  for (const ClientMetric& metric : family == nullptr ? std::vector<ClientMetric>() : family->metric)
    if (metric.gauge.value > 0)
      text += fmt::format("  {:<8}  {} ({})\n", labelOf(metric, "severity"), labelOf(metric, "rule"),
                          metric.gauge.value);
  return text.empty() ? "  none\n" : text;
}

}  // namespace

std::string prometheusText(const MetricFamilies& families) {
  std::ostringstream out;
  prometheus::TextSerializer().Serialize(out, families);
  return out.str();
}

std::string openMetricsText(const MetricFamilies& families) {
  std::string text;
  for (const MetricFamily& family : families) {
    const std::string name = openMetricsName(family);
    text += fmt::format("# TYPE {} {}\n# HELP {} {}\n", name, typeName(family.type), name,
                        escapedLabel(family.help));
    const std::string sample = family.type == MetricType::Counter ? name + std::string(kTotal) : name;
    for (const ClientMetric& metric : family.metric) {
      if (family.type == MetricType::Histogram) {
        writeHistogram(name, metric, text);
      } else {
        text += fmt::format("{}{} {}\n", sample, labelsOf(metric), numberText(valueOf(metric, family.type)));
      }
    }
  }
  return text + "# EOF\n";
}

std::string metricsJson(const MetricFamilies& families) {
  json::array list;
  for (const MetricFamily& family : families) {
    json::array metrics;
    for (const ClientMetric& metric : family.metric) metrics.push_back(metricJson(metric, family.type));
    list.push_back(json::object{{"name", family.name},
                                {"type", typeName(family.type)},
                                {"help", family.help},
                                {"metrics", std::move(metrics)}});
  }
  return json::serialize(json::object{{"families", std::move(list)}});
}

std::string metricsSummary(const MetricFamilies& families) {
  const double requests = sumOf(families, "pipit_http_requests_total");
  const double errors = sumOf(families, "pipit_http_requests_total", "status", "5");
  std::string text = "pipitd, since it started\n\n";
  const auto line = [&](std::string_view name, const std::string& value) {
    text += fmt::format("  {:<40} {}\n", name, value);
  };
  const auto count = [&](std::string_view name, double value) { line(name, numberText(value)); };
  count("requests", requests);
  line("answered 5xx", fmt::format("{} ({:.2f} %)", errors, requests > 0 ? 100 * errors / requests : 0));
  count("refused by a rate limit", sumOf(families, "pipit_http_requests_total", "status", "429"));
  for (const double q : {0.5, 0.95, 0.99})
    line(fmt::format("p{:.0f} of the latency, at most", 100 * q),
         fmt::format("{} ms", 1'000 * latencyQuantile(families, q)));
  count("database errors", sumOf(families, "pipit_database_errors_total"));
  count("conversations that wait for an answer",
        sumOf(families, "pipit_queue_waiting", "queue", "questions"));
  count("mails that wait", sumOf(families, "pipit_queue_waiting", "queue", "mail"));
  count("event streams open", sumOf(families, "pipit_event_streams"));
  count("messages of visitors", sumOf(families, "pipit_messages_total"));
  count("answers completed", sumOf(families, "pipit_answers_total", "outcome", "completed"));
  count("answers failed", sumOf(families, "pipit_answers_total", "outcome", "failed"));
  text += "\nalerts that fire\n\n" + alertsText(families);
  text += "\nhealth of the widget, by sites, in their newest window\n\n" + sitesText(families);
  return text;
}

}  // namespace pipit::server
