#include "storage/StorageClient.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "base/JsonWriter.h"
#include "base/Utf8.h"
#include "base/Verify.h"
#include "base/limits.h"
#include "storage/Record.h"

namespace pipit {
namespace {

constexpr std::string_view asideSuffix = ".aside";

// The same may work a moment later.
bool isPassing(std::string_view code) {
  return code == "timeout" || code == "gone" || code == "busy";
}

// There is no such storage, or none for us.
bool isOutOfReach(std::string_view code) {
  return code == "denied" || code == "absent";
}

constexpr std::uint32_t toleratedConflicts = 3;
// A storage that works may throw once, as any script of the page may have made it.
constexpr std::uint32_t toleratedRefusals = 1;
// Tabs that write the same in the same moment look like one, now and then.
constexpr std::uint32_t toleratedContradictions = 6;

using Condition = std::optional<std::string>;

std::string finish(JsonWriter& writer, const Condition& condition) {
  if (condition) writer.member("was").string(*condition);
  return writer.endObject().take();
}

std::string keysPayload(std::span<const std::string> keys, const Condition& condition = {}) {
  JsonWriter writer;
  writer.beginObject().member("k").beginArray();
  for (const auto& key : keys) writer.string(key);
  writer.endArray();
  return finish(writer, condition);
}

std::string pairPayload(std::string_view key, std::string_view value, const Condition& condition = {}) {
  JsonWriter writer;
  writer.beginObject().member("k").string(key).member("v").string(value);
  return finish(writer, condition);
}

// The same request to the memory of the host page's script.
std::string inMemory(std::string_view payload) {
  std::string text(payload.substr(0, payload.size() - 1));
  return text.append(text.size() > 1 ? "," : "").append(R"("m":true})");
}

// Whether what came as nothing is nothing: a record that has grown huge takes the place of others in the
// reply.
bool leavesRoom(const Json::Array& values) {
  std::size_t size = 0;
  for (const Json& value : values) size += value.string() ? value.string()->size() : 0;
  return size < limits::storedConversationBytes + limits::outboxBytes;
}

// The first line, or of a long one enough for the host page to see that it is no record's.
std::string_view headOf(std::string_view text) {
  return truncateUtf8(text.substr(0, text.find('\n')), limits::foreignHeadBytes);
}

}  // namespace

void StorageClient::load(std::span<const std::string_view> keys, Instant time) {
  ask(keys, Purpose::Load, time);
}

void StorageClient::peek(std::span<const std::string_view> keys, Instant time) {
  const auto isFresh = [&](std::string_view key) {
    const Cached* found = cached(key);
    return found && time.now < found->at + limits::storageCache;
  };
  if (!std::ranges::all_of(keys, isFresh)) return ask(keys, Purpose::Peek, time);
  for (const std::string_view key : keys) loaded_.push_back(cached(key)->loaded);
}

bool StorageClient::isPeeking() const {
  return std::ranges::find(operations_, Purpose::Peek, &Operation::purpose) != operations_.end();
}

void StorageClient::distrust(const std::string& key, std::string_view payload, Instant time) {
  forget(key);
  const Record record{time.wall, time.wall + limits::recordLifetime, std::string(payload)};
  setAside(key, record.encode(), time.now);
}

// Not while the page's own is refused: then this is where everything is.
void StorageClient::salvage(std::span<const std::string_view> keys, Instant time) {
  if (route_ != Route::Host || blocked_) return;
  Operation operation{++lastTag_, {keys.begin(), keys.end()}, Purpose::Salvage};
  const std::string payload = keysPayload(operation.keys);
  (void)sendOn(Route::Own, std::move(operation), MessageType::StorageGet, payload, time.now);
}

void StorageClient::finishSalvage(const Operation& operation, const Bridge::Settled& answer, Instant time) {
  const Json::Array& values = answer.payload.items("v");
  const bool isWhole = answer.ok && !operation.isVoid && values.size() == operation.keys.size();
  if (!isWhole || route_ != Route::Host) return;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const std::string& key = operation.keys[i];
    const std::string* text = values[i].string();
    auto record = text ? Record::decode(*text, time.wall) : std::unexpected(RecordError::Foreign);
    if (!record || record->sealed != coder_.seals()) continue;
    strays_.push_back(key);
    touchUrgently(key);
    if (!coder_.isPlain(*record)) {
      coder_.decode(key, std::move(*record), *text);
    } else {
      loaded_.push_back({key, std::move(record->payload)});
    }
  }
}

