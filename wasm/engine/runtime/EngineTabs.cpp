#include <algorithm>
#include <tuple>
#include <utility>

#include "base/JsonWriter.h"
#include "base/Utf8.h"
#include "runtime/Engine.h"

// The other tabs of the visitor: one leads and speaks to the service, all show the same.

namespace pipit {

// One name for the channel and the lock: the frames of one site on one page origin.
std::string Engine::tabsName() const {
  return "pipit:" + config_->site + ":" + handshake_->origin();
}

void Engine::joinTabs(Commands& commands) {
  if (!isRestored_) return;
  if (has(Feature::TabSync)) return add<command::OpenTabs>(commands, tabsName());
  tabs_.open(TabSync::Way::None);
  leadership_.beginAlone();
}

void Engine::leaveTabs(Instant time, Commands& commands) {
  stopActing();
  leadership_.end();
  carryOutWishes(commands);
  if (tabs_.way() == TabSync::Way::Records) storage_.touchUrgently(tabs_.recordKey());
  // Who has resigned does not say any more that it leads.
  service_.follow(commands);
  postToTabs(time, commands);
  tabs_.close();
  add<command::CloseTabs>(commands);
}

void Engine::on(const event::TabsOpened& event, Instant time, Commands&) {
  const bool hasRecords = bridge_.version() >= 2 && storage_.isShared();
  tabs_.open(event.ok ? TabSync::Way::Channel : hasRecords ? TabSync::Way::Records : TabSync::Way::None);
  if (!tabs_.canTalk()) return leadership_.beginAlone();
  // What those left behind that went without a word.
  if (tabs_.way() == TabSync::Way::Records) storage_.sweep(keys(), time);
  leadership_.begin(tabs_.way() == TabSync::Way::Records, time.now);
  sayDigest(TabMessageType::Hello, digest());
  if (store_.waiting() > 0) sayWaiting();
  if (draft_.stamp > 0) sayDraft();
  sayChoices();
  sayPerson();
  // Where the visitor did something in this tab before.
  if (acting_ == Acting::Here) sayPanel("here");
}

void Engine::on(const event::LockChanged& event, Instant time, Commands&) {
  switch (event.state) {
    case wire::LockState::Granted:
      return leadership_.granted(time.now);
    case wire::LockState::Lost:
      return leadership_.lost(time.now);
    case wire::LockState::Refused:
      return leadership_.refused(time.now);
  }
}

void Engine::on(const event::TabMessage& event, Instant time, Commands& commands) {
  hearTab(event.data, time, commands);
}

void Engine::hearTab(std::string_view text, Instant time, Commands& commands) {
  const auto message = tabs_.hear(text, time.now);
  if (message && isServing()) takeTabMessage(*message, time, commands);
}

// Of a record: what was heard before is known by its number.
void Engine::hearTabRecord(const Json& record, Instant time, Commands& commands) {
  for (const Json& item : record.items("messages"))
    if (const std::string* text = item.string()) hearTab(*text, time, commands);
}

// Whoever goes takes its record away.
void Engine::missTabRecord(std::string_view key, Instant time) {
  if (TabSync::isRecordOf(key, leader_)) leadership_.heardResignation(time.now);
}

void Engine::takeTabMessage(const TabMessage& message, Instant time, Commands& commands) {
  const Json& payload = message.payload;
  switch (message.type) {
    case TabMessageType::Hello:
      leadership_.heardQuestion(time.now);
      if (acting_ == Acting::Here) sayPanel("there");
      return answerWant(TabDigest::parse(payload));
    case TabMessageType::Lead:
      return takeLeader(message, time);
    case TabMessageType::Ping:
      return leadership_.heardQuestion(time.now);
    case TabMessageType::Resign:
      return leadership_.heardResignation(time.now);
    case TabMessageType::Heard:
      return takeHeard(payload, time);
    case TabMessageType::Want:
      return answerWant(TabDigest::parse(payload));
    case TabMessageType::News:
      return takeNews(payload, time);
    case TabMessageType::Session:
      return takeTabSession(payload, time, commands);
    case TabMessageType::Waiting:
      return takeWaiting(payload, time);
    case TabMessageType::Sent:
      return takeSent(payload, time);
    case TabMessageType::Read:
      if (isOurs(payload) && store_.markReadTo(payload.count("seq"))) keepConversation(time);
      return;
    case TabMessageType::Draft:
      return takeTabDraft(payload, time, commands);
    case TabMessageType::Choices:
      return takeTabChoices(payload, time, commands);
    case TabMessageType::Panel:
      return takeTabPanel(payload, time);
    case TabMessageType::Erased:
      return takeErased(payload.number("order", 0), time, commands);
    case TabMessageType::Person:
      return takePerson(Draft::parse(payload), time);
  }
}

bool Engine::isOurs(const Json& payload) const {
  const auto& session = service_.session();
  return session && session->conversation == payload.text("conversation");
}

TabDigest Engine::digest() const {
  const auto& session = service_.session();
  std::string kept = draft_.json() + choices_.json();
  for (const Draft* each : {&person_, &panel_})
    if (each->stamp > 0) kept += each->json();
  return {session ? session->conversation : std::string(), store_.lastChange(), store_.readSeq(),
          TabDigest::of(kept), TabDigest::of(store_.outbox(WaitingFor::Tabs))};
}

void Engine::takeLeader(const TabMessage& message, Instant time) {
  leadership_.heardLeader(message.payload.count("term"), message.from < tabs_.name(), time.now);
  if (leadership_.leads()) return;
  const std::uint32_t connection = message.payload.count("connection");
  if (connection <= static_cast<std::uint32_t>(wire::Connection::Offline))
    service_.leaderIs(static_cast<wire::Connection>(connection));
  leader_ = message.from;
  isWanting_ = false;
  compare(TabDigest::parse(message.payload), time);
}

// What it does not know it is told, and asked for what it knows more: what one of us has missed comes with
// the leader's next word at the latest, and what both know already changes nothing.
void Engine::compare(const TabDigest& theirs, Instant time) {
  const TabDigest ours = digest();
  const bool isSame = theirs.conversation == ours.conversation;
  if (theirs.draft != ours.draft) sayKept();
  if (theirs.waiting != ours.waiting) sayWaiting();
  if (theirs.conversation.empty() && !isSame) saySession();
  if (isSame && theirs.read < ours.read) sayRead();
  if (isSame && store_.markReadTo(theirs.read)) keepConversation(time);
  const bool isBehind = theirs.conversation.empty() ? false : !isSame || ours.change < theirs.change;
  if (isBehind || theirs.draft != ours.draft || theirs.waiting != ours.waiting) want(ours);
}

void Engine::takeHeard(const Json& payload, Instant time) {
  bool isWhole = isOurs(payload);
  if (isWhole)
    for (const Json& event : payload.items("events")) isWhole = service_.hear(event, time) && isWhole;
  if (isWhole || leadership_.leads()) return;
  // Also where nothing but the text of an answer is missing.
  TabDigest digest = this->digest();
  digest.change = 0;
  want(digest);
}

void Engine::want(const TabDigest& digest) {
  if (!std::exchange(isWanting_, true)) sayDigest(TabMessageType::Want, digest);
}

void Engine::sayDigest(TabMessageType type, const TabDigest& digest) {
  JsonWriter writer;
  writer.beginObject();
  digest.write(writer);
  say(type, writer.endObject().text());
}

void Engine::answerWant(const TabDigest& theirs) {
  if (!leadership_.leads()) return;
  const TabDigest ours = digest();
  const bool isOther = theirs.conversation != ours.conversation;
  owed_.session |= isOther;
  owed_.news |= isOther || theirs.change < ours.change || theirs.read < ours.read;
  owed_.draft |= theirs.draft != ours.draft;
  owed_.waiting |= theirs.waiting != ours.waiting;
}

void Engine::takeNews(const Json& payload, Instant time) {
  const auto& session = service_.session();
  if (leadership_.leads() || !session || session->conversation != payload.text("id")) return;
  isWanting_ = false;
  store_.replaceBy(payload);
  keepConversation(time);
  noteConfirmed(time);
}

void Engine::takeTabSession(const Json& payload, Instant time, Commands& commands) {
  const Json* json = payload.find("session");
  auto session = json ? Session::parse(*json) : std::nullopt;
  const bool goesOn = session && !session->identity.empty();
  const double since = session ? session->since : payload.number("erased", 0);
  learnErasure(since, session ? session->conversation : std::string(), time, commands);
  for (const Json& item : payload.items("ended"))
    service_.end({{}, {}, std::string(item.text("conversation")), item.number("expires", 0)}, goesOn,
                 commands);
  if (!session) return;
  // Who says so is to hear of its end.
  if (service_.hasEnded(*session)) owed_.session = true;
  const bool isOther = !service_.session() || service_.session()->conversation != session->conversation;
  if (isOther && service_.session() && !yieldsTo(*session, payload.flag("kept"))) return;
  service_.adopt(std::move(session), time, commands);
  if (isOther && !leadership_.leads()) {
    isWanting_ = false;
    want(digest());
  }
}

// Of two conversations that were begun apart, the one goes on that stands in the host page's storage; where
// that keeps neither, the one with the smaller name.
bool Engine::yieldsTo(const Session& rival, bool isKept) {
  owed_.session = true;
  if (storage_.isShared()) {
    rival_ = rival;
    storage_.forget("session");
    wantsStored_ = true;
    return false;
  }
  return isKept || rival.conversation < service_.session()->conversation;
}

void Engine::takeWaiting(const Json& payload, Instant time) {
  const Json* messages = payload.find("messages");
  if (!messages) return;
  seeStamps(*messages, time);
  noteForeign(*messages);
  if (store_.mergeOutbox(*messages)) storage_.touch("outbox", time);
  answerWaiting(*messages);
}

// A message is confirmed once: by the stream, or here.
void Engine::takeSent(const Json& payload, Instant time) {
  const std::string clientId(payload.text("clientId"));
  const std::string_view id = payload.text("id");
  if (!isOurs(payload) || id.empty() || id.size() > limits::identifierBytes) return;
  const std::uint32_t seq = payload.count("seq");
  if (!store_.acknowledge(clientId, id, seq, payload.number("at", time.wall))) return;
  service_.expectAnswer(seq, time.now);
  noteSent(clientId, time);
}

void Engine::noteSent(const std::string& clientId, Instant time) {
  storage_.touch("outbox", time);
  const bool isForeign = std::erase(foreign_, clientId) > 0;
  const bool isWrittenHere = std::erase(written_, clientId) > 0;
  // Of what was written on a page that is gone the leader tells its own.
  if (isWrittenHere || (service_.leads() && !isForeign)) postEvent("message:sent", jsonOf("id", clientId));
}

// What was confirmed by being found among a conversation's messages.
void Engine::noteConfirmed(Instant time) {
  storage_.touch("outbox", time);
  for (const std::string& clientId : std::vector(written_))
    if (store_.receipt(clientId)) noteSent(clientId, time);
}

void Engine::seeStamps(const Json& messages, Instant time) {
  if (!messages.array()) return;
  for (const Json& message : *messages.array())
    // Who still has it has missed an erasure.
    if (!clock_.see(message.number("order", 0), time.wall)) owed_.session = true;
}

// One that has missed how its message was taken. What failed waits for nobody: whoever leads may not know of
// it, and any tab that does says so.
void Engine::answerWaiting(const Json& messages) {
  if (!messages.array()) return;
  for (const Json& message : *messages.array()) {
    const std::string_view clientId = message.text("clientId");
    const bool isNews = (leadership_.leads() || message.find("failed")) && store_.receipt(clientId) &&
                        std::ranges::find(owed_.receipts, clientId) == owed_.receipts.end();
    if (isNews && owed_.receipts.size() < limits::outboxMerged) owed_.receipts.emplace_back(clientId);
  }
}

// The same answer to many who ask in the same moment is said once.
void Engine::answerTabs(double now) {
  if (owed_ == Owed{} || now < answersDue_) return;
  answersDue_ = now + limits::answerPause;
  const Owed owed = std::exchange(owed_, {});
  if (owed.session) saySession();
  if (owed.news) sayNews();
  if (owed.waiting) sayWaiting();
  if (owed.draft) sayKept();
  for (const std::string& clientId : owed.receipts) saySent(clientId);
}

void Engine::sayNews() {
  const auto& session = service_.session();
  const std::string news = session ? store_.snapshot(session->conversation) : std::string();
  if (!news.empty()) say(TabMessageType::News, news);
}

// Begun; there is a session.
JsonWriter Engine::aboutOurs() const {
  JsonWriter writer;
  writer.beginObject().member("conversation").string(service_.session()->conversation);
  return writer;
}

void Engine::saySent(std::string_view clientId) {
  const auto receipt = store_.receipt(clientId);
  if (!receipt || !service_.session()) return;
  JsonWriter writer = aboutOurs();
  writer.member("clientId").string(clientId).member("id").string(receipt->id);
  writer.member("seq").number(receipt->seq).member("at").number(receipt->at).endObject();
  say(TabMessageType::Sent, writer.text());
}

// Whoever wrote it tells its page that it is sent.
void Engine::noteWritten(std::string_view clientId) {
  if (written_.size() == limits::outboxMerged) written_.erase(written_.begin());
  written_.emplace_back(clientId);
}

void Engine::noteForeign(const Json& messages) {
  if (!messages.array()) return;
  for (const Json& message : *messages.array()) {
    const std::string_view clientId = message.text("clientId");
    const bool isKnown = clientId.size() > limits::identifierBytes || store_.isWaiting(clientId) ||
                         std::ranges::find(foreign_, clientId) != foreign_.end();
    if (isKnown) continue;
    if (foreign_.size() == limits::outboxMerged) foreign_.erase(foreign_.begin());
    foreign_.emplace_back(clientId);
  }
}

// One that was away when it was edited is told.
void Engine::takeTabDraft(const Json& payload, Instant time, Commands& commands) {
  const bool isOlder = !takeDraft(Draft::parse(payload), time, commands);
  if (isOlder && leadership_.leads()) owed_.draft = true;
}

// The last edit wins, wherever it was made. False: ours is.
bool Engine::takeDraft(Draft draft, Instant time, Commands& commands) {
  const auto order = draft <=> draft_;
  if (!clock_.see(draft.stamp, time.wall) || order == 0) return true;
  if (order < 0) return false;
  draft_ = std::move(draft);
  showDraft(draft_.text, commands);
  return true;
}

void Engine::sayLead() {
  JsonWriter writer;
  announced_ = service_.connection();
  writer.beginObject().member("term").number(leadership_.term());
  digest().write(writer);
  writer.member("connection").number(static_cast<double>(announced_)).endObject();
  say(TabMessageType::Lead, writer.text());
}

// All that waits, or that one.
void Engine::sayWaiting(std::string_view clientId) {
  const std::string messages = store_.outbox(WaitingFor::Tabs, clientId);
  if (messages.empty()) return;
  JsonWriter writer;
  writer.beginObject().member("messages").raw(messages).endObject();
  say(TabMessageType::Waiting, writer.text());
}

// And those that have ended: nobody is to bring them back.
void Engine::saySession() {
  JsonWriter writer;
  writer.beginObject();
  if (service_.session())
    writer.member("session").raw(service_.session()->json());
  else
    writer.member("erased").number(store_.erasedAt());
  writer.member("kept").boolean(storage_.isShared()).member("ended").beginArray();
  for (const Session& session : service_.ended())
    writer.beginObject()
        .member("conversation")
        .string(session.conversation)
        .member("expires")
        .number(session.expires)
        .endObject();
  say(TabMessageType::Session, writer.endArray().endObject().text());
}

void Engine::sayDraft() {
  say(TabMessageType::Draft, draft_.json());
}

// What a tab that has missed something of it is told.
void Engine::sayKept() {
  sayDraft();
  sayChoices();
  sayPerson();
  sayTurned();
}

void Engine::sayRead() {
  if (!service_.session()) return;
  say(TabMessageType::Read, aboutOurs().member("seq").number(store_.readSeq()).endObject().text());
}

// What the stream brought in one go is said in one go.
void Engine::sayHeard() {
  if (heard_.empty() || !service_.session() || tabs_.isAlone()) return heard_.clear();
  JsonWriter writer = aboutOurs();
  writer.member("events").beginArray();
  for (const std::string& event : heard_) writer.raw(event);
  say(TabMessageType::Heard, writer.endArray().endObject().text());
  heard_.clear();
}

// What all tabs have, and the service has as well, is written by the one that leads.
void Engine::keepConversation(Instant time) {
  if (leadership_.leads()) storage_.touch("conversation", time);
}

// The host page has refused its storage since: nobody reads any more what is said there.
void Engine::endUnheardTalk(Instant time, Commands& commands) {
  if (tabs_.way() != TabSync::Way::Records || storage_.isShared()) return;
  leaveTabs(time, commands);
  leadership_.beginAlone();
}

Leadership::Heed Engine::heed() const {
  using enum Leadership::Heed;
  if (store_.waiting() > 0) return Somebody;
  if (!service_.session()) return Nobody;
  return isVisible_ ? Somebody : Hidden;
}

// After everything else of an event, so that the others are told how things stand now.
void Engine::settleTabs(Instant time, Commands& commands) {
  endUnheardTalk(time, commands);
  leadership_.attend(heed());
  carryOutWishes(commands);
  answerTabs(time.now);
  alertForAnother(time.now, commands);
  const bool leads = leadership_.leads();
  if (leads && !service_.leads()) beginToLead(time);
  if (!leads && service_.leads()) service_.follow(commands);
}

// The one before may have gone before it had written everything, and another before anybody heard it.
void Engine::beginToLead(Instant time) {
  service_.lead();
  if (tabs_.way() == TabSync::Way::Records) readSoon("outbox");
  if (service_.session()) keepConversation(time);
}

void Engine::carryOutWishes(Commands& commands) {
  using Wish = Leadership::Wish;
  for (const Wish wish : leadership_.takeWishes()) {
    if (wish == Wish::Lock) add<command::RequestLock>(commands, tabsName(), false);
    if (wish == Wish::Steal) add<command::RequestLock>(commands, tabsName(), true);
    if (wish == Wish::Release) add<command::ReleaseLock>(commands);
    if (wish == Wish::Ping) say(TabMessageType::Ping, "{}");
    if (wish == Wish::Announce) sayLead();
    if (wish == Wish::Resign) say(TabMessageType::Resign, "{}");
  }
}

// After everything else of an event, so that the others are told how things stand now.
void Engine::postToTabs(Instant time, Commands& commands) {
  sayHeard();
  if (service_.leads() && tabs_.canTalk() && service_.connection() != announced_) sayLead();
  // A record is not written for each word: the host page passes on 20 changes a second.
  if (tabs_.takeChanged()) storage_.touch(tabs_.recordKey(), time);
  for (std::string& text : tabs_.takeOutgoing()) add<command::PostTabs>(commands, std::move(text));
}

}  // namespace pipit
