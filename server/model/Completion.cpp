#include "model/Completion.h"

#include <algorithm>
#include <utility>

#include "base/Json.h"
#include "base/Utf8.h"
#include "model/Limits.h"

namespace pipit::server {

namespace {

constexpr std::string_view kDone = "[DONE]";
// More tokens than any model takes are a mistake of the server's.
constexpr double kTokensMost = 10'000'000;

// Absent and null are the same.
const Json* given(const Json& object, std::string_view member) {
  const Json* value = object.find(member);
  return value == nullptr || value->isNull() ? nullptr : value;
}

std::int64_t countIn(const Json& usage, std::string_view member) {
  return static_cast<std::int64_t>(std::clamp(usage.number(member, 0), 0.0, kTokensMost));
}

bool grow(std::string& text, std::string_view piece, std::size_t most) {
  if (piece.size() > most - std::min(most, text.size())) return false;
  text += piece;
  return true;
}

}  // namespace

std::optional<ModelFailure> Completion::take(std::string_view data) {
  if (isDone_) return std::nullopt;
  if (data == kDone) {
    isDone_ = true;
    return std::nullopt;
  }
  const auto event = Json::parse(data);
  if (!event || !event->isObject()) return ModelFailure::Malformed;
  if (given(*event, "error") != nullptr) return ModelFailure::ServerError;
  if (const Json* usage = given(*event, "usage"))
    tokens_ = {countIn(*usage, "prompt_tokens"), countIn(*usage, "completion_tokens")};
  const auto& choices = event->items("choices");
  return choices.empty() ? std::nullopt : takeChoice(choices.front());
}

std::optional<ModelFailure> Completion::end() const {
  return isDone_ || hasEnded_ ? std::nullopt : std::optional(ModelFailure::BrokenOff);
}

std::string Completion::takeText() {
  return std::exchange(text_, {});
}

std::optional<ModelFailure> Completion::takeChoice(const Json& choice) {
  if (const Json* delta = given(choice, "delta")) {
    if (const Json* content = given(*delta, "content"))
      if (const auto failure = takeContent(*content)) return failure;
    if (const Json* calls = given(*delta, "tool_calls"))
      if (const auto failure = takeCalls(*calls)) return failure;
  }
  const Json* reason = given(choice, "finish_reason");
  return reason == nullptr ? std::nullopt : takeFinish(*reason);
}

std::optional<ModelFailure> Completion::takeContent(const Json& content) {
  const std::string* piece = content.string();
  if (piece == nullptr) return ModelFailure::Malformed;
  const auto part = truncateUtf8(*piece, limits::kModelTextBytes - textBytes_);
  text_ += part;
  textBytes_ += part.size();
  if (part.size() < piece->size()) isCut_ = isDone_ = true;
  return std::nullopt;
}

std::optional<ModelFailure> Completion::takeCalls(const Json& calls) {
  if (calls.array() == nullptr) return ModelFailure::Malformed;
  for (const Json& call : *calls.array())
    if (const auto failure = takeCall(call)) return failure;
  return std::nullopt;
}

// A call comes in pieces: its name first, its arguments bit by bit.
std::optional<ModelFailure> Completion::takeCall(const Json& call) {
  const auto index = indexOf(call);
  if (!index) return ModelFailure::Malformed;
  if (*index >= limits::kModelToolCalls) return ModelFailure::Tools;
  if (*index == calls_.size()) calls_.emplace_back();
  ToolCall& known = calls_[*index];
  if (known.id.empty() && !grow(known.id, call.text("id"), limits::kModelNameBytes))
    return ModelFailure::Tools;
  const Json* function = given(call, "function");
  if (function == nullptr) return std::nullopt;
  const bool fits = grow(known.name, function->text("name"), limits::kModelNameBytes) &&
                    grow(known.arguments, function->text("arguments"), limits::kModelArgumentBytes);
  return fits ? std::nullopt : std::optional(ModelFailure::Tools);
}

// Which call is meant: one that is known, or the next. Servers that send calls whole do not say.
std::optional<std::size_t> Completion::indexOf(const Json& call) const {
  const Json* index = given(call, "index");
  if (index == nullptr) return calls_.size();
  const double* number = index->number();
  if (number == nullptr || *number < 0 || *number > static_cast<double>(calls_.size())) return std::nullopt;
  return static_cast<std::size_t>(*number);
}

std::optional<ModelFailure> Completion::takeFinish(const Json& reason) {
  if (reason.string() == nullptr) return ModelFailure::Malformed;
  if (*reason.string() == "content_filter") return ModelFailure::Filtered;
  hasEnded_ = true;
  if (*reason.string() == "length") isCut_ = true;
  return std::nullopt;
}

}  // namespace pipit::server