// A page of the first version does not say what other tabs write: nothing is remembered there.
void StorageClient::deliver(Loaded loaded, double now) {
  const bool isTold = bridge_.version() >= 2;
  forget(loaded.key);
  if (isTold) cache_.push_back({now, loaded});
  loaded_.push_back(std::move(loaded));
}

void StorageClient::forget(std::string_view key) {
  std::erase_if(cache_, [key](const Cached& other) { return key.empty() || other.loaded.key == key; });
}

const StorageClient::Cached* StorageClient::cached(std::string_view key) const {
  const auto found =
      std::ranges::find_if(cache_, [key](const Cached& other) { return other.loaded.key == key; });
  return found == cache_.end() ? nullptr : &*found;
}

void StorageClient::ask(std::span<const std::string_view> keys, Purpose purpose, Instant time) {
  std::vector<std::string> names(keys.begin(), keys.end());
  if (!sendGet(names, purpose, time.now))
    finishLoad({lastTag_, std::move(names), purpose}, {lastTag_, false, "busy", {}}, time);
}

// The first change is written at once, since a page that goes gives no time to; those that follow wait for
// the coalescing time after the last write, and a key that changes all the while is still written.
void StorageClient::touch(std::string_view key, Instant time) {
  const auto written = std::ranges::find(written_, key, &Written::key);
  const double pause = time.now < hurriesUntil_ ? 0 : limits::storageCoalesce;
  const double due = written == written_.end() ? 0 : written->at + pause;
  Touched& entry = touched(key);
  entry.due = std::min(entry.due, std::max(due, time.now));
}

void StorageClient::touchUrgently(std::string_view key) {
  touched(key).due = 0;
}

void StorageClient::flush() {
  leaving_ = true;
  for (const std::string& key : coder_.abandonEncoding()) touchUrgently(key);
  for (Touched& entry : touched_) entry.due = 0;
}

void StorageClient::expectFlush(Instant time) {
  hurriesUntil_ = time.now + limits::storageHurry;
  flush();
}

void StorageClient::abandon(double now) {
  touched_.clear();
  failing_.clear();
  cache_.clear();
  homeless_.clear();
  strays_.clear();
  (void)coder_.abandonEncoding();
  for (Operation& operation : operations_) operation.isVoid = true;
  for (Loaded& loaded : loaded_) loaded.payload.reset();
  for (std::string& key : coder_.abandonDecoding()) deliver({std::move(key), std::nullopt}, now);
  for (Guarded& guarded : guarded_) guarded.seen.clear();
}

StorageClient::Touched& StorageClient::touched(std::string_view key) {
  const auto found = std::ranges::find(touched_, key, &Touched::key);
  if (found != touched_.end()) return *found;
  PIPIT_VERIFY(touched_.size() < limits::storageKeys);
  return touched_.emplace_back(std::string(key), std::numeric_limits<double>::infinity());
}

std::vector<std::string> StorageClient::takeDue(Instant time) {
  std::vector<std::string> keys;
  // What is written while everything is being removed could be removed by the next attempt.
  if (!canAsk() || blocked_ || (isUnderWay(Purpose::Erase) && !leaving_)) return keys;
  // What was due at the last flush has been written since.
  const bool isFlush = std::exchange(leaving_, false);
  atOnce_ = isFlush;
  std::erase_if(touched_, [&](Touched& entry) {
    if (entry.due > time.now || isHeld(entry.key)) return false;
    noteWritten(entry.key, time.now);
    keys.push_back(std::move(entry.key));
    return true;
  });
  return keys;
}

void StorageClient::write(std::string_view key, std::string_view payload, Instant time) {
  const std::string name(key);
  forget(key);
  if (payload.empty()) {
    coder_.abandonEncoding(key);
    // By now another tab may have put a record in its place.
    if (holdsForeign(key)) return;
    return set(name, {}, time);
  }
  const double lifetime = passes(key) ? limits::tabRecordLifetime : lifetime_;
  const auto text = coder_.encode(key, payload, time, lifetime, key == compressed_, atOnce_);
  if (text) set(name, *text, time);
}

