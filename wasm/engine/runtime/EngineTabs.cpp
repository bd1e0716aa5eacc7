#include <algorithm>
#include <tuple>
#include <utility>

#include "base/JsonWriter.h"
#include "base/Utf8.h"
#include "runtime/Engine.h"

// The other tabs of the visitor: one leads and speaks to the service, all show the same.

namespace pipit {
namespace {

std::string clientIdJson(std::string_view clientId, std::string_view name = "clientId") {
  JsonWriter writer;
  return writer.beginObject().member(name).string(clientId).endObject().take();
}

}  // namespace

// One name for the channel and the lock: the frames of one site on one page origin.
std::string Engine::tabsName() const {
  return "pipit:" + config_->site + ":" + handshake_->origin().serialize();
}

void Engine::joinTabs(Commands& commands) {
  if (isRestored_) commands.emplace_back(command::OpenTabs{tabsName()});
}

void Engine::leaveTabs(Instant time, Commands& commands) {
  leadership_.end();
  carryOutWishes(commands);
  if (tabs_.way() == TabSync::Way::Records) storage_.touchUrgently(tabs_.recordKey());
  postToTabs(time, commands);
  tabs_.close();
  service_.follow(commands);
  commands.emplace_back(command::CloseTabs{});
}

void Engine::on(const event::TabsOpened& event, Instant time, Commands&) {
  const bool hasRecords = bridge_.version() >= 2 && storage_.isShared();
  tabs_.open(event.ok ? TabSync::Way::Channel : hasRecords ? TabSync::Way::Records : TabSync::Way::None);
  if (!tabs_.canTalk()) return leadership_.beginAlone();
  leadership_.begin(time.now);
  JsonWriter writer;
  writer.beginObject();
  if (service_.session()) writer.member("conversation").string(service_.session()->conversation);
  say(TabMessageType::Hello, writer.member("change").number(store_.lastChange()).endObject().text());
  if (store_.waiting() > 0) sayWaiting();
  if (draftStamp_ > 0) sayDraft();
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

void Engine::takeTabMessage(const TabMessage& message, Instant time, Commands& commands) {
  const Json& payload = message.payload;
  switch (message.type) {
    case TabMessageType::Hello:
      return welcome();
    case TabMessageType::Lead:
      return takeLeader(message, time);
    case TabMessageType::Ping:
      if (leadership_.leads()) sayLead();
      return;
    case TabMessageType::Resign:
      return leadership_.heardResignation(time.now);
    case TabMessageType::Heard:
      return takeHeard(payload, time);
    case TabMessageType::Want:
      return answerWant(payload);
    case TabMessageType::News:
      return takeNews(payload, time);
    case TabMessageType::Session:
      return takeTabSession(payload, time, commands);
    case TabMessageType::Waiting:
      return takeWaiting(payload, time);
    case TabMessageType::Sent:
      return takeSent(payload, time);
    case TabMessageType::Failed:
      if (store_.fail(payload.text("clientId"))) storage_.touch("outbox", time);
      return;
    case TabMessageType::Retry:
      (void)store_.retry(payload.text("clientId"));
      return;
    case TabMessageType::Read:
      if (isOurs(payload) && store_.markReadTo(payload.count("seq"))) storage_.touch("conversation", time);
      return;
    case TabMessageType::Draft:
      return takeTabDraft(payload, time, commands);
    case TabMessageType::Erased:
      return eraseMemory(false, commands);
  }
}

bool Engine::isOurs(const Json& payload) const {
  const auto& session = service_.session();
  return session && session->conversation == payload.text("conversation");
}

void Engine::welcome() {
  if (!leadership_.leads()) return;
  sayLead();
  if (store_.waiting() > 0) sayWaiting();
  if (draftStamp_ > 0) sayDraft();
}

void Engine::takeLeader(const TabMessage& message, Instant time) {
  leadership_.heardLeader(message.from < tabs_.name(), time.now);
  if (leadership_.leads()) return;
  const std::uint32_t connection = message.payload.count("connection");
  if (connection <= static_cast<std::uint32_t>(wire::Connection::Offline))
    service_.leaderIs(static_cast<wire::Connection>(connection));
  const bool isNew = std::exchange(leader_, message.from) != message.from;
  if (isNew && store_.waiting() > 0) sayWaiting();
  if (isOurs(message.payload)) compareRead(message.payload.count("read"), time);
  // The leader answers an older one with its own.
  if (message.payload.number("draft", 0) != draftStamp_) sayDraft();
  // A new one that knows of no conversation, where the storage keeps none.
  if (!message.payload.find("conversation") && service_.session()) saySession();
  isWanting_ = false;
  const bool isBehind = !isOurs(message.payload) || store_.lastChange() < message.payload.count("change");
  if (message.payload.find("conversation") && isBehind) want();
}

void Engine::compareRead(std::uint32_t leaders, Instant time) {
  if (leaders < store_.readSeq()) sayRead();
  if (store_.markReadTo(leaders)) storage_.touch("conversation", time);
}

void Engine::takeHeard(const Json& payload, Instant time) {
  bool isWhole = isOurs(payload);
  if (isWhole)
    for (const Json& event : payload.items("events")) isWhole = service_.hear(event, time) && isWhole;
  if (!isWhole && !leadership_.leads()) want();
}

void Engine::want() {
  if (std::exchange(isWanting_, true)) return;
  JsonWriter writer;
  writer.beginObject();
  if (service_.session()) writer.member("conversation").string(service_.session()->conversation);
  say(TabMessageType::Want, writer.member("change").number(store_.lastChange()).endObject().text());
}

void Engine::answerWant(const Json& payload) {
  const auto& session = service_.session();
  if (!leadership_.leads() || !session) return;
  if (!isOurs(payload)) saySession();
  const std::string news = store_.snapshot(session->conversation, session->json());
  if (!news.empty()) say(TabMessageType::News, news);
}

void Engine::takeNews(const Json& payload, Instant time) {
  const auto& session = service_.session();
  if (leadership_.leads() || !session || session->conversation != payload.text("id")) return;
  isWanting_ = false;
  store_.replaceBy(payload);
  storage_.touch("conversation", time);
}

void Engine::takeTabSession(const Json& payload, Instant time, Commands& commands) {
  const Json* json = payload.find("session");
  auto session = json ? Session::parse(*json) : std::nullopt;
  if (!session) {
    if (!leadership_.leads() && service_.session() && !json) service_.abandon(commands);
    return;
  }
  const bool isOther = !service_.session() || service_.session()->conversation != session->conversation;
  service_.adopt(std::move(session), time, commands);
  if (!isOther || leadership_.leads()) return;
  isWanting_ = false;
  want();
}

void Engine::takeWaiting(const Json& payload, Instant time) {
  const Json* messages = payload.find("messages");
  if (!messages) return;
  answerWaiting(*messages);
  const std::size_t before = store_.waiting();
  seeStamps(*messages, time);
  noteForeign(*messages);
  store_.restoreOutbox(*messages);
  if (store_.waiting() != before) storage_.touch("outbox", time);
}

// A message is confirmed once: by the stream, or here.
void Engine::takeSent(const Json& payload, Instant time) {
  const std::string clientId(payload.text("clientId"));
  const std::string_view id = payload.text("id");
  if (!isOurs(payload) || id.empty() || id.size() > limits::identifierBytes) return;
  if (store_.acknowledge(clientId, id, payload.count("seq"), payload.number("at", time.wall)))
    noteSent(clientId, time);
}

void Engine::noteSent(const std::string& clientId, Instant time) {
  storage_.touch("outbox", time);
  const bool isForeign = std::erase(foreign_, clientId) > 0;
  const bool isWrittenHere = std::erase(written_, clientId) > 0;
  // Of what was written on a page that is gone the leader tells its own.
  if (isWrittenHere || (service_.leads() && !isForeign))
    postEvent("message:sent", clientIdJson(clientId, "id"));
}

void Engine::seeStamps(const Json& messages, Instant time) {
  if (!messages.array()) return;
  for (const Json& message : *messages.array()) clock_.see(message.number("order", 0), time.wall);
}

// One that has missed how its message was taken.
void Engine::answerWaiting(const Json& messages) {
  if (!leadership_.leads() || !messages.array()) return;
  for (const Json& message : *messages.array()) {
    const std::string_view clientId = message.text("clientId");
    const bool isNews = (store_.hasFailed(clientId) || store_.receipt(clientId)) &&
                        std::ranges::find(owed_, clientId) == owed_.end();
    if (isNews && owed_.size() < limits::outboxMerged) owed_.emplace_back(clientId);
  }
}

// The same answer to many who ask in the same moment is said once.
void Engine::answerTabs(double now) {
  if (!leadership_.leads()) {
    owed_.clear();
    owesDraft_ = false;
  }
  if (now < answersDue_ || !owesAnswer()) return;
  answersDue_ = now + limits::answerPause;
  if (std::exchange(owesDraft_, false)) sayDraft();
  for (const std::string& clientId : std::exchange(owed_, {}))
    store_.hasFailed(clientId) ? sayAbout(TabMessageType::Failed, clientId) : saySent(clientId);
}

void Engine::saySent(std::string_view clientId) {
  const auto receipt = store_.receipt(clientId);
  if (!receipt || !service_.session()) return;
  JsonWriter writer;
  writer.beginObject().member("conversation").string(service_.session()->conversation);
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

// The last edit wins, wherever it was made.
void Engine::takeTabDraft(const Json& payload, Instant time, Commands& commands) {
  const double stamp = payload.number("order", 0);
  clock_.see(stamp, time.wall);
  const std::string_view text = truncateUtf8(payload.text("text"), limits::draftBytes);
  // Of two edits in the same moment all take the same.
  const auto ours = std::tie(draftStamp_, draft_);
  const auto theirs = std::tuple(stamp, std::string(text));
  // One that was away when it was edited.
  if (theirs < ours && leadership_.leads()) owesDraft_ = true;
  if (theirs <= ours) return;
  const bool wasInDoubt = draftStamp_ == stamp;
  draftStamp_ = stamp;
  draft_ = text;
  sharedDraftIsOurs_ = false;
  storage_.touch(draftKey_, time);
  commands.emplace_back(command::DraftPut{draft_});
  // Somebody may have come between the two.
  if (wasInDoubt && leadership_.leads()) sayDraft();
}

void Engine::say(TabMessageType type, std::string_view payload) {
  tabs_.say(type, payload);
  if (tabs_.way() == TabSync::Way::Records) storage_.touchUrgently(tabs_.recordKey());
}

void Engine::sayLead() {
  JsonWriter writer;
  writer.beginObject();
  if (service_.session()) writer.member("conversation").string(service_.session()->conversation);
  announced_ = service_.connection();
  writer.member("change").number(store_.lastChange());
  writer.member("connection").number(static_cast<double>(announced_));
  writer.member("draft").number(draftStamp_).member("read").number(store_.readSeq()).endObject();
  say(TabMessageType::Lead, writer.text());
}

// All that waits, or that one.
void Engine::sayWaiting(std::string_view clientId) {
  JsonWriter writer;
  writer.beginObject().member("messages").raw(store_.outbox(clientId)).endObject();
  say(TabMessageType::Waiting, writer.text());
}

void Engine::saySession() {
  JsonWriter writer;
  writer.beginObject();
  if (service_.session()) writer.member("session").raw(service_.session()->json());
  say(TabMessageType::Session, writer.endObject().text());
}

void Engine::sayDraft() {
  JsonWriter writer;
  writer.beginObject().member("text").string(draft_).member("order").number(draftStamp_).endObject();
  say(TabMessageType::Draft, writer.text());
}

void Engine::sayRead() {
  if (!service_.session()) return;
  JsonWriter writer;
  writer.beginObject().member("conversation").string(service_.session()->conversation);
  say(TabMessageType::Read, writer.member("seq").number(store_.readSeq()).endObject().text());
}

void Engine::sayAbout(TabMessageType type, std::string_view clientId) {
  say(type, clientIdJson(clientId));
}

// What the stream brought in one go is said in one go.
void Engine::sayHeard(Instant time) {
  if (heard_.empty() || !service_.session()) return heard_.clear();
  JsonWriter writer;
  writer.beginObject().member("conversation").string(service_.session()->conversation);
  writer.member("events").beginArray();
  for (const std::string& event : heard_) writer.raw(event);
  // A record is not written for each word of an answer: the host page passes on 20 changes a second.
  tabs_.say(TabMessageType::Heard, writer.endArray().endObject().text());
  if (tabs_.way() == TabSync::Way::Records) storage_.touch(tabs_.recordKey(), time);
  heard_.clear();
}

// After everything else of an event, so that the others are told how things stand now.
void Engine::settleTabs(Instant time, Commands& commands) {
  leadership_.attend(isVisible_ && (service_.session() || store_.waiting() > 0));
  leadership_.expire(time.now);
  carryOutWishes(commands);
  answerTabs(time.now);
  const bool leads = leadership_.leads();
  if (leads && !service_.leads()) {
    service_.lead();
    leader_.clear();
  }
  if (!leads && service_.leads()) service_.follow(commands);
}

void Engine::carryOutWishes(Commands& commands) {
  using Wish = Leadership::Wish;
  for (const Wish wish : leadership_.takeWishes()) {
    if (wish == Wish::Lock) commands.emplace_back(command::RequestLock{tabsName(), false});
    if (wish == Wish::Steal) commands.emplace_back(command::RequestLock{tabsName(), true});
    if (wish == Wish::Release) commands.emplace_back(command::ReleaseLock{});
    if (wish == Wish::Ping) say(TabMessageType::Ping, "{}");
    if (wish == Wish::Announce) sayLead();
    if (wish == Wish::Resign) say(TabMessageType::Resign, "{}");
  }
}

void Engine::postToTabs(Instant time, Commands& commands) {
  sayHeard(time);
  if (service_.leads() && tabs_.canTalk() && service_.connection() != announced_) sayLead();
  for (std::string& text : tabs_.takeOutgoing()) commands.emplace_back(command::PostTabs{std::move(text)});
}

}  // namespace pipit
