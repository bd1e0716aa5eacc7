#include <algorithm>
#include <array>
#include <utility>

#include "base/JsonWriter.h"
#include "base/Utf8.h"
#include "runtime/Engine.h"

// What is kept of the visitor between pages: read once at the start, written as it changes, shared with other
// tabs.

namespace pipit {
namespace {

namespace key {
constexpr std::string_view session = "session";
constexpr std::string_view conversation = "conversation";
constexpr std::string_view outbox = "outbox";
constexpr std::string_view draft = "draft";
constexpr std::string_view choices = "choices";
constexpr std::string_view place = "place";
// There while something waits to be sent, answered or read: the script on the next page loads the chat for
// it.
constexpr std::string_view waits = "waits";
// When the storage was last swept.
constexpr std::string_view swept = "swept";
// Appears for a moment when all is erased, for the other tabs to see.
constexpr std::string_view erase = "erase";
// What other tabs of the visitor may have changed, in the order in which it is taken in.
constexpr std::array shared = {session, conversation, outbox};
// What nobody else has.
constexpr std::array written = {outbox, draft};
}  // namespace key

// Whether it is what stands under that key: a script of the page may have put anything there.
bool fits(std::string_view name, const Json& json) {
  if (name == key::session) return Session::parse(json).has_value();
  if (name == key::conversation) return !json.text("id").empty() && json.find("messages");
  if (name == key::outbox) return json.array() != nullptr;
  if (name == key::swept || name == key::waits) return json.find("at") != nullptr;
  if (name == key::place) return json.find("seq") != nullptr;
  if (TabSync::isRecord(name)) return json.find("messages") != nullptr;
  return json.find(name == key::choices ? "theme" : "text") != nullptr;
}

}  // namespace

void Engine::prepareStorage(bool sealed) {
  for (const std::string_view name : {key::session, key::outbox, key::draft, key::choices})
    storage_.guard(name);
  for (const std::string_view name : {key::conversation, key::swept, key::place}) storage_.watch(name);
  storage_.pass(TabSync::recordPrefix);
  storage_.compress(key::conversation);
  storage_.seal(sealed);
}

std::vector<std::string_view> Engine::keys() const {
  return {key::session, key::conversation, key::outbox, key::draft,
          key::choices, key::swept,        key::place,  key::waits};
}

// What stands under another key is of no use to us, whoever put it there.
std::vector<std::string_view> Engine::needed() const {
  std::vector<std::string_view> names = {key::session, key::conversation, key::outbox};
  if (draft_.text.size() + draft_.notes.size() > 0) names.push_back(key::draft);
  return names;
}

void Engine::loadStored(Instant time) {
  const auto names = keys();
  toLoad_ = names.size();
  storage_.load(names, time);
}

void Engine::keepDraft(std::string_view text, Instant time) {
  draft_.stamp = clock_.stamp(time.wall);
  draft_.text = truncateUtf8(text, limits::draftBytes);
  sayDraft();
  storage_.touchUrgently(key::draft);
}

void Engine::consultStorage(Instant time) {
  // One at a time, however often the host page says that there is something new.
  if (storage_.isPeeking()) return;
  if (std::exchange(wantsStored_, false)) return storage_.peek(key::shared, time);
  if (tabRecords_.empty() || time.now < tabRecordsDue_) return;
  tabRecordsDue_ = time.now + limits::tabRecordPause;
  const auto changed = std::exchange(tabRecords_, {});
  storage_.peek(std::vector<std::string_view>(changed.begin(), changed.end()), time);
}

void Engine::takeStored(Instant time, Commands& commands) {
  for (StorageClient::Loaded& loaded : storage_.takeLoaded()) take(std::move(loaded), time, commands);
}

void Engine::take(StorageClient::Loaded loaded, Instant time, Commands& commands) {
  auto json = Json::parse(loaded.payload.value_or(std::string()));
  if (loaded.payload && !(json && fits(loaded.key, *json))) {
    storage_.distrust(loaded.key, *loaded.payload, time);
    loaded.damaged = true;
    json = std::unexpected(JsonError::Malformed);
  }
  hasRecords_ = hasRecords_ || loaded.payload || loaded.damaged || loaded.expired;
  // Nobody else has what waited to be sent.
  if (loaded.damaged || (loaded.expired && loaded.key == key::outbox)) noteDamage(loaded.key);
  if (loaded.unsealable && !TabSync::isRecord(loaded.key)) notify(wire::Notice::SealLost);
  if (toLoad_ > 0) --toLoad_;
  if (loaded.unknown) rival_.reset();
  if (loaded.key == key::session)
    return takeSession(json ? Session::parse(*json) : std::nullopt, loaded.damaged, time, commands);
  if (loaded.key == key::conversation && wantsSpare_) takeSpare(json.value_or(Json{}), time, commands);
  const bool isGone = !loaded.payload && !loaded.damaged && !loaded.expired && !loaded.unknown;
  if (isGone && tabs_.isOthersRecord(loaded.key)) return missTabRecord(loaded.key, time);
  if (!json) return;
  if (tabs_.isOthersRecord(loaded.key)) return hearTabRecord(*json, time, commands);
  if (loaded.key == key::swept) sweptAt_ = json->number("at", 0);
  if (loaded.key == key::waits) isMarked_ = true;
  if (loaded.key == key::conversation) takeConversation(*json, time);
  if (loaded.key == key::place && !isRestored_ && has(Feature::AutoRestore)) takePlace(*json);
  if (loaded.key == key::draft && (isRestored_ || has(Feature::AutoRestore)))
    takeStoredDraft(*json, time, commands);
  if (loaded.key == key::choices) takeStoredChoices(*json, time, commands);
  if (loaded.key != key::outbox) return;
  if (isRestored_) {
    seeStamps(*json, time);
    // Of a tab that may live.
    if (tabs_.way() == TabSync::Way::Records) noteForeign(*json);
    (void)store_.mergeOutbox(*json);
    return;
  }
  restoredOutbox_ = *loaded.payload;
}

void Engine::takeSession(std::optional<Session> session, bool isDamaged, Instant time, Commands& commands) {
  if (!isRestored_) {
    restoredSession_ = std::move(session);
    return;
  }
  const auto rival = std::exchange(rival_, std::nullopt);
  const bool yields = rival && service_.session() && rival->conversation < service_.session()->conversation;
  // Neither could be kept.
  if (!session && !isDamaged && yields) session = rival;
  // A tab that slept may have another than the one which the damaged record led to.
  wantsSpare_ = !session && (isDamaged || !service_.session());
  if (!wantsSpare_) adopt(std::move(session), time, commands);
}

// It comes after the session, in the answer to the same question.
void Engine::takeSpare(const Json& conversation, Instant time, Commands& commands) {
  wantsSpare_ = false;
  const Json* spare = conversation.find("session");
  adopt(spare ? Session::parse(*spare) : std::nullopt, time, commands);
}

// It may have been begun after an erasure that was missed here.
void Engine::adopt(std::optional<Session> session, Instant time, Commands& commands) {
  if (session) learnErasure(session->since, session->conversation, time, commands);
  const bool isUnaware = session && session->since < store_.erasedAt();
  service_.adopt(std::move(session), time, commands);
  // Nor did who began it know of one that is known here: it is not to be taken for older.
  if (isUnaware && service_.session()) storage_.touchUrgently(key::session);
}

void Engine::takeConversation(const Json& json, Instant time) {
  const std::string_view id = json.text("id");
  const auto& session = service_.session();
  const bool isOurs = !isRestored_ || (session && session->conversation == id);
  if (!isOurs || !store_.restore(json)) return;
  // What another tab has got acknowledged waits no longer.
  if (isRestored_) return noteConfirmed(time);
  restoredConversation_ = id;
  if (const Json* spare = json.find("session")) spareSession_ = Session::parse(*spare);
}

void Engine::takePlace(const Json& json) {
  place_ = ListPlace::parse(json);
  if (place_.seq > 0) goal_ = place_;
}

// Of before: what is typed meanwhile is newer, and a clock may have been mended since.
void Engine::takeStoredDraft(const Json& json, Instant time, Commands& commands) {
  Draft stored = Draft::parse(json);
  if (!clock_.see(stored.stamp, time.wall)) {
    if (isRestored_) return;
    stored.stamp = clock_.stamp(time.wall);
  }
  const bool isTyped = !isRestored_ && draft_.stamp > 0;
  if (isTyped) draft_.stamp = clock_.stamp(time.wall);
  if (isTyped && draft_.notes.empty() && !stored.notes.empty()) {
    draft_.notes = stored.notes;
    showDraft(draft_.text, commands);
  }
  (void)takeDraft(std::move(stored), time, commands);
}

// What can be had again is: the conversation from the service, the session from the conversation's record.
// When we last swept, that something waits, and where in the list somebody was, is of no interest to the
// visitor.
void Engine::noteDamage(const std::string& name) {
  const bool isRemark = name == key::swept || name == key::waits || name == key::place;
  if (isRemark || TabSync::isRecord(name)) return;
  if (name == key::conversation) {
    historyDamaged_ = true;
  } else if (name != key::session || isRestored_) {
    notify(wire::Notice::RecordDamaged);
  } else {
    sessionDamaged_ = true;
  }
}

void Engine::finishRestore(Instant time, Commands& commands) {
  const bool isDue = !isRestored_ && bridge_.connected() && toLoad_ == 0;
  if (!isDue) return;
  isRestored_ = true;
  begunAt_ = time.wall;
  goalUntil_ = time.now + limits::placePatience;
  if (!restoredSession_ && spareSession_) {
    restoredSession_ = std::move(spareSession_);
    storage_.touchUrgently(key::session);
  } else if (sessionDamaged_) {
    notify(wire::Notice::RecordDamaged);
  }
  // What is lost is said before what can be had again.
  if (historyDamaged_ && notice_ != wire::Notice::RecordDamaged)
    notify(restoredSession_ ? wire::Notice::HistoryDamaged : wire::Notice::RecordDamaged);
  // A conversation whose session is gone cannot be gone on with; what waits to be sent can.
  if (!restoredSession_ || restoredSession_->conversation != restoredConversation_) store_.forgetConfirmed();
  const double since = restoredSession_ ? restoredSession_->since : 0;
  const bool isAfterErasure = since > 0 && clock_.see(since, time.wall);
  const Json outbox = Json::parse(restoredOutbox_).value_or(Json{});
  // What was written here since the start comes after all that is found.
  seeStamps(outbox, time);
  store_.restamp([&] { return clock_.stamp(time.wall); });
  if (isAfterErasure) noteErasure(since);
  store_.mergeOutbox(outbox);
  // What the stored conversation holds waits no longer, whoever forgot to say so.
  if (store_.outbox() != restoredOutbox_) storage_.touch(key::outbox, time);
  restoredOutbox_.clear();
  service_.begin(config_->site, std::move(restoredSession_), time);
  greet();
  if (hasOwnRecords_) storage_.salvage(key::written, time);
  sweep(time);
  joinTabs(commands);
}

void Engine::sweep(Instant time) {
  // Nothing is kept of a visitor who has done nothing yet.
  const bool isDue =
      hasRecords_ && bridge_.version() >= 2 && std::abs(time.wall - sweptAt_) >= limits::sweepInterval;
  if (!isDue) return;
  const bool isFirst = std::exchange(sweptAt_, time.wall) == 0;
  // Records that could not be read are of a life before.
  if (!isFirst || storage_.damaged() > 0) storage_.sweep(keys(), time);
  storage_.touch(key::swept, time);
}

std::string Engine::payloadOf(std::string_view name) const {
  const auto& session = service_.session();
  if (name == key::session) return session ? session->json() : std::string();
  if (name == key::conversation)
    return session ? store_.snapshot(session->conversation, session->json(), storedMessages_) : std::string();
  if (name == key::outbox) return store_.outbox();
  if (name == tabs_.recordKey()) return tabs_.record();
  if (name == key::choices) return choices_.stamp > 0 ? choices_.json() : std::string();
  if (name == key::place) return place_.json();
  JsonWriter writer;
  if (name == key::waits && !isMarked_) return {};
  if (name == key::swept || name == key::waits)
    return writer.beginObject().member("at").number(sweptAt_).endObject().take();
  return draft_.stamp > 0 ? draft_.json() : std::string();
}

void Engine::mark() {
  const bool isAwaited = store_.isAwaited();
  if (std::exchange(isMarked_, isAwaited) != isAwaited) storage_.touchUrgently(key::waits);
}

void Engine::store(Instant time) {
  if (!isRestored_) return;
  mark();
  if (storage_.takeMoved())
    for (const std::string_view name : keys()) storage_.touchUrgently(name);
  for (const std::string& name : storage_.takeDue(time)) storage_.write(name, payloadOf(name), time);
}

// What is least missed goes first: records set aside and what no tab knows, the oldest first; then the older
// half of the conversation, which the service has, and again; what waits to be sent and what is being written
// stay to the last.
void Engine::makeRoom(Instant time) {
  for (const std::string& name : storage_.takeHomeless()) {
    if (storage_.evict(name, needed(), time)) continue;
    if (storedMessages_ == 0) {
      storage_.giveUp(name);
      notify(wire::Notice::StorageFull);
      continue;
    }
    storedMessages_ /= 2;
    storage_.touchUrgently(key::conversation);
    storage_.touchUrgently(name);
  }
}

void Engine::askBrowser(Commands& commands) {
  for (RecordCoder::Task& task : storage_.takeTasks()) {
    if (task.isEncode) {
      add<command::Encode>(commands, task.id, task.deflate, task.seal, std::move(task.context),
                           std::move(task.data));
    } else {
      add<command::Decode>(commands, task.id, task.deflate, task.seal, std::move(task.context),
                           limits::recordBytes, std::move(task.data));
    }
  }
  for (StorageClient::OwnRequest& request : storage_.takeOwnRequests())
    add<command::OwnStorage>(commands, request.tag, std::move(request.operation), std::move(request.payload));
}

void Engine::on(const event::Coded& event, Instant time, Commands&) {
  storage_.finishTask(event.task, event.ok, event.data, time);
}

void Engine::on(const event::OwnStorageAnswer& event, Instant time, Commands&) {
  Json payload = Json::parse(event.payload).value_or(Json{});
  std::string code(payload.text("code"));
  const bool isDone = payload.flag("ok");
  storage_.settle({event.task, isDone, std::move(code), std::move(payload)}, time);
}

void Engine::takeChange(std::string_view name, Instant time, Commands& commands) {
  if (name == key::erase) return hearErased(time, commands);
  storage_.forget(name);
  if (isRestored_ && name == key::session) wantsStored_ = true;
  // What a tab has written that went at once is said nowhere else.
  const bool isLast = tabs_.way() == TabSync::Way::Records && name == key::outbox;
  if (isLast || tabs_.isOthersRecord(name)) readSoon(name);
}

void Engine::readSoon(std::string_view name) {
  const bool isNews = std::ranges::find(tabRecords_, name) == tabRecords_.end();
  if (isNews && tabRecords_.size() < limits::storageKeys) tabRecords_.emplace_back(name);
}

// Another tab has emptied the storage. A busy page says so late: what was begun after the tab itself has said
// it stays.
void Engine::hearErased(Instant time, Commands& commands) {
  storage_.forget({});
  if (time.now < std::exchange(erasureEcho_, 0)) return;
  erasureEcho_ = -(time.now + limits::erasureEcho);
  storage_.retract({}, time);
  eraseMemory(false, always, {}, commands);
  // What another tab has written since may have been read before this was heard.
  readSoon(key::outbox);
}

// One of the version before does not say when: then now.
void Engine::takeErased(double stamp, Instant time, Commands& commands) {
  if (stamp <= 0) return hearErased(time, commands);
  // After the storage's word that is done, and what stands there may be of after it.
  const bool isRepeated = stamp <= store_.erasedAt() || time.now < -erasureEcho_;
  if (!isRepeated) {
    storage_.retract(key::outbox, time);
    // What was written here after it, before it was heard of, stays.
    for (const std::string_view name : key::written) storage_.touchUrgently(name);
  }
  learnErasure(stamp, {}, time, commands);
}

// Of any tab or record that knows of it, in whatever order.
void Engine::learnErasure(double stamp, std::string_view survivor, Instant time, Commands& commands) {
  if (stamp <= store_.erasedAt() || !clock_.see(stamp, time.wall)) return;
  // What there is since the storage's word was begun after it.
  const bool isRepeated = time.now < -erasureEcho_;
  const auto& session = service_.session();
  const std::string kept(isRepeated && session ? std::string_view(session->conversation) : survivor);
  erasureEcho_ = isRepeated ? 0 : time.now + limits::erasureEcho;
  noteErasure(stamp);
  eraseMemory(false, stamp, kept, commands);
  service_.outlive(stamp);
  // Whoever comes and hears of it too is to see that what goes on was begun after it.
  if (service_.session()) storage_.touchUrgently(key::session);
}

// What was stamped before it is taken neither from tabs nor from records.
void Engine::noteErasure(double stamp) {
  store_.noteErasure(stamp);
  clock_.forgetBefore(stamp);
}

void Engine::eraseMemory(bool isFirst, double before, std::string_view survivor, Commands& commands) {
  const auto& session = service_.session();
  const bool goesOn = session && (session->since >= before || session->conversation == survivor);
  if (!goesOn) service_.forget(commands);
  store_.eraseWaiting(before);
  if (draft_.stamp < before) draft_ = {};
  if (choices_.stamp < before) choices_ = {.sound = pageSound_};
  if (person_.stamp < before) {
    // The page that has said who it was hears that nobody is known any more, and says it no more.
    isIdentifying_ |= !person_.text.empty();
    person_ = {};
  }
  // It stays as it is, until somebody knows it as of after this.
  if (panel_.stamp < before) panel_.stamp = 0;
  service_.identify(person_.text);
  isContextNews_ = !context_.empty();
  showChoices(commands);
  place_ = {};
  goal_.reset();
  foreign_.clear();
  heard_.clear();
  tabs_.forget();
  restoredSession_.reset();
  spareSession_.reset();
  restoredConversation_.clear();
  restoredOutbox_.clear();
  wantsStored_ = wantsSpare_ = isMarked_ = false;
  notice_ = wire::Notice::None;
  showDraft(draft_.text, commands);
  add<command::ForgetSealKey>(commands, isFirst);
}

// Where the page's storage is in use it tells the same, and who erases does so in both: one word of it is
// enough.
void Engine::on(const event::OwnStorageChanged& event, Instant time, Commands& commands) {
  if (!storage_.isShared()) takeChange(event.key, time, commands);
}

// Each trouble of the storage is said once, when it begins.
void Engine::noteStorageHealth() {
  const StorageHealth health = storage_.health();
  if (health == knownHealth_) return;
  knownHealth_ = health;
  // Where nothing is to be kept nothing is amiss.
  if (health == StorageHealth::Working || !has(Feature::ParentStorage)) return;
  const bool isBlocked = health == StorageHealth::Blocked;
  notify(isBlocked ? wire::Notice::StorageBlocked : wire::Notice::StorageFull);
  postEvent("error", jsonOf("code", isBlocked ? "storage.blocked" : "storage.full"));
}

}  // namespace pipit
