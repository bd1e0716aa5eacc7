#pragma once

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/AnswerDesk.h"
#include "domain/Clock.h"
#include "domain/Pass.h"
#include "domain/Store.h"
#include "domain/Switchboard.h"
#include "domain/Telemetry.h"

namespace pipit::server {

// What an agent sees at once of a conversation.
struct OpenConversation {
  ConversationFile file;
  MessagePage page;         // a streaming answer with the text so far
  std::int64_t change = 0;  // the latest
  std::int64_t now = 0;
};

// What agents do. A conversation is held by nobody, so that the concierge answers, or has been claimed by one
// agent, and no automatic answer is begun in it. A claim lapses where its agent is gone for a while: the
// visitor is told, and the concierge goes on.
//
// Everything here runs on the desk's thread.
class Console {
 public:
  struct Parts {
    Store& store;
    AnswerDesk& answers;
    Switchboard& switchboard;
    Telemetry& telemetry;
    WallClock clock;
    std::chrono::milliseconds away = limits::kAgentAway;
  };

  // Who asks; `name` is what visitors call them.
  struct Agent {
    std::string user;
    std::string name;
    std::string reason = {};
  };

  explicit Console(Parts parts) : parts_(std::move(parts)) {}

  std::vector<ConversationSummary> list(ConversationQuery query) const;
  // The messages before that one, or those that have changed after `after`.
  std::optional<OpenConversation> open(std::string_view conversation, std::int64_t before,
                                       std::optional<std::int64_t> after, int limit) const;
  // All that was said, oldest first, as far as it is complete; the newest limits::kMailMessages.
  std::vector<Message> transcript(std::string_view conversation) const;

  std::expected<void, ClaimRefused> claim(const std::string& conversation, const Agent& agent, bool takeOver);
  std::expected<void, ClaimRefused> leave(const std::string& conversation, const Agent& agent,
                                          Leaving leaving, SteadyTime now);
  std::expected<Message, ClaimRefused> say(const std::string& conversation, const Agent& agent,
                                           const std::string& clientId, const std::string& text);
  // The agent is there, and types or does not.
  std::expected<void, ClaimRefused> attend(const std::string& conversation, const Agent& agent,
                                           bool isTyping);
  std::optional<Note> note(const std::string& conversation, const Agent& agent, const std::string& text);

  // Whether an agent is there who sees it.
  bool visitorTypes(const Pass& pass);

  // Does what is due. The answer is when to come back.
  SteadyTime advance(SteadyTime now);

 private:
  AgentClaim claimOf(const std::string& conversation, const Agent& agent) const;
  void publish(const std::string& conversation, const Written& written);
  void tellLapses(SteadyTime now);

  Parts parts_;
  SteadyTime due_{};
};

}  // namespace pipit::server
