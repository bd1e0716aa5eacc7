#include "http/Metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <utility>

#include "domain/Clock.h"
#include "domain/Limits.h"
#include "http/Log.h"
#include "http/MetricsText.h"
#include "http/SightMetrics.h"

namespace pipit::server {

namespace {

using prometheus::Counter;
using prometheus::Family;
using prometheus::Registry;

Family<Counter>& counters(Registry& registry, const char* name, const char* help) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(registry);
}

Counter& counter(Registry& registry, const char* name, const char* help) {
  return counters(registry, name, help).Add({});
}

// From an answer out of memory to one that a person notices.
prometheus::Histogram::BucketBoundaries seconds() {
  return {.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5};
}

}  // namespace

struct Metrics::Figures {
  Registry registry;
  Family<Counter>& requests = counters(registry, "pipit_http_requests_total", "Requests answered.");
  Family<prometheus::Histogram>& latency =
      prometheus::BuildHistogram()
          .Name("pipit_http_request_seconds")
          .Help("From a request's end to its answer's end, without streams.")
          .Register(registry);
  prometheus::Gauge& streams = prometheus::BuildGauge()
                                   .Name("pipit_event_streams")
                                   .Help("Event streams that are open.")
                                   .Register(registry)
                                   .Add({});
  Counter& messages = counter(registry, "pipit_messages_total", "Visitors' messages accepted.");
  Family<Counter>& answers = counters(registry, "pipit_answers_total", "Answers by what became of them.");
  Counter& completed = answers.Add({{"outcome", "completed"}});
  Counter& resumed = answers.Add({{"outcome", "resumed"}});
  Counter& failed = answers.Add({{"outcome", "failed"}});
  Family<Counter>& mails =
      counters(registry, "pipit_mails_total", "Conversations mailed, by what became of them.");
  Counter& mailsSent = mails.Add({{"outcome", "sent"}});
  Counter& mailsPostponed = mails.Add({{"outcome", "postponed"}});
  Counter& mailsGivenUp = mails.Add({{"outcome", "given_up"}});
  Family<Counter>& feedback = counters(registry, "pipit_feedback_total", "Feedback of visitors taken.");
  Counter& feedbackUrgent = feedback.Add({{"urgent", "yes"}});
  Counter& feedbackUsual = feedback.Add({{"urgent", "no"}});
  Counter& feedbackForgotten = counter(registry, "pipit_feedback_forgotten_total",
                                       "Feedback that was kept as long as its site wants.");
  Counter& slow =
      counter(registry, "pipit_slow_readers_total", "Event streams ended because their reader was too slow.");
  Counter& refused = counter(registry, "pipit_connections_refused_total", "Connections over the limit.");
  Counter& takenBack = counter(registry, "pipit_features_taken_back_total",
                               "Features that were rolled back because they failed too often.");
  Counter& alone = counter(registry, "pipit_rate_limits_alone_total",
                           "Shared limits that this service kept alone, without the database.");
  Counter& rolledUp = counter(registry, "pipit_widget_windows_rolled_up_total",
                              "Windows of five minutes that became a part of one of an hour.");
  Counter& forgotten =
      counter(registry, "pipit_widget_windows_forgotten_total", "Windows that were kept for 90 days.");
  Counter& analyticsForgotten = counter(registry, "pipit_analytics_forgotten_total",
                                        "Conversations whose figures were kept for 90 days.");
  Family<Counter>& fired = counters(registry, "pipit_alerts_fired_total", "Alerts that fired here, by rule.");
  Counter& database = counter(registry, "pipit_database_errors_total", "Calls of the database that failed.");
};

Metrics::Metrics() : figures_(std::make_unique<Figures>()) {}
Metrics::~Metrics() = default;

void Metrics::messageAccepted() {
  figures_->messages.Increment();
}
void Metrics::answerCompleted() {
  figures_->completed.Increment();
}
void Metrics::answerResumed() {
  figures_->resumed.Increment();
}
void Metrics::answerFailed() {
  figures_->failed.Increment();
}

void Metrics::mailSent() {
  figures_->mailsSent.Increment();
}
void Metrics::mailPostponed(std::string_view why) {
  figures_->mailsPostponed.Increment();
  logProblem("mail.postponed", why);
}
void Metrics::mailGivenUp(std::string_view why) {
  figures_->mailsGivenUp.Increment();
  logProblem("mail.given_up", why);
}

void Metrics::featureTakenBack(std::string_view feature) {
  figures_->takenBack.Increment();
  logProblem("feature.taken_back", feature);
}

void Metrics::feedbackTaken(bool isUrgent) {
  (isUrgent ? figures_->feedbackUrgent : figures_->feedbackUsual).Increment();
}
void Metrics::feedbackForgotten(std::string_view site, std::int64_t count) {
  figures_->feedbackForgotten.Increment(static_cast<double>(count));
  logEvent("feedback.forgotten", std::string(site) + ": " + std::to_string(count));
}
void Metrics::windowsRolledUp(std::string_view site, std::int64_t count) {
  figures_->rolledUp.Increment(static_cast<double>(count));
  logEvent("windows.rolled_up", std::string(site) + ": " + std::to_string(count));
}
void Metrics::measuresForgotten(std::int64_t windows, std::int64_t alerts) {
  figures_->forgotten.Increment(static_cast<double>(windows));
  logEvent("measures.forgotten", std::to_string(windows) + " windows, " + std::to_string(alerts) + " alerts");
}
void Metrics::analyticsForgotten(std::int64_t count) {
  figures_->analyticsForgotten.Increment(static_cast<double>(count));
  logEvent("analytics.forgotten", std::to_string(count) + " conversations");
}
void Metrics::alertFired(const Alert& alert) {
  figures_->fired.Add({{"rule", alert.rule}}).Increment();
  logAlert("alert.fired", alert);
}
void Metrics::alertResolved(const Alert& alert) {
  logAlert("alert.resolved", alert);
}

void Metrics::limitedAlone() {
  figures_->alone.Increment();
}

void Metrics::databaseFailed(std::string_view what) {
  figures_->database.Increment();
  meter_.databaseFailed(systemMilliseconds());
  logProblem("database", what);
}

void Metrics::answered(std::string_view route, int status, std::chrono::duration<double> took) {
  const std::string name(route);
  figures_->requests.Add({{"route", name}, {"status", std::to_string(status)}}).Increment();
  figures_->latency.Add({{"route", name}}, seconds()).Observe(took.count());
  meter_.answered(route, status, took.count() * 1'000, systemMilliseconds());
}

void Metrics::streamOpened() {
  figures_->streams.Increment();
}
void Metrics::streamClosed() {
  figures_->streams.Decrement();
}
void Metrics::slowReaderDropped() {
  figures_->slow.Increment();
}
void Metrics::connectionRefused() {
  figures_->refused.Increment();
}

void Metrics::seen(Sight sight) {
  if (sight.sites.size() > limits::kMeteredSites) sight.sites.resize(limits::kMeteredSites);
  const std::scoped_lock lock(mutex_);
  sight_ = std::move(sight);
}

std::string Metrics::text(MetricsFormat format) const {
  auto families = figures_->registry.Collect();
  {
    const std::scoped_lock lock(mutex_);
    addSight(sight_, families);
  }
  switch (format) {
    case MetricsFormat::Prometheus:
      return prometheusText(families);
    case MetricsFormat::OpenMetrics:
      return openMetricsText(families);
    case MetricsFormat::Json:
      return metricsJson(families);
    case MetricsFormat::Summary:
      break;
  }
  return metricsSummary(families);
}

}  // namespace pipit::server
