#include "domain/AnswerDesk.h"

#include <algorithm>
#include <chrono>
#include <ranges>
#include <utility>

#include "base/Utf8.h"
#include "domain/Extra.h"
#include "domain/Identifier.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {

// What a visitor reads when the responder itself fails: an answer is owed in any case.
constexpr std::string_view kApology =
    "Sorry, something went wrong on our side. Please ask again in a moment.";

class Apology : public AnswerStream {
 public:
  AnswerStep next(SteadyTime) override {
    if (std::exchange(said_, true)) return End{};
    return Piece{std::string(kApology)};
  }

 private:
  bool said_ = false;
};

// False: the text is full, and the piece is cut.
bool grow(std::string& text, std::string& grown, std::string_view piece) {
  const auto part = truncateUtf8(piece, limits::kTextBytes - text.size());
  text += part;
  grown += part;
  return part.size() == piece.size();
}

std::vector<Card> presentable(std::vector<Card> cards) {
  if (cards.size() > limits::kCards) cards.resize(limits::kCards);
  for (Card& card : cards) {
    for (std::string* field : {&card.title, &card.detail, &card.image, &card.link}) {
      *field = truncateUtf8(*field, limits::kCardFieldBytes);
    }
  }
  return cards;
}

Lease leaseFrom(std::int64_t now) {
  return {now, now + std::chrono::milliseconds(limits::kLease).count()};
}

// What no client could show is left out.
std::string_view presentable(std::string_view extra) {
  return isExtra(extra) ? extra : std::string_view();
}

}  // namespace

void AnswerDesk::resume(SteadyTime now) {
  lookAgain_ = now;
}

void AnswerDesk::ask(const std::string& conversation, SteadyTime now) {
  if (running_.contains(conversation)) return;  // it looks for the next question when it ends
  const bool isOthers = parts_.store.isShared() && parts_.othersFirst > parts_.othersFirst.zero() &&
                        !parts_.switchboard.isHeard(conversation);
  if (!isOthers || deferred_.size() >= limits::kAnswersAtOnce) return takeUp(conversation, now);
  deferred_.emplace(conversation, now + parts_.othersFirst);
}

void AnswerDesk::takeUp(const std::string& conversation, SteadyTime now) {
  if (running_.contains(conversation)) return;
  if (running_.size() >= limits::kAnswersAtOnce) {
    lookAgain_ = now + limits::kStoreRetry;
    return;
  }
  try {
    begin(conversation, now);
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
    lookAgain_ = now + limits::kStoreRetry;
  }
}

void AnswerDesk::abandon(const std::string& conversation) {
  running_.erase(conversation);
  lookAgain_ = SteadyTime::min();
}

void AnswerDesk::noteAsked(const std::string& conversation, const std::string& forms) {
  asked_.erase(conversation);
  if (forms.empty()) return;
  if (asked_.size() >= limits::kAnswersAtOnce) asked_.erase(asked_.begin());
  asked_.emplace(conversation, forms);
}

bool AnswerDesk::wasAskedElsewhere(const std::string& conversation, std::string_view form) const {
  const auto found = asked_.find(conversation);
  if (found == asked_.end()) return false;
  for (const auto word : std::views::split(std::string_view(found->second), ' '))
    if (std::string_view(word.begin(), word.end()) == form) return true;
  return false;
}

void AnswerDesk::close() {
  try {
    parts_.store.releaseClaims();
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
  }
}

std::optional<SteadyTime> AnswerDesk::advance(SteadyTime now) {
  takeUpDeferred(now);
  lookAround(now);
  renewClaims(now);
  for (const auto& conversation : dueAt(now)) work(conversation, now);
  return nextDue();
}

Message AnswerDesk::current(const std::string& conversation, Message message) const {
  const auto running = running_.find(conversation);
  if (running != running_.end() && running->second.message.id == message.id) return running->second.message;
  return message;
}

std::optional<Message> AnswerDesk::streaming(const std::string& conversation) const {
  const auto running = running_.find(conversation);
  if (running == running_.end()) return std::nullopt;
  return running->second.message;
}

void AnswerDesk::lookAround(SteadyTime now) {
  if (!lookAgain_ || *lookAgain_ > now) return;
  lookAgain_.reset();
  if (parts_.store.isShared()) lookAgain_ = now + limits::kLookAround;
  try {
    for (const auto& conversation : parts_.store.waiting(limits::kAnswersAtOnce, parts_.clock()))
      if (!deferred_.contains(conversation)) takeUp(conversation, now);
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
    lookAgain_ = now + limits::kStoreRetry;
  }
}

void AnswerDesk::takeUpDeferred(SteadyTime now) {
  for (auto next = deferred_.begin(); next != deferred_.end();) {
    if (next->second > now) {
      ++next;
      continue;
    }
    const std::string conversation = next->first;
    next = deferred_.erase(next);
    takeUp(conversation, now);
  }
}

