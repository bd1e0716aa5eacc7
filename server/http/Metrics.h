#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "domain/Telemetry.h"

namespace pipit::server {

// The service's figures for Prometheus. Safe from every thread.
class Metrics : public Telemetry {
 public:
  Metrics();
  ~Metrics() override;

  void messageAccepted() override;
  void answerCompleted() override;
  void answerResumed() override;
  void answerFailed() override;
  void mailSent() override;
  void mailPostponed(std::string_view why) override;
  void mailGivenUp(std::string_view why) override;
  void featureTakenBack(std::string_view feature) override;
  void feedbackTaken(bool isUrgent) override;
  void feedbackForgotten(std::string_view site, std::int64_t count) override;
  void limitedAlone() override;
  void databaseFailed(std::string_view what) override;

  void answered(std::string_view route, int status, std::chrono::duration<double> took);
  void streamOpened();
  void streamClosed();
  void slowReaderDropped();
  void connectionRefused();

  // The text format, version 0.0.4.
  std::string text() const;

 private:
  struct Figures;
  std::unique_ptr<Figures> figures_;
};

}  // namespace pipit::server
