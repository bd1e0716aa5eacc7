#include "runtime/Service.h"

#include <algorithm>
#include <utility>

#include "base/Decimal.h"
#include "base/JsonWriter.h"
#include "messages/MessageJson.h"
#include "runtime/Attendance.h"

namespace pipit {
namespace {

using Kind = Service::News::Kind;

constexpr double halfLife = limits::recordLifetime / 2;

// Worth another try as it is: the network, the service's own trouble, or too much at once.
bool isPassing(std::uint16_t status) {
  return status == 0 || status >= 500 || status == 408 || status == 429;
}

std::string chatBody(const Message& message) {
  JsonWriter writer;
  writer.beginObject().member("clientId").string(message.clientId).member("text").string(message.text);
  writeAnswer(message, writer);
  return writer.endObject().take();
}

void earliest(std::optional<double>& deadline, double candidate) {
  if (!deadline || candidate < *deadline) deadline = candidate;
}

}  // namespace

void Service::begin(std::string site, std::optional<Session> session, Instant time) {
  active_ = true;
  site_ = std::move(site);
  session_ = std::move(session);
  const double remaining = session_ ? session_->expires - time.wall : 0;
  renewSession_ = session_ && remaining < halfLife;
  renewAt_ = time.now + std::max(limits::sessionRenewalPause, remaining - halfLife);
  configDue_ = time.now + limits::configLifetime;
}

void Service::step(Instant time, Commands& commands) {
  if (!active_ || paused_) return;
  stepEnd(commands);
  if (session_) stepHistory(time, commands);
  stepConfig(time, commands);
  if (leads_ && session_ && time.now >= renewAt_) {
    renewSession_ = true;
    renewAt_ = time.now + limits::sessionRenewalPause;
  }
  if (needsSession()) stepSession(time, commands);
  if (!session_) return;
  if (!needsSession() && std::exchange(wantsToken_, false))
    commands.emplace_back(request(wire::Method::Post, "/api/uploads", {}));
  if (!leads_) return;
  stepStream(time, commands);
  stepChat(time, commands);
}

void Service::lead() {
  leads_ = true;
  // As it was for the one before, until the new stream fails: no disconnection is reported.
  streamOpen_ = leaderConnection_ == wire::Connection::Online;
  // What failed here before counts no longer.
  sessionBackoff_.reset();
  streamBackoff_.reset();
  chatBackoff_.reset();
}

void Service::follow(Commands& commands) {
  leaderConnection_ = connection();
  leads_ = false;
  consulting_ = false;
  for (const FetchKind kind : {FetchKind::Stream, FetchKind::Chat, FetchKind::Session})
    fetches_.abort(kind, commands);
  streamOpen_ = false;
}

void Service::end(const Session& session, bool goesOn, Commands& commands) {
  const bool isOurs = session_ && session_->conversation == session.conversation;
  noteEnded(session);
  if (isOurs && hasEnded(*session_)) goesOn ? leaveConversation(commands) : loseSession(commands);
}

void Service::noteEnded(const Session& session) {
  if (hasEnded(session)) return;
  if (ended_.size() == limits::endedSessions) ended_.erase(ended_.begin());
  ended_.push_back(session);
}

bool Service::hasEnded(const Session& session) const {
  return std::ranges::any_of(ended_, [&](const Session& other) {
    return other.conversation == session.conversation && other.expires >= session.expires;
  });
}

// Nobody is known to the service before there is something to say or to show to it.
bool Service::needsSession() const {
  if (!session_) return wantsToken_ || (leads_ && store_.nextPending());
  return leads_ && (renewSession_ || !(identity_.empty() || isIdentified()));
}

void Service::identify(std::string person) {
  identity_ = identityOf(person);
  person_ = std::move(person);
}

bool Service::isIdle() const {
  return !session_ && !store_.nextPending();
}

command::HttpRequest Service::request(wire::Method method, std::string path, std::string body) const {
  command::HttpRequest request;
  request.method = method;
  request.path = std::move(path);
  request.token = session_ ? session_->token : std::string();
  request.body = std::move(body);
  request.timeout = limits::httpTimeout;
  return request;
}

void Service::stepSession(Instant time, Commands& commands) {
  if (!session_ && !consulted_) {
    if (!std::exchange(consulting_, true)) tell(Kind::SessionWanted);
    return;
  }
  const bool waits = time.now < heldUntil_ || !sessionBackoff_.due(time.now);
  if (fetches_.isRunning(FetchKind::Session) || waits) return;
  JsonWriter body;
  body.beginObject().member("site").string(site_);
  if (!person_.empty()) body.member("identity").string(person_);
  fetches_.start(FetchKind::Session, request(wire::Method::Post, "/api/session", body.endObject().take()),
                 identity_, commands);
}

void Service::stepStream(Instant time, Commands& commands) {
  if (fetches_.isRunning(FetchKind::Stream)) {
    if (time.now < lastByte_ + limits::streamSilence) return;
    fetches_.abort(FetchKind::Stream, commands);
    failStream(time);
  }
  if (!streamBackoff_.due(time.now)) return;
  auto events = request(wire::Method::Get, "/api/events", {});
  const std::uint32_t from = store_.resumeFrom();
  if (from > 0) events.lastEventId = decimal(from);
  events.stream = true;
  events.timeout = 0;
  parser_.reset();
  lastByte_ = time.now;
  fetches_.start(FetchKind::Stream, std::move(events), {}, commands);
}

void Service::stepChat(Instant time, Commands& commands) {
  // One at a time, so that the service gets them in the order in which they were written.
  const bool waits = time.now < heldUntil_ || !chatBackoff_.due(time.now);
  if (needsSession() || fetches_.isRunning(FetchKind::Chat) || waits) return;
  const Message* message = store_.nextPending();
  if (!message) return;
  if (store_.isOver()) return loseSession(commands);
  fetches_.start(FetchKind::Chat, request(wire::Method::Post, "/api/chat", chatBody(*message)),
                 message->clientId, commands);
}

void Service::stepHistory(Instant time, Commands& commands) {
  if (!wantsOlder_ || fetches_.isRunning(FetchKind::History) || !historyBackoff_.due(time.now)) return;
  auto page = request(wire::Method::Get,
                      "/api/conversations/" + session_->conversation + "/messages?before=" +
                          decimal(store_.oldestSeq()) + "&limit=" + decimal(limits::historyPage),
                      {});
  page.timeout = limits::httpSlowTimeout;
  fetches_.start(FetchKind::History, std::move(page), {}, commands);
}

void Service::stepConfig(Instant time, Commands& commands) {
  if (fetches_.isRunning(FetchKind::Config) || time.now < configDue_) return;
  configDue_ = time.now + limits::configLifetime;
  auto config = request(wire::Method::Get, "/api/widget/config?site=" + site_, {});
  config.token.clear();
  config.timeout = limits::httpSlowTimeout;
  fetches_.start(FetchKind::Config, std::move(config), {}, commands);
}

void Service::revoke(std::string_view token) {
  if (!token.empty() && revoked_.size() < limits::endingSessions) revoked_.emplace_back(token);
}

// Once, whatever comes of it: a token that stays good is known to nobody any more.
void Service::stepEnd(Commands& commands) {
  if (browserOffline_ || revoked_.empty() || fetches_.isRunning(FetchKind::End)) return;
  auto end = request(wire::Method::Post, "/api/session/end", {});
  end.token = std::move(revoked_.front());
  revoked_.pop_front();
  fetches_.start(FetchKind::End, std::move(end), {}, commands);
}

void Service::head(std::uint32_t request, std::uint16_t status, std::uint32_t retryAfter, Instant time) {
  Fetches::Fetch* fetch = fetches_.find(request);
  if (!fetch) return;
  fetch->status = status;
  fetch->retryAfter = retryAfter;
  if (fetch->kind != FetchKind::Stream || status != 200) return;
  streamOpen_ = true;
  streamSince_ = time.now;
  lastByte_ = time.now;
  // The service is there and knows us: what waited for it need not wait longer.
  sessionBackoff_.reset();
  chatBackoff_.reset();
}

void Service::chunk(std::uint32_t request, std::string_view data, Instant time, Commands& commands) {
  Fetches::Fetch* fetch = fetches_.find(request);
  if (!fetch) return;
  if (fetch->kind != FetchKind::Stream || fetch->status != 200) return fetches_.collect(*fetch, data);
  lastByte_ = time.now;
  for (const StreamEvent& event : parser_.feed(data)) {
    takeEvent(event, time, commands);
    // A gap ended the stream: what comes after it will come again.
    if (!fetches_.find(request)) return;
  }
}

void Service::end(std::uint32_t request, wire::StreamEnd end, Instant time, Commands& commands) {
  if (!fetches_.find(request)) return;
  Fetches::Fetch fetch = fetches_.finish(request);
  // Half an answer is no answer, whatever its first line said.
  const bool whole = end == wire::StreamEnd::Complete && !fetch.tooLarge;
  if (!whole && fetch.kind != FetchKind::Stream) fetch.status = 0;
  const Json body = Json::parse(fetch.body).value_or(Json{});
  finish(fetch, body, time, commands);
  // What it failed for may have passed while it was under way.
  if (fetch.isOutdated && fetch.status == 0) hurry();
}

void Service::finish(const Fetches::Fetch& fetch, const Json& body, Instant time, Commands& commands) {
  switch (fetch.kind) {
    case FetchKind::Session:
      return endSession(fetch, body, time, commands);
    case FetchKind::Chat:
      return endChat(fetch, body, time);
    case FetchKind::Stream:
      return endStream(fetch, time);
    case FetchKind::History:
      return endHistory(fetch, body, time);
    case FetchKind::Config:
      return endConfig(fetch, body, time);
    case FetchKind::End:
      return;
  }
}

void Service::endSession(const Fetches::Fetch& fetch, const Json& body, Instant time, Commands& commands) {
  auto session = fetch.status == 200 ? Session::parse(body) : std::nullopt;
  if (session) return beginSession(std::move(*session), fetch.subject, time, commands);
  // Then as nobody.
  if (!fetch.subject.empty() && (fetch.status == 400 || fetch.status == 403)) {
    // Another word may have come meanwhile.
    if (fetch.subject != identity_) return;
    identify({});
    return tell(Kind::Unidentified);
  }
  if (isHeldBack(fetch, time)) return;
  sessionBackoff_.fail(time.now, random_);
  if (fetch.status == 401 && session_) {
    // The service is there, and the next question is another one: without the token.
    sessionBackoff_.hurry();
    return loseSession(commands);
  }
  // The service will not have us, and asking again changes nothing: the visitor is told at each message.
  const bool isFinal = !isPassing(fetch.status) && fetch.status != 401 && fetch.status != 200;
  if (isFinal || !retries_) refuseAll();
}

// Who has said who they are may find another conversation, in which what they said before goes on.
void Service::beginSession(Session session, const std::string& identity, Instant time, Commands& commands) {
  session.identity = !identity.empty() || !session_ ? identity : session_->identity;
  const bool isOther = session_ && session_->conversation != session.conversation;
  if (isOther) end(*session_, !identity.empty(), commands);
  const bool isFirst = !session_;
  useSession(std::move(session), time);
  tell(Kind::SessionChanged, isFirst ? session_->conversation : std::string());
}

void Service::adopt(std::optional<Session> stored, Instant time, Commands& commands) {
  consulting_ = false;
  consulted_ = true;
  if (!active_ || !stored || hasEnded(*stored)) return;
  const bool isSame = session_ && session_->conversation == stored->conversation;
  if (isSame) session_->since = std::max(session_->since, stored->since);
  if (isSame && stored->expires <= session_->expires) return;
  if (!isSame) leaveConversation(commands);
  fetches_.abort(FetchKind::Session, commands);
  useSession(std::move(*stored), time);
}

void Service::useSession(Session session, Instant time) {
  renewAt_ = time.now + std::max(limits::sessionRenewalPause, (session.expires - time.wall) / 2);
  renewSession_ = false;
  session.since = std::max(session.since, store_.erasedAt());
  session_ = std::move(session);
  // Only what the service does with the new token shows that it is good: until then the failures count.
  sessionBackoff_.hurry();
  streamBackoff_.hurry();
}

// The service refused the token. One that it gave a moment ago counts as a failure like any other.
void Service::distrustSession(Instant time) {
  if (renewSession_) return;
  renewSession_ = true;
  sessionBackoff_.fail(time.now, random_);
}

void Service::leaveConversation(Commands& commands) {
  abortConversation(commands);
  session_.reset();
  renewSession_ = false;
  typingUntil_ = 0;
  store_.forgetConfirmed();
}

void Service::forget(Commands& commands) {
  if (session_) noteEnded(*session_);
  wantsToken_ = false;
  leaveConversation(commands);
  identify({});
  fetches_.abort(FetchKind::Session, commands);
}

void Service::loseSession(Commands& commands) {
  noteEnded(*session_);
  const bool isKnown = store_.isOver();
  leaveConversation(commands);
  consulted_ = false;
  tell(Kind::SessionChanged);
  tell(Kind::Changed);
  tell(Kind::ConversationEnded, isKnown ? "known" : "");
}

// What is still under way belongs to a conversation that is over.
void Service::abortConversation(Commands& commands) {
  for (const FetchKind kind : {FetchKind::Stream, FetchKind::Chat, FetchKind::History})
    fetches_.abort(kind, commands);
  streamOpen_ = false;
  wantsOlder_ = false;
}

void Service::refuseAll() {
  wantsToken_ = false;
  while (const Message* message = store_.nextPending()) {
    const std::string clientId = message->clientId;
    store_.fail(clientId);
    tell(Kind::Refused, clientId);
  }
}

void Service::endChat(const Fetches::Fetch& fetch, const Json& body, Instant time) {
  const std::uint32_t seq = body.count("seq");
  const std::string_view id = body.text("id");
  if (fetch.status == 202 && seq > 0 && !id.empty() && id.size() <= limits::identifierBytes) {
    chatBackoff_.reset();
    sessionBackoff_.reset();
    expectAnswer(seq, time.now);
    // False if the stream was faster.
    if (!store_.acknowledge(fetch.subject, id, seq, body.number("at", time.wall))) return;
    tell(Kind::Changed);
    return tell(Kind::Sent, fetch.subject);
  }
  if (fetch.status == 401) {
    distrustSession(time);
    return failChat(time);
  }
  if (isHeldBack(fetch, time)) return;
  const bool isWorthIt = isPassing(fetch.status) || fetch.status == 202;
  if (isWorthIt && retries_ && (waits_ || !browserOffline_)) return failChat(time);
  if (store_.fail(fetch.subject)) tell(Kind::Refused, fetch.subject);
}

// The service is there and works: no trouble of the connection.
bool Service::isHeldBack(const Fetches::Fetch& fetch, Instant time) {
  if (!retries_ || fetch.status != 429 || fetch.retryAfter == 0) return false;
  held_ = std::min(fetch.retryAfter, limits::longestHold);
  heldUntil_ = time.now + held_ * 1000.0;
  return true;
}

std::uint32_t Service::heldFor(double now) const {
  return leads_ && now < heldUntil_ && store_.nextPending() ? held_ : 0;
}

bool Service::isAnswered(std::uint32_t seq) const {
  const auto& messages = store_.messages();
  for (auto message = messages.rbegin(); message != messages.rend(); ++message) {
    if (message->isConfirmed() && message->seq <= seq) return false;
    if (message->author != MessageAuthor::Visitor) return true;
  }
  return false;
}

// Three attempts as for any request; then it waits until the stream is there again or, where that takes long,
// tries now and then.
void Service::failChat(Instant time) {
  chatBackoff_.fail(time.now, random_);
  if (chatBackoff_.failures() >= limits::requestAttempts)
    chatBackoff_.postpone(time.now + limits::reconnectCap * (0.5 + random_.unit() / 2));
}

void Service::endStream(const Fetches::Fetch& fetch, Instant time) {
  if (fetch.status == 401) distrustSession(time);
  failStream(time);
}

// Only a stream that lasted shows that all is well: one that always ends at once must not be asked for
// without pause.
void Service::failStream(Instant time) {
  if (streamOpen_ && time.now - streamSince_ >= limits::reconnectCap) streamBackoff_.reset();
  streamOpen_ = false;
  streamBackoff_.fail(time.now, random_);
}

void Service::endHistory(const Fetches::Fetch& fetch, const Json& body, Instant time) {
  wantsOlder_ = false;
  if (fetch.status == 401) distrustSession(time);
  if (fetch.status != 200) return historyBackoff_.fail(time.now, random_);
  const std::uint32_t oldest = store_.oldestSeq();
  const auto& items = body.items("messages");
  // What was before the page may have been dropped since it was asked for.
  if (!items.empty() && items.back().count("seq") + 1 < oldest) return;
  for (const Json& item : items) {
    auto message = messageOf(item);
    if (message) {
      store_.reachBack(message->seq);
      store_.apply(std::move(*message));
    } else {
      ++dropped_;
    }
  }
  // A page with nothing older would be asked for again at once, and again.
  if (store_.oldestSeq() < oldest) return historyBackoff_.reset();
  historyBackoff_.fail(time.now, random_);
}

void Service::endConfig(const Fetches::Fetch& fetch, const Json& body, Instant time) {
  if (fetch.status == 200) return tell(Kind::ConfigArrived, fetch.body);
  configDue_ = time.now + limits::configRetry;
  const Json* error = body.find("error");
  if (fetch.status == 404 && error && error->text("code") == "site.unknown") tell(Kind::SiteGone);
}

void Service::takeEvent(const StreamEvent& event, Instant time, Commands& commands) {
  const auto json = Json::parse(event.data);
  if (!json || !json->isObject()) {
    ++dropped_;
  } else if (event.type == "message") {
    tellTabs(event);
    takeMessage(*json, time);
  } else if (event.type == "delta") {
    tellTabs(event);
    takeDelta(*json, time, commands);
  } else if (event.type == "typing") {
    tellTabs(event);
    takeTyping(time.now);
  }
}

// Before it is taken in: what was known before it tells the others whether they have missed something.
void Service::tellTabs(const StreamEvent& event) {
  JsonWriter writer;
  writer.beginObject().member("base").number(store_.lastChange()).member("type").string(event.type);
  tell(Kind::Heard, writer.member("data").raw(event.data).endObject().text());
}

bool Service::hear(const Json& event, Instant time) {
  const Json* data = event.find("data");
  const bool isWhole = session_ && data && data->isObject() && event.count("base") <= store_.lastChange();
  if (!isWhole) return false;
  if (event.text("type") == "message") takeMessage(*data, time);
  if (event.text("type") == "typing") takeTyping(time.now);
  if (event.text("type") != "delta") return true;
  const auto result = store_.append(data->text("id"), data->count("from"), data->text("text"));
  return result != MessageStore::DeltaResult::Gap;
}

void Service::takeMessage(const Json& json, Instant time) {
  auto message = messageOf(json);
  if (!message) {
    ++dropped_;
    return;
  }
  const bool fromVisitor = message->author == MessageAuthor::Visitor;
  const std::string id = message->id;
  const std::string clientId = message->clientId;
  const bool isComplete = message->state == MessageState::Complete;
  const Message* known = fromVisitor ? nullptr : store_.findBySeq(message->seq);
  const bool isNews = isComplete && (!known || known->state == MessageState::Streaming);
  const bool isAcknowledged = !clientId.empty() && store_.isWaiting(clientId);
  if (isAcknowledged) expectAnswer(message->seq, time.now);
  store_.noteChange(message->change);
  store_.apply(std::move(*message));
  if (isAcknowledged) tell(Kind::Sent, clientId);
  if (!fromVisitor) typingUntil_ = 0;
  if (!fromVisitor && isNews) tell(Kind::Received, id);
  tell(Kind::Changed);
}

void Service::takeDelta(const Json& json, Instant time, Commands& commands) {
  const auto result = store_.append(json.text("id"), json.count("from"), json.text("text"));
  if (result != MessageStore::DeltaResult::Gap) return;
  // Something was missed: the stream is asked again for all that it can tell of this message.
  ++dropped_;
  fetches_.abort(FetchKind::Stream, commands);
  failStream(time);
}

void Service::browserOnline(bool online) {
  browserOffline_ = !online;
  if (!online) return;
  hurry();
  fetches_.outdate();
}

void Service::pause(Commands& commands) {
  paused_ = true;
  streamOpen_ = false;
  fetches_.abort(FetchKind::Stream, commands);
}

// Until the new one fails nothing is known to be wrong: no disconnection is reported.
void Service::renewStream(Commands& commands) {
  fetches_.abort(FetchKind::Stream, commands);
}

void Service::stop(Commands& commands) {
  active_ = false;
  abortConversation(commands);
  fetches_.abort(FetchKind::Session, commands);
  fetches_.abort(FetchKind::Config, commands);
}

void Service::resume() {
  paused_ = false;
  consulted_ = false;
  hurry();
  fetches_.outdate();
}

void Service::hurry() {
  sessionBackoff_.hurry();
  streamBackoff_.hurry();
  chatBackoff_.hurry();
}

wire::Connection Service::connection() const {
  if (isIdle()) return wire::Connection::Idle;
  if (!leads_) return browserOffline_ ? wire::Connection::Offline : leaderConnection_;
  // A stream can seem open long after the network went.
  const std::uint32_t streamFailures = streamOpen_ ? 0 : streamBackoff_.failures();
  const std::uint32_t failures =
      std::max({sessionBackoff_.failures(), streamFailures, chatBackoff_.failures()});
  const bool offline = browserOffline_ || failures >= limits::failuresBeforeOffline;
  if (offline) return wire::Connection::Offline;
  return streamOpen_ ? wire::Connection::Online : wire::Connection::Connecting;
}

// An agent takes the time that it takes, and says that they type.
void Service::expectAnswer(std::uint32_t seq, double now) {
  if (attendance(store_.messages())) return;
  typingUntil_ = now + limits::typingPatience;
  asked_ = seq;
}

void Service::takeTyping(double now) {
  typingUntil_ = now + limits::agentTyping;
  asked_ = 0;
  for (const Message& message : store_.messages()) asked_ = std::max(asked_, message.seq);
}

// One that has missed the answer may have got it among others.
bool Service::isTyping(double now) const {
  return now < typingUntil_ && !isAnswered(asked_);
}

std::optional<double> Service::deadline(double now) const {
  std::optional<double> deadline;
  if (!active_ || paused_) return deadline;
  if (now < typingUntil_) earliest(deadline, typingUntil_);
  if (!fetches_.isRunning(FetchKind::Config)) earliest(deadline, configDue_);
  if (session_ && wantsOlder_ && !fetches_.isRunning(FetchKind::History))
    earliest(deadline, historyBackoff_.notBefore());
  const bool waitsForOthers = !session_ && consulting_;
  if (needsSession() && !waitsForOthers && !fetches_.isRunning(FetchKind::Session))
    earliest(deadline, std::max(heldUntil_, sessionBackoff_.notBefore()));
  if (!leads_ || !session_) return deadline;
  earliest(deadline, renewAt_);
  earliest(deadline, fetches_.isRunning(FetchKind::Stream) ? lastByte_ + limits::streamSilence
                                                           : streamBackoff_.notBefore());
  const bool mayChat = !needsSession() && store_.nextPending() && !fetches_.isRunning(FetchKind::Chat);
  if (mayChat) earliest(deadline, std::max(heldUntil_, chatBackoff_.notBefore()));
  return deadline;
}

}  // namespace pipit