void StorageClient::finishTask(std::uint32_t task, bool ok, std::string_view data, Instant time) {
  coder_.finish(task, ok, data);
  for (RecordCoder::Done& done : coder_.takeDone()) {
    const bool isUnsealable = done.failure == RecordCoder::Failure::Unsealable;
    if (done.isEncode && done.result) {
      set(done.key, *done.result, time);
    } else if (done.isEncode) {
      blocked_ = true;  // to be written sealed or not at all
    } else {
      if (done.failure == RecordCoder::Failure::Damaged) setAside(done.key, done.text, time.now);
      if (isUnsealable && !passes(done.key)) touchUrgently(done.key);
      deliver({done.key, std::move(done.result), done.failure == RecordCoder::Failure::Damaged, isUnsealable},
              time.now);
    }
  }
}

// An empty text removes the record.
void StorageClient::set(const std::string& key, std::string_view text, Instant time) {
  const Condition condition = conditionOf(key);
  Operation operation{++lastTag_, {key}, Purpose::Write};
  operation.isConditional = condition.has_value();
  const bool sent =
      text.empty()
          ? send(operation, MessageType::StorageRemove, keysPayload(operation.keys, condition), time.now)
          : send(operation, MessageType::StorageSet, pairPayload(key, text, condition), time.now);
  if (!sent) return touch(key, time);
  // The next write need not wait for this one's answer: if this one fails, so does that.
  noteSeen(key, text);
  if (Guarded* guarded = guardOf(key)) guarded->isOwn = true;
}

void StorageClient::noteWritten(const std::string& key, double now) {
  const auto found = std::ranges::find(written_, key, &Written::key);
  if (found != written_.end()) {
    found->at = now;
  } else if (written_.size() < limits::storageKeys) {
    written_.push_back({key, now});
  }
}

bool StorageClient::passes(std::string_view key) const {
  return !passing_.empty() && key.starts_with(passing_);
}

StorageClient::Guarded* StorageClient::guardOf(std::string_view key) {
  const auto found = std::ranges::find(guarded_, key, &Guarded::key);
  return found == guarded_.end() ? nullptr : &*found;
}

void StorageClient::noteSeen(std::string_view key, std::string_view text) {
  Guarded* guarded = guardOf(key);
  if (!guarded) return;
  const std::string_view head = headOf(text);
  guarded->isOwn = guarded->isOwn && guarded->seen == head;
  guarded->seen = head;
}

// What is no record of ours: one of ours may take its place, but it is not taken away.
bool StorageClient::holdsForeign(std::string_view key) const {
  const auto guarded = std::ranges::find(guarded_, key, &Guarded::key);
  return guarded != guarded_.end() && guarded->seen.size() > limits::recordHeaderBytes;
}

std::optional<std::string> StorageClient::conditionOf(std::string_view key) {
  Guarded* guarded = guardOf(key);
  if (!guarded || !guarded->isCompared) return std::nullopt;
  const bool isTrusted = guarded->contradictions < toleratedContradictions;
  // This once; the next write shows whether it was by chance.
  if (!isTrusted) guarded->contradictions = 0;
  if (!isTrusted) return std::nullopt;
  guarded->expected = guarded->seen;
  return guarded->expected;
}

void StorageClient::noteReconciled(std::string_view key, const Json& value) {
  Guarded* guarded = guardOf(key);
  const std::string* text = value.string();
  const bool isAsExpected = headOf(text ? *text : std::string_view()) == guarded->expected;
  guarded->contradictions = isAsExpected ? guarded->contradictions + 1 : 0;
}

// What was expected may have come back before we looked: a page that lets a write through does compare.
void StorageClient::noteComparison(std::string_view key) {
  if (Guarded* guarded = guardOf(key)) guarded->contradictions = 0;
}

// Writes are made anew, of what is to be stored by then, and what passes is said again; the rest can be done
// without.
bool StorageClient::isInsisted(const Operation& operation) const {
  const Purpose purpose = operation.purpose;
  return purpose == Purpose::Load || purpose == Purpose::Reconcile || purpose == Purpose::Erase ||
         (purpose == Purpose::Peek && !passes(operation.keys.front()));
}

