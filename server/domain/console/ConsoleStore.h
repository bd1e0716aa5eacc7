#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/console/Conversation.h"

namespace pipit::server {

// Who of the agents answers in which conversation. Each writing call is one transaction that holds the
// conversation: of two agents who come together one is the first.
class ConsoleStore {
 public:
  virtual ~ConsoleStore() = default;

  virtual std::vector<ConversationSummary> conversations(const ConversationQuery& query) = 0;
  virtual std::optional<ConversationFile> conversation(std::string_view id) = 0;

  // Theirs from then on, or still. Refused where another agent has it and is there, or is not and `takeOver`
  // is not said.
  virtual std::expected<Written, ClaimRefused> takeConversation(const AgentClaim& claim) = 0;
  // They are still there. Refused unless it is theirs.
  virtual std::expected<Written, ClaimRefused> renewConversation(const AgentClaim& claim) = 0;
  // Written only while it is theirs; the same client id gets the same message again, as the last of them.
  virtual std::expected<Written, ClaimRefused> sayAsAgent(const AgentMessage& message) = 0;
  // Refused unless it is theirs; what nobody has anybody may close.
  virtual std::expected<Written, ClaimRefused> leaveConversation(const AgentClaim& claim,
                                                                 Leaving leaving) = 0;
  // Claims that have lapsed of which visitors have not been told.
  virtual std::vector<std::string> lapsedConversations(std::int64_t now, int limit) = 0;
  // Nothing: somebody else has told it, or the agent is back.
  virtual std::optional<Message> tellLapse(std::string_view conversation, std::int64_t now) = 0;

  // False: no agent is there to see it.
  virtual bool visitorTypes(std::string_view conversation, std::int64_t now, std::int64_t until) = 0;
  // Other services tell it to whoever follows there.
  virtual void tellTyping(std::string_view conversation) = 0;

  // Nothing: there is no such conversation.
  virtual std::optional<Note> addNote(std::string_view conversation, const Note& note) = 0;

  // By their names; of all sites where none are named.
  virtual std::vector<CannedAnswer> cannedAnswers(const std::optional<std::vector<std::string>>& sites) = 0;
  virtual std::optional<CannedAnswer> cannedAnswer(std::int64_t key) = 0;
  // Both are rows of the audit.
  virtual std::expected<CannedAnswer, CannedRefused> addCannedAnswer(const CannedAnswer& answer,
                                                                     const Signature& signature) = 0;
  virtual void removeCannedAnswer(const CannedAnswer& answer, const Signature& signature) = 0;
};

}  // namespace pipit::server
