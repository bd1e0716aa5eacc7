#include "storage/StorageClient.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/JsonWriter.h"
#include "base/Verify.h"
#include "base/limits.h"
#include "storage/Record.h"

namespace pipit {
namespace {

constexpr std::string_view asideSuffix = ".aside";

// Tried again, since the same may work a moment later.
bool isPassing(std::string_view code) {
  return code == "timeout" || code == "gone" || code == "busy";
}

constexpr std::uint32_t toleratedConflicts = 3;

using Condition = std::optional<std::string_view>;

std::string finish(JsonWriter& writer, Condition condition) {
  if (condition) writer.member("was").string(*condition);
  return writer.endObject().take();
}

std::string keysPayload(std::span<const std::string> keys, Condition condition = {}) {
  JsonWriter writer;
  writer.beginObject().member("k").beginArray();
  for (const auto& key : keys) writer.string(key);
  writer.endArray();
  return finish(writer, condition);
}

std::string pairPayload(std::string_view key, std::string_view value, Condition condition = {}) {
  JsonWriter writer;
  writer.beginObject().member("k").string(key).member("v").string(value);
  return finish(writer, condition);
}

std::string_view firstLine(std::string_view text) {
  return text.substr(0, text.find('\n'));
}

}  // namespace

void StorageClient::load(std::span<const std::string_view> keys, Instant time) {
  ask(keys, Purpose::Load, time);
}

void StorageClient::peek(std::span<const std::string_view> keys, Instant time) {
  ask(keys, Purpose::Peek, time);
}

void StorageClient::ask(std::span<const std::string_view> keys, Purpose purpose, Instant time) {
  const Operation operation{++lastTag_, {keys.begin(), keys.end()}, purpose, 1};
  if (!send(operation, MessageType::StorageGet, keysPayload(operation.keys), time.now))
    finishLoad(operation, {operation.tag, false, "busy", {}}, time);
}

void StorageClient::touch(std::string_view key, Instant time) {
  // The first change sets the time: a key that changes all the while is still written.
  Touched& entry = touched(key);
  entry.due = std::min(entry.due, time.now + limits::storageCoalesce);
}

void StorageClient::touchUrgently(std::string_view key) {
  touched(key).due = 0;
}

void StorageClient::flush() {
  for (Touched& entry : touched_) entry.due = 0;
}

StorageClient::Touched& StorageClient::touched(std::string_view key) {
  const auto found = std::ranges::find(touched_, key, &Touched::key);
  if (found != touched_.end()) return *found;
  PIPIT_VERIFY(touched_.size() < limits::storageKeys);
  return touched_.emplace_back(std::string(key), std::numeric_limits<double>::infinity());
}

std::vector<std::string> StorageClient::takeDue(Instant time) {
  std::vector<std::string> keys;
  if (!bridge_.connected() || blocked_) return keys;
  std::erase_if(touched_, [&](Touched& entry) {
    if (entry.due > time.now || isReconciling(entry.key)) return false;
    keys.push_back(std::move(entry.key));
    return true;
  });
  return keys;
}

void StorageClient::write(std::string_view key, std::string_view payload, Instant time) {
  const Operation operation{++lastTag_, {std::string(key)}, Purpose::Write, 1};
  const Condition condition = conditionOf(key);
  std::string text;
  bool sent = false;
  if (payload.empty()) {
    sent = send(operation, MessageType::StorageRemove, keysPayload(operation.keys, condition), time.now);
  } else {
    text = Record{time.wall, time.wall + limits::recordLifetime, std::string(payload)}.encode();
    sent = send(operation, MessageType::StorageSet, pairPayload(key, text, condition), time.now);
  }
  if (!sent) return touch(key, time);
  // The next write need not wait for this one's answer: if this one fails, so does that.
  noteSeen(key, text);
}

StorageClient::Guarded* StorageClient::guardOf(std::string_view key) {
  const auto found = std::ranges::find(guarded_, key, &Guarded::key);
  return found == guarded_.end() ? nullptr : &*found;
}

void StorageClient::noteSeen(std::string_view key, std::string_view text) {
  if (Guarded* guarded = guardOf(key)) guarded->seen = firstLine(text);
}

// What is no record of ours may have any first line: it cannot be guarded, and need not be.
std::optional<std::string_view> StorageClient::conditionOf(std::string_view key) {
  const Guarded* guarded = guardOf(key);
  const bool holds =
      guarded && guarded->conflicts < toleratedConflicts && guarded->seen.size() <= limits::recordHeaderBytes;
  return holds ? Condition(guarded->seen) : std::nullopt;
}

bool StorageClient::send(Operation operation, MessageType type, std::string_view payload, double now) {
  if (!bridge_.request(type, payload, operation.tag, now)) return false;
  operations_.push_back(std::move(operation));
  return true;
}

void StorageClient::settle(const Bridge::Settled& answer, Instant time) {
  const auto found = std::ranges::find(operations_, answer.tag, &Operation::tag);
  if (found == operations_.end()) return;
  const Operation operation = std::move(*found);
  operations_.erase(found);
  if (operation.purpose == Purpose::Write) {
    finishWrite(operation, answer, time);
  } else {
    finishLoad(operation, answer, time);
  }
}

bool StorageClient::loadAgain(const Operation& operation, std::string_view code, double now) {
  // A new epoch tells nothing about the host page's storage: it is no failed attempt.
  const std::uint32_t attempts = operation.attempts + (code == "gone" ? 0 : 1);
  const bool isWorthIt = operation.purpose == Purpose::Load && isPassing(code);
  if (!isWorthIt || attempts > limits::requestAttempts) return false;
  Operation again{++lastTag_, operation.keys, operation.purpose, attempts};
  const std::string payload = keysPayload(again.keys);
  return send(std::move(again), MessageType::StorageGet, payload, now);
}

void StorageClient::finishLoad(const Operation& operation, const Bridge::Settled& answer, Instant time) {
  if (!answer.ok && loadAgain(operation, answer.code, time.now)) return;
  const Json::Array& values = answer.payload.items("v");
  const bool isWhole = answer.ok && values.size() == operation.keys.size();
  // What could not be read must not be written over: it may hold messages that were never sent.
  if (!isWhole && operation.purpose == Purpose::Load) blocked_ = true;
  for (std::size_t i = 0; i < operation.keys.size(); ++i)
    loaded_.push_back(isWhole ? decode(operation.keys[i], values[i], time)
                              : Loaded{operation.keys[i], std::nullopt, false});
  if (operation.purpose == Purpose::Reconcile) writeAgain(operation.keys.front(), time);
}

StorageClient::Loaded StorageClient::decode(const std::string& key, const Json& value, Instant time) {
  const std::string* text = value.string();
  noteSeen(key, text ? *text : std::string_view());
  if (!text) return {key, std::nullopt, false};
  auto record = Record::decode(*text, time.wall);
  if (record) return {key, std::move(record->payload), false};
  if (record.error() == RecordError::Expired) {
    touchUrgently(key);
    return {key, std::nullopt, false};
  }
  setAside(key, *text, time.now);
  return {key, std::nullopt, true};
}

// Kept for whoever wants to look, and out of the way of the next record.
void StorageClient::setAside(const std::string& key, std::string_view text, double now) {
  ++damaged_;
  const std::string aside = key + std::string(asideSuffix);
  Operation operation{++lastTag_, {aside}, Purpose::Write, limits::requestAttempts};
  // If it does not fit a second time the next write takes its place, which is no loss: it could not be read.
  (void)send(std::move(operation), MessageType::StorageSet, pairPayload(aside, text), now);
  touchUrgently(key);
}

void StorageClient::finishWrite(const Operation& operation, const Bridge::Settled& answer, Instant time) {
  const std::string& key = operation.keys.front();
  if (key.ends_with(asideSuffix)) return;
  if (answer.ok) {
    noteSuccess(key, time);
  } else if (isPassing(answer.code)) {
    touch(key, time);  // written again with whatever the payload is by then
  } else if (Guarded* guarded = guardOf(key); guarded && answer.code == "conflict") {
    reconcile(*guarded, time);
  } else {
    noteRefusal(key, answer.code);
  }
}

// Another tab was faster.
void StorageClient::reconcile(Guarded& guarded, Instant time) {
  const std::string_view key = guarded.key;
  // Writes that were under way together fail together, and are made good together.
  if (isReconciling(key)) return;
  ++guarded.conflicts;
  ask(std::span(&key, 1), Purpose::Reconcile, time);
}

// Time and again in no time it is no tab but a script of the page that plays with us.
void StorageClient::writeAgain(const std::string& key, Instant time) {
  const Guarded* guarded = guardOf(key);
  guarded && guarded->conflicts < toleratedConflicts ? touchUrgently(key) : touch(key, time);
}

bool StorageClient::isReconciling(std::string_view key) const {
  return std::ranges::any_of(operations_, [key](const Operation& operation) {
    return operation.purpose == Purpose::Reconcile && operation.keys.front() == key;
  });
}

// What did not fit may fit by now.
void StorageClient::noteSuccess(const std::string& key, Instant time) {
  if (Guarded* guarded = guardOf(key)) guarded->conflicts = 0;
  std::erase(tooLarge_, key);
  for (const std::string& waiting : tooLarge_) touch(waiting, time);
}

// A full storage waits for the next change: nothing is freed by asking again.
void StorageClient::noteRefusal(const std::string& key, std::string_view code) {
  if (code == "denied" || code == "absent") {
    blocked_ = true;
  } else if (std::ranges::find(tooLarge_, key) == tooLarge_.end()) {
    tooLarge_.push_back(key);
  }
}

StorageHealth StorageClient::health() const {
  if (blocked_) return StorageHealth::Blocked;
  return tooLarge_.empty() ? StorageHealth::Working : StorageHealth::Full;
}

std::optional<double> StorageClient::deadline() const {
  std::optional<double> deadline;
  if (!bridge_.connected() || blocked_) return deadline;
  for (const Touched& entry : touched_)
    if (!isReconciling(entry.key)) deadline = std::min(deadline.value_or(entry.due), entry.due);
  return deadline;
}

}  // namespace pipit
