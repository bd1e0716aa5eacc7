#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "domain/AnswerDesk.h"
#include "domain/Chat.h"
#include "domain/Extra.h"
#include "domain/SiteBook.h"
#include "support/TemporaryFolder.h"
#include "support/TestDatabase.h"

// Says its pieces, one each 10 ms.
class ScriptedResponder : public pipit::server::Responder {
 public:
  std::vector<std::string> pieces = {"One ", "two ", "three."};
  std::vector<pipit::server::Prompt> prompts;
  // What the answer carries.
  std::string extra;
  bool isBroken = false;
  std::function<void(const pipit::server::Prompt&)> begun;

  std::unique_ptr<pipit::server::AnswerStream> begin(const pipit::server::Prompt& prompt,
                                                     pipit::server::SteadyTime now) override {
    prompts.push_back(prompt);
    if (begun) begun(prompt);
    if (isBroken) throw std::runtime_error("broken");
    return std::make_unique<Script>(pieces, extra, now);
  }

 private:
  class Script : public pipit::server::AnswerStream {
   public:
    Script(std::vector<std::string> pieces, std::string extra, pipit::server::SteadyTime now)
        : pieces_(std::move(pieces)), extra_(std::move(extra)), due_(now) {}

    pipit::server::AnswerStep next(pipit::server::SteadyTime now) override {
      if (next_ == pieces_.size()) return pipit::server::End{{{"Ring", "$1", "/a.svg", "/a.html"}}, extra_};
      if (due_ > now) return pipit::server::Pause{due_};
      due_ += std::chrono::milliseconds(10);
      return pipit::server::Piece{pieces_[next_++]};
    }

   private:
    std::vector<std::string> pieces_;
    std::string extra_;
    pipit::server::SteadyTime due_;
    std::size_t next_ = 0;
  };
};

class RecordingTelemetry : public pipit::server::Telemetry {
 public:
  int accepted = 0, completed = 0, resumed = 0, failed = 0, takenBack = 0, databaseErrors = 0, alone = 0;
  int rolledUp = 0, forgotten = 0;
  std::vector<std::string> fired, resolved;  // alerts, by their rules
  std::vector<std::string> modelAnswers, modelFailures;
  int modelsBegun = 0;
  std::int64_t modelTokens = 0;
  int mailsSent = 0, mailsPostponed = 0, mailsGivenUp = 0;
  int feedbackUrgent = 0, feedbackUsual = 0;
  std::int64_t feedbackGone = 0, analyticsGone = 0;
  std::int64_t conversationsGone = 0, messagesGone = 0, ticketsGone = 0, sessionsGone = 0;

  void messageAccepted() override { ++accepted; }
  void answerCompleted() override { ++completed; }
  void answerResumed() override { ++resumed; }
  void answerFailed() override { ++failed; }
  void modelAnswered(std::string_view outcome) override { modelAnswers.emplace_back(outcome); }
  void modelFailed(std::string_view why) override { modelFailures.emplace_back(why); }
  void modelBegan(std::chrono::duration<double>) override { ++modelsBegun; }
  void modelUsed(std::int64_t prompt, std::int64_t completion) override {
    modelTokens += prompt + completion;
  }
  void mailSent() override { ++mailsSent; }
  void mailPostponed(std::string_view) override { ++mailsPostponed; }
  void mailGivenUp(std::string_view) override { ++mailsGivenUp; }
  void featureTakenBack(std::string_view) override { ++takenBack; }
  void feedbackTaken(bool isUrgent) override { ++(isUrgent ? feedbackUrgent : feedbackUsual); }
  void feedbackForgotten(std::string_view, std::int64_t count) override { feedbackGone += count; }
  void windowsRolledUp(std::string_view, std::int64_t count) override { rolledUp += static_cast<int>(count); }
  void measuresForgotten(std::int64_t windows, std::int64_t) override {
    forgotten += static_cast<int>(windows);
  }
  void analyticsForgotten(std::int64_t count) override { analyticsGone += count; }
  void conversationsForgotten(std::string_view, std::int64_t conversations, std::int64_t messages,
                              std::int64_t tickets) override {
    conversationsGone += conversations;
    messagesGone += messages;
    ticketsGone += tickets;
  }
  void sessionsForgotten(std::int64_t count) override { sessionsGone += count; }
  void alertFired(const pipit::server::Alert& alert) override { fired.push_back(alert.rule); }
  void alertResolved(const pipit::server::Alert& alert) override { resolved.push_back(alert.rule); }
  void limitedAlone() override { ++alone; }
  void databaseFailed(std::string_view) override { ++databaseErrors; }
};

class RecordingListener : public pipit::server::Listener {
 public:
  std::vector<pipit::server::Message> messages;
  std::vector<pipit::server::Delta> deltas;
  bool isReplaced = false;

  void onMessage(const pipit::server::Message& message) override { messages.push_back(message); }
  void onDelta(const pipit::server::Delta& delta) override { deltas.push_back(delta); }
  void onReplaced() override { isReplaced = true; }
};

// The domain over a real database, with a clock in the test's hand. A second one over the same folder is the
// service after its death: nothing of the first is in its memory.
struct Service {
  explicit Service(const TemporaryFolder& folder, pipit::server::RateLimit rate = {0, 0})
      : Service(storeOf(folder), rate) {}
  explicit Service(std::unique_ptr<pipit::server::Store> opened, pipit::server::RateLimit rate = {0, 0})
      : owned(std::move(opened)),
        answers({store, responder, switchboard, telemetry, [this] { return wall; },
                 std::chrono::milliseconds(0)}),
        chat({store, answers, switchboard, telemetry, passes, [this] { return wall; }, rate}),
        sites(store) {
    if (!store.site("shop"))
      (void)sites.save({.id = "shop",
                        .name = {},
                        .allow = {"https://shop.example"},
                        .botName = {},
                        .subtitle = {},
                        .welcome = {},
                        .placeholder = {},
                        .openIn = "tab"});
  }

  pipit::server::Pass visitor() const { return chat.open("shop", std::nullopt)->pass; }

  pipit::server::Message say(const pipit::server::Pass& pass, const std::string& clientId,
                             const std::string& text = "Hello") {
    return chat.say(pass, {clientId, text, ""}, steady).value();
  }

  // The visitor ends the conversation, and that is confirmed.
  void end(const pipit::server::Pass& pass, const std::string& clientId) {
    responder.extra = pipit::server::endedExtra();
    (void)chat
        .say(pass, {clientId, "End conversation", "", pipit::server::FormAnswer{"end", "", "{}"}}, steady)
        .value();
    this->pass(std::chrono::milliseconds(100));
    responder.extra.clear();
  }

  void pass(std::chrono::milliseconds time) {
    for (const auto end = steady + time; steady < end; steady += std::chrono::milliseconds(1))
      answers.advance(steady);
  }

  std::vector<pipit::server::Message> all(const pipit::server::Pass& pass) {
    return chat.history(pass, 1'000'000, 100).messages;
  }

  std::int64_t wall = 1'700'000'000'000;
  pipit::server::SteadyTime steady{std::chrono::hours(1)};
  std::unique_ptr<pipit::server::Store> owned;
  pipit::server::Store& store{*owned};
  ScriptedResponder responder;
  RecordingTelemetry telemetry;
  pipit::server::Switchboard switchboard{store, telemetry};
  pipit::server::PassOffice passes{pipit::server::PassOffice::Key{1, 2, 3}};
  pipit::server::AnswerDesk answers;
  pipit::server::Chat chat;
  pipit::server::SiteBook sites;
};
