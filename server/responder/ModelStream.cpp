#include "responder/ModelStream.h"

#include <algorithm>
#include <utility>

#include "base/Utf8.h"
#include "model/Limits.h"

namespace pipit::server {

namespace {

// What stands above may be half a sentence that says the opposite of the whole one.
constexpr std::string_view kBrokenOff =
    "I was interrupted here, so please do not rely on the unfinished answer above. This is what I can tell "
    "you:\n\n";
constexpr std::string_view kCut = " …";

}  // namespace

ModelStream::ModelStream(ModelWorks& works, Question question, SteadyTime now)
    : works_(works),
      question_(std::move(question)),
      begunAt_(now),
      wholeBy_(now + works.times.whole),
      nextBy_(now + works.times.firstToken),
      retryAt_(now) {}

AnswerStep ModelStream::next(SteadyTime now) {
  if (isRules_) return question_.rules->next(now);
  if (isEnding_) return question_.tools.shown();
  if (retryAt_) {
    if (*retryAt_ > now) return Pause{*retryAt_};
    retryAt_.reset();
    if (!ask(now)) return giveUp(now);
  }
  if (call_) {
    ModelNews news = call_->news();
    if (news.reply) call_.reset();
    reply_ = std::move(news.reply);
    std::string shown = take(news.text, now);
    if (!shown.empty()) return Piece{std::move(shown)};
  }
  if (reply_) return settle(*std::exchange(reply_, std::nullopt), now);
  return wait(now);
}

// False: nothing is asked, and it was said why.
bool ModelStream::ask(SteadyTime now) {
  const bool mayUseTools = rounds_ < limits::kModelToolRounds;
  std::string body = question_.prompt.request(works_.model, ModelTools::descriptions(), mayUseTools);
  if (!works_.budget.take(question_.conversation, question_.site, body.size(), works_.clock())) {
    works_.telemetry.modelFailed(name(ModelFailure::Budget));
    return false;
  }
  call_ = works_.client.ask(std::move(body),
                            std::chrono::duration_cast<std::chrono::milliseconds>(wholeBy_ - now));
  before_ = shown_.size();
  if (!call_) works_.telemetry.modelFailed(name(ModelFailure::Busy));
  return call_ != nullptr;
}

std::string ModelStream::take(std::string_view text, SteadyTime now) {
  if (text.empty()) return {};
  if (shown_.empty()) works_.telemetry.modelBegan(now - begunAt_);
  nextBy_ = now + works_.times.firstToken;
  // Behind words and tools a new paragraph begins.
  std::string shown = before_ > 0 && before_ == shown_.size() ? text_.take("\n\n") : std::string();
  shown += text_.take(text);
  const auto part = truncateUtf8(shown, limits::kModelTextBytes - shown_.size());
  if (part.size() < shown.size()) {
    call_.reset();
    reply_ = ModelReply{.isCut = true};
  }
  shown_ += part;
  return std::string(part);
}

AnswerStep ModelStream::wait(SteadyTime now) {
  const SteadyTime last = std::min(nextBy_, wholeBy_);
  if (now >= last) return fail(ModelFailure::TooSlow, {}, now);
  return Pause{std::min<SteadyTime>(now + limits::kModelLook, last)};
}

AnswerStep ModelStream::settle(const ModelReply& reply, SteadyTime now) {
  works_.telemetry.modelUsed(reply.tokens.prompt, reply.tokens.completion);
  if (reply.failure) return fail(*reply.failure, reply.retryAfter, now);
  if (!reply.calls.empty()) return useTools(reply.calls, now);
  if (text_.isEmpty()) return fail(ModelFailure::Empty, {}, now);
  return finish(reply, now);
}

AnswerStep ModelStream::useTools(const std::vector<ToolCall>& calls, SteadyTime now) {
  if (rounds_++ == limits::kModelToolRounds) return fail(ModelFailure::Tools, {}, now);
  std::vector<std::string> results;
  for (const ToolCall& call : calls) results.push_back(question_.tools.run(call));
  question_.prompt.add(std::string_view(shown_).substr(before_), calls, results);
  nextBy_ = now + works_.times.firstToken;
  if (!ask(now)) return giveUp(now);
  return wait(now);
}

AnswerStep ModelStream::finish(const ModelReply& reply, SteadyTime now) {
  works_.telemetry.modelAnswered("answered");
  works_.rest.succeeded();
  isEnding_ = true;
  if (reply.isCut) return Piece{std::string(kCut)};
  if (question_.key && !question_.tools.isPersonal())
    works_.cache.put(*question_.key, {shown_, question_.tools.shown()}, now);
  return question_.tools.shown();
}

AnswerStep ModelStream::fail(ModelFailure failure, std::optional<std::chrono::seconds> retryAfter,
                             SteadyTime now) {
  call_.reset();
  works_.telemetry.modelFailed(name(failure));
  if (retries(failure, retryAfter, now)) return Pause{*retryAt_};
  works_.rest.failed(failure, retryAfter, now);
  return giveUp(now);
}

// Once, as long as nothing was shown and the visitor has not waited too long.
bool ModelStream::retries(ModelFailure failure, std::optional<std::chrono::seconds> retryAfter,
                          SteadyTime now) {
  if (!isPassing(failure) || !text_.isEmpty() || std::exchange(wasRetried_, true)) return false;
  if (retryAfter && *retryAfter > limits::kModelRetryMost) return false;
  const SteadyTime::duration pause = limits::kModelRetry;
  const SteadyTime at = now + (retryAfter ? std::max<SteadyTime::duration>(*retryAfter, pause) : pause);
  if (at >= std::min(nextBy_, wholeBy_)) return false;
  retryAt_ = at;
  return true;
}

AnswerStep ModelStream::giveUp(SteadyTime now) {
  isRules_ = true;
  works_.telemetry.modelAnswered(text_.isEmpty() ? "concierge" : "cut_off");
  if (text_.isEmpty()) return question_.rules->next(now);
  return Piece{text_.closing() + std::string(kBrokenOff)};
}

}  // namespace pipit::server