bool StorageClient::send(Operation operation, MessageType type, std::string_view payload, double now) {
  return sendOn(route_, std::move(operation), type, payload, now);
}

bool StorageClient::sendOn(Route route, Operation operation, MessageType type, std::string_view payload,
                           double now) {
  operation.route = route;
  if (route == Route::Own) {
    ownRequests_.push_back({operation.tag, std::string(nameOf(type)), std::string(payload)});
  } else {
    const std::uint32_t attempts = isInsisted(operation) ? limits::requestAttempts : 1;
    std::string text = route == Route::Memory ? inMemory(payload) : std::string(payload);
    if (!bridge_.request({type, std::move(text), operation.tag, attempts}, now)) return false;
  }
  operations_.push_back(std::move(operation));
  return true;
}

bool StorageClient::sendGet(std::vector<std::string> keys, Purpose purpose, double now, bool isEviction) {
  const std::string payload = keysPayload(keys);
  return send({++lastTag_, std::move(keys), purpose, isEviction}, MessageType::StorageGet, payload, now);
}

void StorageClient::settle(const Bridge::Settled& answer, Instant time) {
  const auto found = std::ranges::find(operations_, answer.tag, &Operation::tag);
  if (found == operations_.end()) return;
  const Operation operation = std::move(*found);
  operations_.erase(found);
  switch (operation.purpose) {
    case Purpose::Write:
      return finishWrite(operation, answer, time);
    case Purpose::Clean:
      return;
    case Purpose::Salvage:
      return finishSalvage(operation, answer, time);
    case Purpose::Erase:
      return finishErase(operation, answer, time.now);
    case Purpose::List:
      return finishList(operation, answer, time.now);
    case Purpose::Sweep:
      return finishSweep(operation, answer, time);
    default:
      return finishLoad(operation, answer, time);
  }
}

// Once is not enough where access was denied; where there is no storage there will be none.
bool StorageClient::isRefused(const Operation& operation, std::string_view code) {
  if (operation.route != Route::Host || route_ != Route::Host) return true;
  return code == "absent" || refusals_++ >= toleratedRefusals;
}

// From now on for the life of the frame: two half-filled storages would be worse than one.
bool StorageClient::moveOn() {
  const bool isLast = route_ == Route::Memory || (route_ == Route::Own && bridge_.version() < 2);
  if (isLast) return false;
  route_ = route_ == Route::Host ? Route::Own : Route::Memory;
  refusals_ = 0;
  strays_.clear();
  cache_.clear();
  for (Guarded& guarded : guarded_) guarded.seen.clear();
  return true;
}

// Each key that is loaded comes back, erased or not.
void StorageClient::finishVoid(const Operation& operation, double now) {
  if (operation.purpose != Purpose::Load) return;
  for (const std::string& key : operation.keys) deliver({key, std::nullopt}, now);
}

void StorageClient::finishLoad(const Operation& operation, const Bridge::Settled& answer, Instant time) {
  hasRead_ = hasRead_ || answer.ok;
  if (operation.isVoid) return finishVoid(operation, time.now);
  const bool isLoad = operation.purpose == Purpose::Load;
  if (answer.ok && operation.route == route_) refusals_ = 0;
  const bool isElsewhere = isLoad && isOutOfReach(answer.code) &&
                           (!isRefused(operation, answer.code) || operation.route != route_ || moveOn());
  // A new epoch says nothing about the host page's storage.
  const bool isInterrupted = isLoad && answer.code == "gone";
  if ((isElsewhere || isInterrupted) && sendGet(operation.keys, Purpose::Load, time.now)) return;
  const Json::Array& values = answer.payload.items("v");
  const bool isWhole = answer.ok && values.size() == operation.keys.size();
  // What could not be read must not be written over: it may hold messages that were never sent.
  if (!isWhole && operation.purpose == Purpose::Load) blocked_ = true;
  const bool isCrowded = isWhole && operation.purpose == Purpose::Load && !leavesRoom(values);
  std::vector<std::string> untold;
  for (std::size_t i = 0; i < operation.keys.size(); ++i) {
    if (isCrowded && values[i].isNull()) {
      untold.push_back(operation.keys[i]);
    } else if (isWhole) {
      if (operation.purpose == Purpose::Reconcile) noteReconciled(operation.keys[i], values[i]);
      decode(operation.keys[i], values[i], time);
    } else {
      loaded_.push_back({.key = operation.keys[i], .payload = std::nullopt, .unknown = true});
    }
  }
  if (!untold.empty()) ask(std::vector<std::string_view>(untold.begin(), untold.end()), Purpose::Load, time);
  if (operation.purpose == Purpose::Reconcile) writeAgain(operation.keys.front(), time);
}

