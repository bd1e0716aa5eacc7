#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/AnswerDesk.h"
#include "domain/Clock.h"
#include "domain/Form.h"
#include "domain/PassOffice.h"
#include "domain/RateLimiter.h"
#include "domain/Store.h"
#include "domain/Switchboard.h"

namespace pipit::server {

enum class SessionError : std::uint8_t { UnknownSite, InvalidPass, NotProven };

struct Session {
  std::string token;
  Pass pass;
};

// Who the visitor is, as the page says; `hash` is its proof, or empty.
struct Introduction {
  std::string id;
  std::string profile;
  std::string hash;
};

struct Said {
  std::string clientId;
  std::string text;
  std::string page;
  // To a form; its name is found where the form is.
  std::optional<FormAnswer> answer = {};
  // Ids of uploads. With some the text may be empty.
  std::vector<std::string> attachments = {};
  std::string context = {};   // what the page says of itself, as JSON; empty: as before
  bool isUnmeasured = false;  // the visitor wants no figures of it
  std::string asked = {};     // forms with which their browser was asked how it was: "csat nps"
  std::string client = {};    // from where, as the rate limits tell clients apart
};

// A visitor writes too fast; `wait` is in milliseconds.
struct TooOften {
  std::int64_t wait = 0;
};

// An answer to a form that is not taken. `issues` where it is Invalid.
struct AnswerRefused {
  enum class Reason : std::uint8_t { UnknownForm, Answered, Invalid };
  Reason reason = Reason::UnknownForm;
  std::vector<FormIssue> issues = {};
};

// A file that is not there, not this conversation's, or another message's already.
struct UnknownUpload {};

using Refused = std::variant<TooOften, AnswerRefused, UnknownUpload, SessionEnded>;

// A part of what a follower has not seen. While `live` is false there is more: ask again from `next`. Once it
// is true the listener gets what comes after.
struct Followed {
  std::vector<Message> messages;
  // The answer being made, where its latest change was known already: it comes with the text so far.
  std::optional<Message> streaming;
  std::int64_t next = 0;
  bool live = false;
};

// Whether what is said may be compared with orders: who tries often enough guesses the proof of one. The
// prompt has no history yet.
using MayProve = std::function<bool(const Prompt& said, const std::string& client)>;

// What visitors do: come, write, read, follow. Everything here runs on the desk's thread.
class Chat {
 public:
  struct Parts {
    Store& store;
    AnswerDesk& answers;
    Switchboard& switchboard;
    Telemetry& telemetry;
    const PassOffice& passes;
    WallClock clock;
    RateLimit rate;
    RatePool* pool = nullptr;  // none: there is nobody to share it with
    MayProve mayProve = {};    // nothing: it may
  };

  explicit Chat(Parts parts) : parts_(std::move(parts)), rate_(parts_.rate, "chat", parts_.pool) {}

  // A valid token keeps its visitor and conversation. No token: a new visitor. Who proves who they are gets
  // their own conversation, whatever the token, and what they said before it, as nobody, goes on in it
  // (docs/decisions/0015).
  std::expected<Session, SessionError> open(std::string_view site, std::optional<std::string_view> token,
                                            const std::optional<Introduction>& person = {}) const;
  // The visitor wants no figures of what was said there.
  void forbidFigures(const Pass& pass) const { parts_.store.forbidFigures(pass.conversation); }
  // Ends the browser's session: none of its tokens is good any more.
  void leave(const Pass& pass) const;
  std::expected<Pass, PassError> check(std::string_view token) const;
  // A new token of the same session, with all the time that there is.
  Session issue(Pass pass) const;

  // Stored durably when it returns; the same client id gets the same message again.
  std::expected<Message, Refused> say(const Pass& pass, Said said, SteadyTime now);
  MessagePage history(const Pass& pass, std::int64_t before, int limit) const;
  // By visitors.
  const RateLimiter& rate() const { return rate_; }
  Followed follow(const Pass& pass, std::int64_t after, const std::shared_ptr<Listener>& listener) const;

 private:
  struct Recognised;
  Pass recognise(const Pass& pass, const Introduction& person) const;
  Recognised recognised(Pass pass, const Introduction& person) const;
  bool note(const Pass& pass, const Introduction& person) const;
  std::optional<ConversationKey> ongoing(const Pass& pass, const Introduction& person) const;
  bool hasEnded(std::string_view conversation) const;
  void end(const Pass& pass) const;
  // Names the form, or says why the answer is none.
  std::optional<AnswerRefused> settle(const Pass& pass, const Said& said, FormAnswer& answer) const;
  std::expected<std::vector<Upload>, UnknownUpload> attached(const Pass& pass, const Said& said) const;
  bool mayProve(const Pass& pass, const Said& said) const;
  std::expected<Message, Refused> store(const Pass& pass, const Said& said, std::vector<Upload> attachments,
                                        SteadyTime now);

  Parts parts_;
  RateLimiter rate_;
};

}  // namespace pipit::server