void AnswerDesk::renewClaims(SteadyTime now) {
  if (!parts_.store.isShared() || running_.empty() || renewAt_ > now) return;
  renewAt_ = now + limits::kLeaseRenewal;
  try {
    parts_.store.renewClaims(leaseFrom(parts_.clock()).until);
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
  }
}

void AnswerDesk::begin(const std::string& conversation, SteadyTime now) {
  const auto owed = parts_.store.claim(conversation, leaseFrom(parts_.clock()));
  if (!owed) return;
  auto stream = compose(conversation, owed->question, now);
  auto message = place(conversation, *owed);
  if (!message) return;
  parts_.switchboard.publish(conversation, *message);
  running_.emplace(
      conversation,
      Running{
          .message = *std::move(message), .stream = std::move(stream), .cards = {}, .extra = {}, .due = now});
}

std::optional<Message> AnswerDesk::place(const std::string& conversation, const Unanswered& owed) {
  if (!owed.started) {
    return parts_.store.startAnswer(conversation, owed.question.seq, newIdentifier("m_"), parts_.clock());
  }
  parts_.telemetry.answerResumed();
  return parts_.store.restartAnswer(conversation, owed.started->seq);
}

std::unique_ptr<AnswerStream> AnswerDesk::compose(const std::string& conversation, const Message& question,
                                                  SteadyTime now) {
  Prompt prompt{question.text, parts_.store.historyOf(conversation, question.seq, limits::kHistoryTurns),
                question.answer, conversation, question.id};
  prompt.mayProve = question.mayProve;
  prompt.background = parts_.store.backgroundOf(conversation).value_or(Background{});
  prompt.wasAsked = [&](std::string_view form) {
    constexpr std::chrono::milliseconds kPause = limits::kAskAgain;
    if (wasAskedElsewhere(conversation, form)) return true;
    return parts_.store.wasAsked(conversation, form, parts_.clock() - kPause.count());
  };
  try {
    return parts_.responder.begin(prompt, now);
  } catch (const StoreFailure&) {
    throw;  // it is tried again
  } catch (const std::exception&) {
    parts_.telemetry.answerFailed();
    return std::make_unique<Apology>();
  }
}

void AnswerDesk::work(const std::string& conversation, SteadyTime now) {
  Running& running = running_.find(conversation)->second;
  try {
    advance(conversation, running, now);
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
    running.due = now + limits::kStoreRetry;
  }
}

void AnswerDesk::advance(const std::string& conversation, Running& running, SteadyTime now) {
  const std::size_t from = running.message.text.size();
  std::string grown = read(running, now);
  if (!grown.empty())
    parts_.switchboard.publish(conversation, Delta{running.message.id, from, std::move(grown)});
  if (!running.ended) return;
  finish(conversation, running);
  running_.erase(conversation);
  takeUp(conversation, now);
}

std::string AnswerDesk::read(Running& running, SteadyTime now) {
  std::string grown;
  while (!running.ended) {
    AnswerStep step = stepOf(running, now);
    if (const auto* piece = std::get_if<Piece>(&step)) {
      running.ended = !grow(running.message.text, grown, piece->text);
    } else if (const auto* pause = std::get_if<Pause>(&step)) {
      running.due = pause->until;
      break;
    } else {
      running.cards = std::move(std::get<End>(step).cards);
      running.extra = std::move(std::get<End>(step).extra);
      running.ended = true;
    }
  }
  return grown;
}

AnswerStep AnswerDesk::stepOf(Running& running, SteadyTime now) {
  try {
    return running.stream->next(now);
  } catch (const std::exception&) {
    parts_.telemetry.answerFailed();
    running.stream = std::make_unique<Apology>();
    return running.stream->next(now);
  }
}

void AnswerDesk::finish(const std::string& conversation, const Running& running) {
  const auto done = parts_.store.completeAnswer(conversation, running.message.seq, running.message.text,
                                                presentable(running.cards), presentable(running.extra));
  if (!done) return;  // somebody else makes it, or the conversation is gone
  parts_.telemetry.answerCompleted();
  parts_.switchboard.publish(conversation, *done);
}

std::vector<std::string> AnswerDesk::dueAt(SteadyTime now) const {
  std::vector<std::string> due;
  for (const auto& [conversation, running] : running_) {
    if (running.due <= now) due.push_back(conversation);
  }
  return due;
}

std::optional<SteadyTime> AnswerDesk::nextDue() const {
  std::optional<SteadyTime> next = lookAgain_;
  for (const auto& [conversation, due] : deferred_) {
    if (!next || due < *next) next = due;
  }
  for (const auto& [conversation, running] : running_) {
    if (!next || running.due < *next) next = running.due;
  }
  return next;
}

}  // namespace pipit::server