void StorageClient::decode(const std::string& key, const Json& value, Instant time) {
  const std::string* text = value.string();
  noteSeen(key, text ? *text : std::string_view());
  if (!text) return deliver({key, std::nullopt}, time.now);
  // What passes was written a moment ago, by whatever clock.
  auto record = Record::decode(*text, passes(key) ? 0 : time.wall);
  // Every script of the page can write a record without a seal.
  if (record && coder_.seals() && !record->sealed) record = std::unexpected(RecordError::Foreign);
  if (record) {
    // What is stored in an older way is written anew.
    if (record->outdated && !passes(key)) touch(key, time);
    if (!coder_.isPlain(*record)) return coder_.decode(key, std::move(*record), *text);
    return deliver({key, std::move(record->payload)}, time.now);
  }
  const bool isExpired = record.error() == RecordError::Expired;
  if (isExpired) {
    // Whoever wrote what passes may be about to write it again.
    if (!passes(key)) touchUrgently(key);
  } else {
    setAside(key, *text, time.now);
  }
  deliver({key, std::nullopt, !isExpired, false, isExpired}, time.now);
}

// Kept for whoever wants to look, and out of the way of the next record.
void StorageClient::setAside(const std::string& key, std::string_view text, double now) {
  ++damaged_;
  // Of another tab, for a moment; and of a hostile page there is no end of them.
  if (passes(key)) return;
  // What was sealed is not put aside for all to read, nor what was not sealed left to be read.
  if (coder_.seals()) return touchUrgently(key);
  const std::string aside = key + std::string(asideSuffix);
  Operation operation{++lastTag_, {aside}, Purpose::Clean};
  if (std::ranges::find(sweepSpares_, aside) == sweepSpares_.end()) sweepSpares_.push_back(aside);
  // If it does not fit a second time the next write takes its place, which is no loss: it could not be read.
  (void)send(std::move(operation), MessageType::StorageSet, pairPayload(aside, text), now);
  touchUrgently(key);
}

void StorageClient::finishWrite(const Operation& operation, const Bridge::Settled& answer, Instant time) {
  const std::string& key = operation.keys.front();
  if (answer.ok) {
    refusals_ = 0;
    if (operation.isConditional) noteComparison(key);
    noteSuccess(key, time);
  } else if (isPassing(answer.code)) {
    writeLater(key, time.now);
  } else if (Guarded* guarded = guardOf(key); guarded && answer.code == "conflict") {
    reconcile(*guarded, time);
  } else {
    noteRefusal(operation, answer.code);
  }
}

// With whatever the payload is by then, as often as it takes: what is not stored is lost with the page.
void StorageClient::writeLater(const std::string& key, double now) {
  auto found = std::ranges::find(failing_, key, &Failing::key);
  if (found == failing_.end()) found = failing_.insert(found, Failing{key});
  // Writes that were under way together fail together, and count as one.
  if (found->backoff.due(now)) found->backoff.fail(now, random_);
  touched(key).due = found->backoff.notBefore();
}

// Another tab was faster.
void StorageClient::reconcile(Guarded& guarded, Instant time) {
  const std::string_view key = guarded.key;
  // Writes that were under way together fail together, and are made good together.
  if (isUnderWay(Purpose::Reconcile, key)) return;
  ++guarded.conflicts;
  ask(std::span(&key, 1), Purpose::Reconcile, time);
}

// Time and again in no time: tabs that write all the while, or a script of the page that plays with us.
void StorageClient::writeAgain(const std::string& key, Instant time) {
  const Guarded* guarded = guardOf(key);
  guarded && guarded->conflicts < toleratedConflicts ? touchUrgently(key) : touch(key, time);
}

