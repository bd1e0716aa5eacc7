#pragma once

#include <algorithm>
#include <cstdint>
#include <list>
#include <optional>
#include <string>

#include "base/Instant.h"
#include "base/Random.h"
#include "base/limits.h"
#include "bridge/Backoff.h"
#include "messages/MessageStore.h"
#include "runtime/Fetches.h"
#include "runtime/Session.h"
#include "stream/EventStreamParser.h"

namespace pipit {

// The conversation's way to the service and back: a session when there is something to send, the visitor's
// messages one after the other in their order, one event stream, older pages on demand. step() looks at what
// is needed, what is under way and what must wait, and starts the rest; everything else only notes what
// happened.
class Service {
 public:
  struct News {
    enum class Kind : std::uint8_t {
      SessionWanted,      // another tab may have stored one: to be offered to adopt()
      SessionChanged,     // to be stored; subject: the conversation, where it has begun with it
      Sent,               // subject: the client id
      Refused,            // subject: the client id
      Received,           // subject: the message's id
      Changed,            // the stored conversation is out of date
      Heard,              // subject: what the stream brought, for the tabs that follow
      Unidentified,       // the service does not believe who the visitor is said to be
      ConversationEnded,  // the service does not know the visitor any more; subject: something, if that is no
                          // news
      ConfigArrived,      // subject: the JSON
      SiteGone,
    };
    Kind kind;
    std::string subject;
  };

  Service(MessageStore& store, Random& random) : store_(store), random_(random) {}

  // What fails for a passing reason fails for good, where nothing is to be asked twice; but for the stream.
  // And where nothing is to wait for the browser's network.
  void limit(bool retries, bool waits) { retries_ = retries, waits_ = waits; }
  [[nodiscard]] bool mustFail() const { return !waits_ && browserOffline_; }
  // What was stored has been restored: the network may be used from now on.
  void begin(std::string site, std::optional<Session> session, Instant time);
  void step(Instant time, Commands& commands);
  // What the storage holds by now, which another tab may have put there: all tabs have one conversation.
  void adopt(std::optional<Session> stored, Instant time, Commands& commands);

  // All that is said to the service for all tabs of the visitor is said by the one that leads; it alone has
  // the event stream. The others are told by it what came.
  void lead();
  void follow(Commands& commands);
  [[nodiscard]] bool leads() const { return leads_; }
  // What the leader's stream brought: {base, type, data}. False: something before it was missed.
  [[nodiscard]] bool hear(const Json& event, Instant time);
  void leaderIs(wire::Connection connection) { leaderConnection_ = connection; }
  // It is gone, and its conversation with it, for good: no tab and no record brings it back. Only a token
  // that was given later does. `goesOn`: what was said in it is found in another one.
  void end(const Session& session, bool goesOn, Commands& commands);
  [[nodiscard]] bool hasEnded(const Session& session) const;
  [[nodiscard]] const std::list<Session>& ended() const { return ended_; }

  void head(std::uint32_t request, std::uint16_t status, std::uint32_t retryAfter, Instant time);
  void chunk(std::uint32_t request, std::string_view data, Instant time, Commands& commands);
  void end(std::uint32_t request, wire::StreamEnd end, Instant time, Commands& commands);

  // What the browser believes: a hint that is shown, and a reason to try at once.
  void browserOnline(bool online);
  // The page goes into the back/forward cache or comes back: an open stream would keep it out.
  void pause(Commands& commands);
  void resume();
  // The page was frozen. In Chromium a response that was open then may bring nothing more, and does not end.
  void renewStream(Commands& commands);
  // For good: the host page may not embed us any more.
  void stop(Commands& commands);
  // The visitor, who is nobody from now on.
  void forget(Commands& commands);
  // The conversation that there is was begun after the erasure with that stamp.
  void outlive(double erasure) {
    if (session_) session_->since = std::max(session_->since, erasure);
  }
  // Who the visitor is, as JSON: said with the next session, or with a new one where the service knows
  // another or nobody. Empty: nobody.
  void identify(std::string person);
  [[nodiscard]] bool isIdentified() const { return session_ && session_->identity == identity_; }
  // It is to be ended by the service too, as soon as the browser has a network.
  void revoke(std::string_view token);
  // The visitor's files go to the service beside the engine, with the token that it has.
  void wantToken() { wantsToken_ = true; }
  void wantOlder() { wantsOlder_ = store_.oldestSeq() > 1; }

