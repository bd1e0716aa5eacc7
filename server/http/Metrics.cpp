#include "http/Metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <array>
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

// Of deploy/prometheus/rules.yml, as far as a route gives them.
constexpr std::array<const char*, 4> kJudgedStatuses = {"200", "429", "500", "503"};

// From an answer out of memory to one that a person notices.
prometheus::Histogram::BucketBoundaries seconds() {
  return {.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5};
}

// Up to what nobody waits for.
prometheus::Histogram::BucketBoundaries firstTokenSeconds() {
  return {.1, .25, .5, 1, 2, 3, 5, 7.5, 10};
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
  Family<Counter>& modelAnswers = counters(registry, "pipit_model_answers_total",
                                           "Answers that were a model's to make, by who made them.");
  Family<Counter>& modelFailures =
      counters(registry, "pipit_model_failures_total", "Requests to the model that failed, by why.");
  Family<Counter>& modelTokens =
      counters(registry, "pipit_model_tokens_total", "Tokens as the model's server counts them.");
  Counter& promptTokens = modelTokens.Add({{"of", "prompt"}});
  Counter& completionTokens = modelTokens.Add({{"of", "completion"}});
  Family<prometheus::Histogram>& modelFirstToken =
      prometheus::BuildHistogram()
          .Name("pipit_model_first_token_seconds")
          .Help("From a question to the first word of the model's answer.")
          .Register(registry);
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
  Counter& conversationsForgotten = counter(registry, "pipit_conversations_forgotten_total",
                                            "Conversations that were kept as long as their site wants.");
  Counter& messagesForgotten = counter(registry, "pipit_messages_forgotten_total", "Their messages.");
  Counter& ticketsForgotten =
      counter(registry, "pipit_tickets_forgotten_total", "Closed tickets that were kept as long as that.");
  Counter& sessionsForgotten = counter(registry, "pipit_sessions_forgotten_total",
                                       "Ended sessions and unused codes whose time is over.");
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

void Metrics::modelAnswered(std::string_view outcome) {
  figures_->modelAnswers.Add({{"outcome", std::string(outcome)}}).Increment();
}
void Metrics::modelFailed(std::string_view why) {
  figures_->modelFailures.Add({{"why", std::string(why)}}).Increment();
  logProblem("model.failed", why);
}
void Metrics::modelBegan(std::chrono::duration<double> took) {
  figures_->modelFirstToken.Add({}, firstTokenSeconds()).Observe(took.count());
}
void Metrics::modelUsed(std::int64_t promptTokens, std::int64_t completionTokens) {
  figures_->promptTokens.Increment(static_cast<double>(promptTokens));
  figures_->completionTokens.Increment(static_cast<double>(completionTokens));
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
void Metrics::conversationsForgotten(std::string_view site, std::int64_t conversations, std::int64_t messages,
                                     std::int64_t tickets) {
  figures_->conversationsForgotten.Increment(static_cast<double>(conversations));
  figures_->messagesForgotten.Increment(static_cast<double>(messages));
  figures_->ticketsForgotten.Increment(static_cast<double>(tickets));
  logEvent("conversations.forgotten", std::string(site) + ": " + std::to_string(conversations) + ", " +
                                          std::to_string(messages) + " messages, " + std::to_string(tickets) +
                                          " tickets");
}
void Metrics::sessionsForgotten(std::int64_t count) {
  figures_->sessionsForgotten.Increment(static_cast<double>(count));
  logEvent("sessions.forgotten", std::to_string(count));
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

void Metrics::expect(const std::vector<std::string_view>& routes) {
  for (const std::string_view route : routes) {
    if (!route.starts_with("/api/")) continue;
    const std::string name(route);
    for (const char* status : kJudgedStatuses) figures_->requests.Add({{"route", name}, {"status", status}});
    figures_->latency.Add({{"route", name}}, seconds());
  }
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