// Another tab's record is on its way: it is taken in before this key is written.
bool StorageClient::isHeld(std::string_view key) const {
  return isUnderWay(Purpose::Reconcile, key) || coder_.isDecoding(key);
}

bool StorageClient::isUnderWay(Purpose purpose) const {
  return std::ranges::find(operations_, purpose, &Operation::purpose) != operations_.end();
}

bool StorageClient::isUnderWay(Purpose purpose, std::string_view key) const {
  return std::ranges::any_of(operations_, [=](const Operation& operation) {
    return operation.purpose == purpose && operation.keys.front() == key;
  });
}

// What did not fit may fit by now.
void StorageClient::noteSuccess(const std::string& key, Instant time) {
  if (Guarded* guarded = guardOf(key)) guarded->conflicts = 0;
  std::erase(tooLarge_, key);
  if (std::erase(strays_, key) > 0) {
    Operation operation{++lastTag_, {key}, Purpose::Clean};
    const std::string payload = keysPayload(operation.keys);
    (void)sendOn(Route::Own, std::move(operation), MessageType::StorageRemove, payload, time.now);
  }
  std::erase_if(failing_, [&](const Failing& failing) { return failing.key == key; });
  for (const std::string& waiting : tooLarge_) touch(waiting, time);
}

void StorageClient::noteRefusal(const Operation& operation, std::string_view code) {
  if (!isOutOfReach(code)) {
    homeless_.push_back(operation.keys.front());
    restoreSeen(operation);
  } else if (!isRefused(operation, code)) {
    restoreSeen(operation);
    touchUrgently(operation.keys.front());
  } else if (operation.route == route_) {
    moved_ = moveOn();
    blocked_ = !moved_;
  }
}

// The host page compares before it measures: what was expected stands there still.
void StorageClient::restoreSeen(const Operation& operation) {
  const std::string& key = operation.keys.front();
  Guarded* guarded = guardOf(key);
  if (guarded && operation.isConditional && !isUnderWay(Purpose::Write, key))
    guarded->seen = guarded->expected;
}

// It waits for its next change, or until something else found room.
void StorageClient::giveUp(const std::string& key) {
  if (std::ranges::find(tooLarge_, key) == tooLarge_.end()) tooLarge_.push_back(key);
}

bool StorageClient::evict(std::string_view key, std::span<const std::string_view> spared, Instant time) {
  // A page that removes nothing of what it is told to would keep us at it for ever.
  const bool isInVain = bridge_.version() < 2 || evictions_ > limits::sweptKeys;
  if (isInVain) return false;
  const bool isUnderWay = !evictedFor_.empty();
  evictedFor_.emplace_back(key);
  if (!isUnderWay) list({spared.begin(), spared.end()}, true, time.now);
  return true;
}

// These keys go; none: there was nothing left to remove.
void StorageClient::finishEviction(std::vector<std::string> keys, double now) {
  evictions_ = keys.empty() ? limits::sweptKeys + 1 : evictions_ + 1;
  remove(std::move(keys), now);
  for (const std::string& key : std::exchange(evictedFor_, {})) touchUrgently(key);
}

void StorageClient::remove(std::vector<std::string> keys, double now) {
  if (keys.empty()) return;
  Operation operation{++lastTag_, std::move(keys), Purpose::Clean};
  const std::string payload = keysPayload(operation.keys);
  (void)send(std::move(operation), MessageType::StorageRemove, payload, now);
}

void StorageClient::sweep(std::span<const std::string_view> keys, Instant time) {
  std::vector<std::string> spared = sweepSpares_;
  spared.insert(spared.end(), keys.begin(), keys.end());
  list(std::move(spared), false, time.now);
}

void StorageClient::list(std::vector<std::string> spared, bool isEviction, double now) {
  const bool sent =
      send({++lastTag_, std::move(spared), Purpose::List, isEviction}, MessageType::StorageKeys, "{}", now);
  if (!sent && isEviction) finishEviction({}, now);
}

void StorageClient::finishList(const Operation& operation, const Bridge::Settled& answer, double now) {
  std::vector<std::string> keys;
  for (const Json& item : answer.payload.items("v")) {
    const std::string* key = item.string();
    const bool isOther = key && std::ranges::find(operation.keys, *key) == operation.keys.end();
    if (isOther && keys.size() < limits::sweptKeys) keys.push_back(*key);
  }
  const bool sent = !keys.empty() && sendGet(std::move(keys), Purpose::Sweep, now, operation.isEviction);
  if (!sent && operation.isEviction) finishEviction({}, now);
}