  [[nodiscard]] const std::optional<Session>& session() const { return session_; }
  [[nodiscard]] wire::Connection connection() const;
  // The service has got the visitor's message with that place.
  void expectAnswer(std::uint32_t seq, double now);
  [[nodiscard]] bool isTyping(double now) const;
  // The service has had too much from this visitor, and gets no more for so many seconds, counted from when
  // it said so; 0: nothing is held back.
  [[nodiscard]] std::uint32_t heldFor(double now) const;
  [[nodiscard]] bool isLoadingOlder() const { return wantsOlder_; }
  [[nodiscard]] std::optional<double> deadline(double now) const;
  [[nodiscard]] std::uint32_t dropped() const { return dropped_ + parser_.dropped(); }
  [[nodiscard]] std::list<News> takeNews() { return std::exchange(news_, {}); }

 private:
  [[nodiscard]] bool needsSession() const;
  [[nodiscard]] bool isIdle() const;
  void stepSession(Instant time, Commands& commands);
  void stepStream(Instant time, Commands& commands);
  void stepChat(Instant time, Commands& commands);
  void stepHistory(Instant time, Commands& commands);
  void stepConfig(Instant time, Commands& commands);
  void stepEnd(Commands& commands);
  [[nodiscard]] command::HttpRequest request(wire::Method method, std::string path, std::string body) const;

  void finish(const Fetches::Fetch& fetch, const Json& body, Instant time, Commands& commands);
  void endSession(const Fetches::Fetch& fetch, const Json& body, Instant time, Commands& commands);
  void useSession(Session session, Instant time);
  void endChat(const Fetches::Fetch& fetch, const Json& body, Instant time);
  void endStream(const Fetches::Fetch& fetch, Instant time);
  void failStream(Instant time);
  void abortConversation(Commands& commands);
  void endHistory(const Fetches::Fetch& fetch, const Json& body, Instant time);
  void endConfig(const Fetches::Fetch& fetch, const Json& body, Instant time);
  void beginSession(Session session, const std::string& identity, Instant time, Commands& commands);
  void takeEvent(const StreamEvent& event, Instant time, Commands& commands);
  void tellTabs(const StreamEvent& event);
  void takeMessage(const Json& json, Instant time);
  void takeDelta(const Json& json, Instant time, Commands& commands);
  void takeTyping(double now);
  void failChat(Instant time);
  [[nodiscard]] bool isHeldBack(const Fetches::Fetch& fetch, Instant time);
  void hurry();
  [[nodiscard]] bool isAnswered(std::uint32_t seq) const;
  void distrustSession(Instant time);
  void loseSession(Commands& commands);
  void noteEnded(const Session& session);
  void leaveConversation(Commands& commands);
  void refuseAll();
  void tell(News::Kind kind, std::string_view subject = {}) { news_.push_back({kind, std::string(subject)}); }

  MessageStore& store_;
  Random& random_;
  Fetches fetches_;
  EventStreamParser parser_;

  bool active_ = false;
  bool retries_ = true;
  bool waits_ = true;
  bool leads_ = false;
  wire::Connection leaderConnection_ = wire::Connection::Connecting;
  bool paused_ = false;
  bool browserOffline_ = false;
  bool streamOpen_ = false;
  bool wantsOlder_ = false;
  bool wantsToken_ = false;
  bool renewSession_ = false;
  bool consulting_ = false;
  bool consulted_ = false;
  std::string site_;
  std::optional<Session> session_;
  std::list<Session> ended_;
  std::string person_;
  std::string identity_;
  std::list<std::string> revoked_;  // tokens
  double renewAt_ = 0;
  double streamSince_ = 0;
  double lastByte_ = 0;
  double typingUntil_ = 0;
  double heldUntil_ = 0;
  std::uint32_t held_ = 0;  // seconds
  std::uint32_t asked_ = 0;
  double configDue_ = 0;

  Backoff sessionBackoff_{limits::reconnectBase, limits::reconnectCap};
  Backoff streamBackoff_{limits::streamBase, limits::reconnectCap};
  Backoff chatBackoff_{limits::backoffBase, limits::backoffCap};
  Backoff historyBackoff_{limits::backoffBase, limits::backoffCap};

  std::list<News> news_;
  std::uint32_t dropped_ = 0;
};

}  // namespace pipit
