#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "domain/Clock.h"
#include "domain/Limits.h"
#include "domain/Responder.h"
#include "domain/Store.h"
#include "domain/Switchboard.h"
#include "domain/Telemetry.h"

namespace pipit::server {

// Makes the answers. What is owed stands in the store alone: a question without a complete answer. So a
// service that died in mid-answer finds it again, and an answer takes its place once.
//
// Services that share a store claim the conversations that they make answers for, and take up those of one
// that died when its claim ends. Whoever holds a conversation's event stream has the first go at its
// questions, since words on their way are seen there alone.
//
// In a conversation one answer is made after the other. Time is an argument: advance() does what is due and
// says when to call again.
class AnswerDesk {
 public:
  struct Parts {
    Store& store;
    Responder& responder;
    Switchboard& switchboard;
    Telemetry& telemetry;
    WallClock clock;
    std::chrono::milliseconds othersFirst = limits::kOthersFirst;
  };

  explicit AnswerDesk(Parts parts) : parts_(std::move(parts)) {}

  // Takes up what is owed in all conversations.
  void resume(SteadyTime now);
  // Something was asked in this conversation.
  void ask(const std::string& conversation, SteadyTime now);
  // With which forms the visitor's browser was asked how it was, as somebody else: "csat nps".
  void noteAsked(const std::string& conversation, const std::string& forms);
  // Others may make the answers from now on.
  void close();
  // The conversation is about to go on elsewhere: what is owed in it is looked for there.
  void abandon(const std::string& conversation);
  // Does what is due. The answer is when to come back, if at all.
  std::optional<SteadyTime> advance(SteadyTime now);

  // How many are being made; limits::kAnswersAtOnce at most.
  std::size_t running() const { return running_.size(); }
  // A copy of the message as the visitor should see it: a streaming one with the text so far.
  Message current(const std::string& conversation, Message message) const;
  std::optional<Message> streaming(const std::string& conversation) const;

 private:
  struct Running {
    Message message;
    std::unique_ptr<AnswerStream> stream;
    std::vector<Card> cards;
    std::string extra;
    SteadyTime due;
    bool ended = false;  // the text is whole, but perhaps not yet stored
  };
  using RunningAnswers = std::map<std::string, Running, std::less<>>;

  void lookAround(SteadyTime now);
  void renewClaims(SteadyTime now);
  void takeUpDeferred(SteadyTime now);
  void takeUp(const std::string& conversation, SteadyTime now);
  void begin(const std::string& conversation, SteadyTime now);
  std::optional<Message> place(const std::string& conversation, const Unanswered& owed);
  std::unique_ptr<AnswerStream> compose(const std::string& conversation, const Message& question,
                                        SteadyTime now);

  bool wasAskedElsewhere(const std::string& conversation, std::string_view form) const;
  void work(const std::string& conversation, SteadyTime now);
  void advance(const std::string& conversation, Running& running, SteadyTime now);
  AnswerStep stepOf(Running& running, SteadyTime now);
  std::string read(Running& running, SteadyTime now);
  void finish(const std::string& conversation, const Running& running);

  std::vector<std::string> dueAt(SteadyTime now) const;
  std::optional<SteadyTime> nextDue() const;

  Parts parts_;
  RunningAnswers running_;
  // When to ask the store what is owed: after a failure, when there was no room, and, where it is shared, now
  // and then.
  std::optional<SteadyTime> lookAgain_;
  // Left to others until then.
  std::map<std::string, SteadyTime> deferred_;
  // By conversation; limits::kAnswersAtOnce at most. It comes anew with each message.
  std::map<std::string, std::string> asked_;
  SteadyTime renewAt_{};
};

}  // namespace pipit::server