void StorageClient::finishSweep(const Operation& operation, const Bridge::Settled& answer, Instant time) {
  const Json::Array& values = answer.payload.items("v");
  std::vector<std::string> useless;
  std::list<Written> others;
  for (std::size_t i = 0; i < std::min(values.size(), operation.keys.size()); ++i) {
    const std::string* text = values[i].string();
    const auto record = text ? Record::decode(*text, time.wall) : std::unexpected(RecordError::Foreign);
    const bool isOpen = record && coder_.seals() && !record->sealed && !passes(operation.keys[i]);
    record && !isOpen ? others.push_back({operation.keys[i], record->written})
                      : useless.push_back(operation.keys[i]);
  }
  if (!operation.isEviction) return remove(std::move(useless), time.now);
  finishEviction(useless.empty() ? oldestOf(std::move(others)) : std::move(useless), time.now);
}

// A quarter of them: one by one many small ones would take long to go.
std::vector<std::string> StorageClient::oldestOf(std::list<Written> records) {
  records.sort([](const Written& one, const Written& other) { return one.at < other.at; });
  records.resize((records.size() + 3) / 4);
  std::vector<std::string> keys;
  for (Written& record : records) keys.push_back(std::move(record.key));
  return keys;
}

// Wherever something may stand of pages on which another storage was in use.
void StorageClient::erase(Instant time) {
  abandon(time.now);
  eraseFailure_.clear();
  eraseOn(Route::Host, time.now);
  eraseOn(Route::Own, time.now);
  if (route_ == Route::Memory) eraseOn(Route::Memory, time.now);
}

void StorageClient::eraseOn(Route route, double now) {
  Operation operation{++lastTag_, {}, Purpose::Erase};
  if (sendOn(route, operation, MessageType::StorageClear, "{}", now)) return;
  operation.route = route;
  finishErase(operation, {operation.tag, false, "busy", {}}, now);
}

// A storage that is not in use and cannot be reached holds nothing that could be found again. Nor does one in
// which nothing was ever read: a frame that is loaded to erase is asked before it knows which storage is in
// use.
void StorageClient::finishErase(const Operation& operation, const Bridge::Settled& answer, double now) {
  const bool isInUse = operation.route == route_;
  const bool isElsewhere =
      isInUse && !hasRead_ && isOutOfReach(answer.code) && (!isRefused(operation, answer.code) || moveOn());
  if (isElsewhere) return eraseOn(route_, now);
  if (!answer.ok && (isInUse || !isOutOfReach(answer.code))) eraseFailure_ = answer.code;
  if (!isUnderWay(Purpose::Erase)) erased_ = eraseFailure_;
}

// Only where it stands as it was seen here last: what others have written since is not ours to remove.
void StorageClient::retract(std::string_view spared, Instant time) {
  for (const Guarded& guarded : guarded_) {
    const bool isOurs = guarded.isOwn && !guarded.seen.empty() && !holdsForeign(guarded.key);
    if (!isOurs || guarded.key == spared) continue;
    Operation operation{++lastTag_, {guarded.key}, Purpose::Clean};
    const std::string payload = keysPayload(operation.keys, guarded.seen);
    (void)send(std::move(operation), MessageType::StorageRemove, payload, time.now);
  }
  abandon(time.now);
}

StorageHealth StorageClient::health() const {
  if (blocked_ || route_ == Route::Memory) return StorageHealth::Blocked;
  return tooLarge_.empty() ? StorageHealth::Working : StorageHealth::Full;
}

std::optional<double> StorageClient::deadline() const {
  std::optional<double> deadline;
  // What is known without asking is taken in with the next event, for which nobody else may have a reason.
  if (!loaded_.empty()) return 0;
  if (!canAsk() || blocked_ || isUnderWay(Purpose::Erase)) return deadline;
  for (const Touched& entry : touched_)
    if (!isHeld(entry.key)) deadline = std::min(deadline.value_or(entry.due), entry.due);
  return deadline;
}

}  // namespace pipit
