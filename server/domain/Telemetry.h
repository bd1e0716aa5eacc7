#pragma once

#include <chrono>
#include <cstdint>
#include <string_view>

namespace pipit::server {

struct Alert;

// What the domain has to tell whoever watches it. Never a text or a token.
class Telemetry {
 public:
  virtual ~Telemetry() = default;
  virtual void messageAccepted() = 0;
  virtual void answerCompleted() = 0;
  virtual void answerResumed() = 0;
  virtual void answerFailed() = 0;
  // Who has answered where a model was to: "answered", "cached", "concierge", "cut_off", "resting".
  virtual void modelAnswered(std::string_view outcome) = 0;
  // Why it did not: "too_slow". A try, of which an answer may have several.
  virtual void modelFailed(std::string_view why) = 0;
  // From the question to the first word.
  virtual void modelBegan(std::chrono::duration<double> took) = 0;
  virtual void modelUsed(std::int64_t promptTokens, std::int64_t completionTokens) = 0;
  virtual void mailSent() = 0;
  virtual void mailPostponed(std::string_view why) = 0;
  virtual void mailGivenUp(std::string_view why) = 0;
  // Nobody has that feature any more: it failed too often.
  virtual void featureTakenBack(std::string_view feature) = 0;
  virtual void feedbackTaken(bool isUrgent) = 0;
  // It was kept as long as its site wants.
  virtual void feedbackForgotten(std::string_view site, std::int64_t count) = 0;
  // Windows of five minutes became one of an hour; what was measured, or was wrong, long ago is gone.
  virtual void windowsRolledUp(std::string_view site, std::int64_t count) = 0;
  virtual void measuresForgotten(std::int64_t windows, std::int64_t alerts) = 0;
  // Figures of conversations that ended long ago are gone.
  virtual void analyticsForgotten(std::int64_t count) = 0;
  // What was kept as long as its site wants.
  virtual void conversationsForgotten(std::string_view site, std::int64_t conversations,
                                      std::int64_t messages, std::int64_t tickets) = 0;
  // Nobody can come in with them any more.
  virtual void sessionsForgotten(std::int64_t count) = 0;
  virtual void alertFired(const Alert& alert) = 0;
  virtual void alertResolved(const Alert& alert) = 0;
  // A limit that services share was kept by this one alone: the database could not be asked.
  virtual void limitedAlone() = 0;
  virtual void databaseFailed(std::string_view what) = 0;
};

}  // namespace pipit::server
