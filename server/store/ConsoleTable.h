#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/console/Conversation.h"

namespace soci {
class session;
class statement;
}  // namespace soci

namespace pipit::server {

// What agents see and do: who has claimed which conversation, notes, canned answers.
class ConsoleTable {
 public:
  explicit ConsoleTable(soci::session& sql) : sql_(sql) {}

  std::vector<ConversationSummary> list(const ConversationQuery& query);
  std::optional<ConversationSummary> find(const std::string& id);

  Holder holderOf(std::int64_t key);
  void hold(std::int64_t key, const Holder& holder);
  std::vector<std::string> lapsed(std::int64_t now, int limit);
  // Whether an agent is there.
  bool type(const std::string& id, std::int64_t now, std::int64_t until);

  std::vector<Note> notes(std::int64_t conversation, int limit);  // the newest, oldest first
  std::int64_t add(std::int64_t conversation, const Note& note);
  void moveNotes(std::int64_t source, std::int64_t target);

  std::vector<CannedAnswer> canned(const std::optional<std::vector<std::string>>& sites);
  std::optional<CannedAnswer> canned(std::int64_t key);
  std::int64_t countCanned(const std::string& site);
  // Nothing: there is one of that name.
  std::optional<std::int64_t> add(const CannedAnswer& answer);
  void removeCanned(std::int64_t key);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
