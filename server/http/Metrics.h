#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "domain/Telemetry.h"
#include "domain/monitoring/ServiceFigures.h"
#include "domain/monitoring/Watch.h"

namespace pipit::server {

// How figures are written: the text format 0.0.4 of Prometheus, OpenMetrics 1.0, JSON, or a page for people.
enum class MetricsFormat : std::uint8_t { Prometheus, OpenMetrics, Json, Summary };

// The service's figures, and those of the sites' newest windows, for Prometheus and for people. Safe from
// every thread.
class Metrics : public Telemetry {
 public:
  Metrics();
  ~Metrics() override;

  void messageAccepted() override;
  void answerCompleted() override;
  void answerResumed() override;
  void answerFailed() override;
  void modelAnswered(std::string_view outcome) override;
  void modelFailed(std::string_view why) override;
  void modelBegan(std::chrono::duration<double> took) override;
  void modelUsed(std::int64_t promptTokens, std::int64_t completionTokens) override;
  void mailSent() override;
  void mailPostponed(std::string_view why) override;
  void mailGivenUp(std::string_view why) override;
  void featureTakenBack(std::string_view feature) override;
  void feedbackTaken(bool isUrgent) override;
  void feedbackForgotten(std::string_view site, std::int64_t count) override;
  void windowsRolledUp(std::string_view site, std::int64_t count) override;
  void measuresForgotten(std::int64_t windows, std::int64_t alerts) override;
  void analyticsForgotten(std::int64_t count) override;
  void conversationsForgotten(std::string_view site, std::int64_t conversations, std::int64_t messages,
                              std::int64_t tickets) override;
  void sessionsForgotten(std::int64_t count) override;
  // Series that rules look at are there from the start: an increase from nothing would be none.
  void expect(const std::vector<std::string_view>& routes);
  void alertFired(const Alert& alert) override;
  void alertResolved(const Alert& alert) override;
  void limitedAlone() override;
  void databaseFailed(std::string_view what) override;

  void answered(std::string_view route, int status, std::chrono::duration<double> took);
  void streamOpened();
  void streamClosed();
  void slowReaderDropped();
  void connectionRefused();

  // What the watch has found last.
  void seen(Sight sight);
  ServiceMeter& meter() { return meter_; }

  std::string text(MetricsFormat format) const;

 private:
  struct Figures;
  std::unique_ptr<Figures> figures_;
  ServiceMeter meter_;
  mutable std::mutex mutex_;
  Sight sight_;
};

}  // namespace pipit::server
