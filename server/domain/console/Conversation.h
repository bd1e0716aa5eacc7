#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/Flag.h"
#include "domain/ListPlace.h"
#include "domain/Message.h"
#include "domain/Person.h"

namespace pipit::server {

// Who answers in a conversation: the agent who has claimed it; where nobody has, the concierge.
struct Holder {
  std::string agent;       // the user's name; empty: nobody
  std::string name;        // what visitors call them
  std::int64_t since = 0;  // milliseconds since 1970
  std::int64_t until = 0;  // when the claim lapses, unless the agent is there until then; 0: it has

  // From then on the concierge answers again, and others may take it over.
  bool isHere(std::int64_t now) const { return until > now; }
};

// A conversation in an agent's list.
struct ConversationSummary {
  std::int64_t key = 0;
  std::string id;
  std::string site;
  std::int64_t at = 0;       // when something was said last
  std::int64_t waiting = 0;  // since when a person is waited for; 0: nobody waits
  std::int64_t typing = 0;   // until when the visitor is taken to type
  Person person;
  Holder holder;
  std::string said;  // the last thing
  std::optional<Author> author;
};

// Waiting: a person is asked for and none is there, who waits longest first. Mine: what the agent has
// claimed. Both of the others: where something was said last first.
enum class ConversationFilter : std::uint8_t { Waiting, Mine, All };

struct ConversationQuery {
  ConversationFilter filter = ConversationFilter::All;
  std::optional<std::vector<std::string>> sites = {};  // those alone that are of these sites
  std::string agent = {};
  std::int64_t now = 0;
  std::optional<ListPlace> after = {};
  int limit = 50;
};

// What agents tell each other of a conversation. No visitor sees it.
struct Note {
  std::int64_t key = 0;
  std::string author;
  std::string text;
  std::int64_t at = 0;
};

// What an agent of a site often says, by a short name.
struct CannedAnswer {
  std::int64_t key = 0;
  std::string site;
  std::string name;
  std::string text;
};

// What an agent knows of a conversation beside its messages.
struct ConversationFile {
  ConversationSummary summary;
  std::string page;     // where the visitor wrote last
  std::string context;  // a JSON object: what that page said of itself; or empty
  std::vector<std::string> tickets;
  std::vector<Note> notes;  // the newest limits::kNotes, oldest first
};

// An agent who wants to answer, or still does.
struct AgentClaim {
  std::string conversation;
  std::string agent;
  std::string name;
  std::int64_t now = 0;
  std::int64_t until = 0;
  // From an agent who has gone.
  bool takeOver = false;
  Signature signature = {};
};

struct AgentMessage {
  AgentClaim claim;
  std::string id;
  std::string clientId;
  std::string text;
};

// Release: somebody else is to claim it. HandBack: the concierge goes on. Close: all is said.
enum class Leaving : std::uint8_t { Release, HandBack, Close };

// There is no such conversation; or it is another's, or nobody's by now.
struct ClaimRefused {
  bool isUnknown = false;
  Holder holder = {};
};

// What a call has written to the conversation, to be passed on, and what was said by it: the same thing again
// writes nothing.
struct Written {
  std::vector<Message> fresh = {};
  std::optional<Message> said = {};
};

enum class CannedRefused : std::uint8_t { Exists, Full };

}  // namespace pipit::server
