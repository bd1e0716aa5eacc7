#include <algorithm>
#include <utility>

#include "base/JsonWriter.h"
#include "base/Utf8.h"
#include "messages/Ending.h"
#include "origin/SerializedOrigin.h"
#include "runtime/Engine.h"
#include "runtime/Ticket.h"

namespace pipit {
namespace {

std::string receivedDetail(const Message& message) {
  JsonWriter writer;
  writer.beginObject().member("id").string(message.id).member("text").string(message.text).endObject();
  return writer.take();
}

// What stands between the parts of what was said stands in none of them.
void addPart(std::string& parts, std::string_view part) {
  const auto begin = static_cast<std::ptrdiff_t>(parts.size());
  parts.append(part);
  std::replace(parts.begin() + begin, parts.end(), '\f', ' ');
}

}  // namespace

void Engine::on(const event::HttpHead& event, Instant time, Commands&) {
  service_.head(event.request, event.status, event.retryAfter, time);
}

void Engine::on(const event::HttpChunk& event, Instant time, Commands& commands) {
  service_.chunk(event.request, event.data, time, commands);
}

void Engine::on(const event::HttpEnd& event, Instant time, Commands& commands) {
  service_.end(event.request, event.end, time, commands);
}

void Engine::on(const event::Alarm&, Instant time, Commands&) {
  armedFor_ = 0;
  leadership_.turn(time.now);
}

void Engine::on(const event::LifecycleChanged& event, Instant time, Commands& commands) {
  switch (event.state) {
    case wire::Lifecycle::Online:
      return service_.browserOnline(true);
    case wire::Lifecycle::Offline:
      return service_.browserOnline(false);
    case wire::Lifecycle::PageHide:
      service_.pause(commands);
      [[fallthrough]];
    case wire::Lifecycle::Freeze:
      leaveTabs(time, commands);
      [[fallthrough]];
    case wire::Lifecycle::Hidden:
      isVisible_ = false;
      bridge_.rest();
      // Another tab may have taken it away that knew of nothing.
      isMarked_ = false;
      return storage_.flush();
    case wire::Lifecycle::PageShow:
    case wire::Lifecycle::Resume:
      joinTabs(commands);
      // Other tabs went on meanwhile, unheard.
      storage_.forget({});
      wantsStored_ = isRestored_;
      service_.renewStream(commands);
      [[fallthrough]];
    case wire::Lifecycle::Visible:
      isVisible_ = true;
      leadership_.wake(time.now);
      bridge_.wake(time.now);
      return service_.resume();
  }
}

void Engine::on(const event::VisitorSend& event, Instant time, Commands& commands) {
  if (!isServing() || trimmed(event.text).empty()) return;
  notice_ = wire::Notice::None;
  act();
  if (event.row != 0) return reply(event, time);
  const auto text = visitorText(event.text);
  const bool fits = text && event.values.size() <= limits::extraBytes;
  if (!fits) notify(wire::Notice::TooLong);
  if (fits && !submit(*text, time, {{}, event.values})) notify(wire::Notice::OutboxFull);
  if (notice_ != wire::Notice::None) return putBack(event.text, time, commands);
  keepDraft({}, time);
}

// Chosen or filled in, and not written: what stands in the composer stays there.
void Engine::reply(const event::VisitorSend& event, Instant time) {
  const auto text = visitorText(event.text);
  if (!text || event.values.size() > limits::extraBytes) return;
  if (event.row == endRow) return endConversation(*text, time);
  const Message* asked = store_.find(event.row);
  if (!asked) return;
  const MessageStore::Answer answer =
      event.values.empty() ? MessageStore::Answer{} : MessageStore::Answer{asked->id, event.values};
  // Another tab may have been faster.
  if (!answer.to.empty() && store_.answerTo(*asked)) return;
  const auto form = Json::parse(asked->extra);
  if (!submit(*text, time, answer)) return notify(wire::Notice::OutboxFull);
  if (!event.values.empty() && form) tellRating(form->text("form"), event.values);
}

// What ends the conversation waits, is told and is kept as all that the visitor says.
void Engine::endConversation(std::string_view text, Instant time) {
  const bool isThere = !store_.messages().empty() && !store_.isOver();
  if (isThere && !submit(text, time, {"end", "{}"})) notify(wire::Notice::OutboxFull);
}

// What a page may want to count. What else is filled in is between the visitor and the service.
void Engine::tellRating(std::string_view form, std::string_view values) {
  if (form == "csat" || form == "nps") postEvent(form, values);
}

// Nothing is dropped: it goes back to where it was written.
void Engine::putBack(std::string_view text, Instant time, Commands& commands) {
  keepDraft(text, time);
  showDraft(text, commands);
}

void Engine::showDraft(std::string_view text, Commands& commands) const {
  add<command::DraftPut>(commands, std::string(text), draft_.notes);
}

std::optional<std::string> Engine::submit(std::string_view text, Instant time, MessageStore::Answer answer) {
  std::string clientId = random_.identifier();
  const std::string_view context = isContextNews_ ? context_ : std::string_view();
  const double order = clock_.stamp(time.wall);
  if (!store_.addPending(clientId, text, time.wall, order, answer, context)) return std::nullopt;
  isContextNews_ = false;
  // Nothing waits for the network: the visitor decides when it is tried again.
  if (service_.mustFail()) (void)store_.fail(clientId);
  storage_.touchUrgently("outbox");
  goal_.reset();
  rows_.window().jumpToLatest();
  noteWritten(clientId);
  // With all that waits: whoever sends it is not to send this before what was written earlier and not heard.
  sayWaiting();
  return clientId;
}

// At once: what a page that goes says is not heard any more.
void Engine::on(const event::VisitorDraft& event, Instant time, Commands&) {
  act();
  draft_.notes = truncateUtf8(event.notes, limits::notesBytes);
  keepDraft(event.text, time);
}

void Engine::on(const event::VisitorRetry& event, Instant, Commands&) {
  const Message* message = store_.find(event.row);
  if (!message || service_.mustFail() || !store_.retry(event.row)) return;
  storage_.touchUrgently("outbox");
  sayWaiting(message->clientId);
}

void Engine::on(const event::VisitorClose&, Instant time, Commands&) {
  turnPanel(false, time);
  bridge_.tell(MessageType::Close, "{}");
}

void Engine::on(const event::VisitorRead&, Instant time, Commands&) {
  if (!isOpen_ || !store_.markRead()) return;
  keepConversation(time);
  sayRead();
}

void Engine::on(const event::VisitorOlder&, Instant, Commands&) {
  service_.wantOlder();
}

void Engine::on(const event::VisitorGoTo& event, Instant, Commands&) {
  goal_.reset();
  if (event.row == 0) return rows_.window().jumpToLatest();
  (void)rows_.window().jumpTo(event.row, Window::Align::Center);
}

void Engine::on(const event::VisitorErase&, Instant time, Commands& commands) {
  if (!isServing()) return;
  if (erasing_.size() == limits::waitingErasures) return notify(wire::Notice::NotErased);
  eraseAll(byVisitor, time, commands);
}

void Engine::on(const event::ListTexts& event, Instant, Commands& commands) {
  const auto& messages = store_.messages();
  const Message* before = rows_.find(store_, event.before);
  std::size_t left = before              ? static_cast<std::size_t>(before - messages.data())
                     : event.before == 0 ? messages.size()
                                         : 0;
  for (std::size_t bytes = 0; left > 0 && bytes < limits::textsBytes;) {
    const Message& message = messages[--left];
    command::ListText said{message.key, static_cast<wire::Author>(message.author), message.at, {}};
    addPart(said.text, message.text);
    for (const MessageCard& card : message.cards)
      for (const std::string* text : {&card.title, &card.detail}) addPart(said.text += '\f', *text);
    // A visitor's message has no cards, but it may have files.
    if (message.author == MessageAuthor::Visitor && message.answers.empty() && !message.extra.empty())
      addPart(said.text += '\f', message.extra);
    bytes += sizeof(Message) + said.text.size();
    commands.emplace_back(std::move(said));
  }
}

void Engine::on(const event::ListWhole& event, Instant time, Commands&) {
  rows_.showWhole(event.on || !has(Feature::PerformanceMode), time.now);
}

void Engine::on(const event::VisitorUpload&, Instant, Commands&) {
  service_.wantToken();
}

void Engine::on(const event::ListSeen& seen, Instant time, Commands&) {
  if (rows_.see(seen, time.now)) {
    goal_.reset();
    // While a list that stays at its end grows, it is near its top as well.
    if (seen.offset < limits::olderAhead && !rows_.window().isAtLatest()) service_.wantOlder();
  }
  const ListPlace now = place();
  // Who is on their way is as good as there.
  if (!goal_ && now != std::exchange(place_, now)) storage_.touch("place", time);
}

// A message that waits has no place yet that another page would know.
ListPlace Engine::place() const {
  const Window::Anchor anchor = rows_.window().anchor();
  const Message* message = rows_.find(store_, anchor.key);
  return message ? ListPlace{message->seq, anchor.into} : ListPlace{};
}

// What is not held is asked for, page by page, unless the visitor goes elsewhere or it is too far. What the
// page before did not come to store is waited for: the service sends it.
void Engine::restorePlace(double now) {
  if (!goal_) return;
  const auto& messages = store_.messages();
  const auto nearest =
      std::ranges::find_if(messages, [this](const Message& held) { return held.seq >= goal_->seq; });
  if (nearest == messages.end() && now < goalUntil_) return;
  if (nearest != messages.end() && nearest->key != std::exchange(nearestGoal_, nearest->key))
    (void)rows_.window().restore({nearest->key, nearest->seq == goal_->seq ? goal_->into : 0});
  const std::uint32_t oldest = store_.oldestSeq();
  const bool isOnItsWay = oldest > goal_->seq && oldest <= goal_->seq + limits::placeReach;
  if (isOnItsWay) return service_.wantOlder();
  goal_.reset();
}

// A conversation that comes in one piece is there to be read: the end of it is told, and not each message.
void Engine::takeServiceNews(Instant time, Commands& commands) {
  const auto news = service_.takeNews();
  auto received = std::ranges::count(news, Service::News::Kind::Received, &Service::News::kind);
  for (const Service::News& each : news)
    if (each.kind != Service::News::Kind::Received || received-- <= limits::receivedAtOnce)
      take(each, time, commands);
}

void Engine::take(const Service::News& news, Instant time, Commands& commands) {
  using Kind = Service::News::Kind;
  switch (news.kind) {
    case Kind::SessionWanted:
      wantsStored_ = true;
      return;
    case Kind::SessionChanged:
      // One that follows has asked for a session for its files, of which whoever leads does not know.
      if (service_.leads() || service_.session()) owed_.session = true;
      if (!news.subject.empty()) postEvent("conversation:started", jsonOf("id", news.subject));
      return storage_.touchUrgently("session");
    case Kind::Changed:
      return keepConversation(time);
    case Kind::Heard:
      return heard_.push_back(news.subject);
    case Kind::Sent:
      if (service_.leads()) saySent(news.subject);
      return noteSent(news.subject, time);
    case Kind::Refused:
      sayWaiting(news.subject);
      return postEvent("error", jsonOf("code", "message.refused"));
    case Kind::Received:
      return takeReceived(news.subject, time.now, commands);
    case Kind::Unidentified:
      return disown(time);
    case Kind::ConversationEnded:
      isContextNews_ = !context_.empty();
      // The forms were those of the conversation that is over.
      draft_.notes.clear();
      putBack(draft_.text, time, commands);
      if (!news.subject.empty()) return;
      postEvent("conversation:ended", "{}");
      return notify(wire::Notice::ConversationEnded);
    case Kind::ConfigArrived:
      return takeConfig(news.subject, time, commands);
    case Kind::SiteGone:
      return refuse(Refusal::SiteUnknown, commands);
  }
}

void Engine::takeReceived(const std::string& id, double now, Commands& commands) {
  const Message* message = store_.findById(id);
  if (!message) return;
  postEvent("message:received", receivedDetail(*message));
  if (hasTicket(*message)) postEvent("escalated", message->extra);
  if (endsConversation(*message)) postEvent("conversation:ended", "{}");
  alert(*message, now, commands);
  if (isOpen_) add<command::Announce>(commands, static_cast<wire::Author>(message->author), message->text);
}

// The owner may have changed the texts, or taken this host off the allowlist, while the page stood open.
void Engine::takeConfig(std::string_view json, Instant time, Commands& commands) {
  auto config = SiteConfig::parse(json);
  if (!config) return;
  if (!serialized::isAmong(handshake_->origin(), config->allow))
    return refuse(Refusal::OriginNotAllowed, commands);
  config_ = std::move(*config);
  const bool wasSynced = has(Feature::TabSync);
  switchOff(config_->features);
  showTexts(commands);
  if (!wasSynced || has(Feature::TabSync)) return;
  leaveTabs(time, commands);
  joinTabs(commands);
}

void Engine::notify(wire::Notice notice) {
  notice_ = notice;
}

}  // namespace pipit
