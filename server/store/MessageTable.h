#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/Store.h"
#include "store/ConversationTable.h"

namespace soci {
class row;
class session;
}  // namespace soci

namespace pipit::server {

// The rows of messages. `key` is the conversation's row.
class MessageTable {
 public:
  explicit MessageTable(soci::session& sql) : sql_(sql) {}

  void insert(std::int64_t key, const Message& message, const std::string& page,
              std::optional<std::int64_t> question);
  // Writes what an answer may change: state, text, cards, extra and the number of the change.
  void update(std::int64_t key, const Message& message);
  // All messages of the one conversation come after those of the other, whose last numbers these are.
  void move(std::int64_t source, std::int64_t target, const Numbers& last);
  // The question has its answer.
  void settle(std::int64_t key, std::int64_t answer);
  // All of them have, but those whose answers have been begun.
  void settleAll(std::int64_t key);
  // Where the visitor wrote last; empty: nothing is known.
  std::string pageOf(std::int64_t key);

  std::optional<Message> bySeq(std::int64_t key, std::int64_t seq);
  std::optional<Message> byClientId(std::int64_t key, const std::string& clientId);
  std::optional<Message> byId(std::int64_t key, const std::string& id);
  bool isAnswered(std::int64_t key, const std::string& form);
  // With a form of that name, in the conversation or in another one of the same person on the same site.
  bool wasAsked(const std::string& conversation, const std::string& form, std::int64_t since);
  std::optional<Message> oldestOwed(std::int64_t key);
  std::optional<Message> answerTo(std::int64_t key, std::int64_t question);
  std::vector<Message> before(std::int64_t key, std::int64_t seq, int limit);        // the newest first
  std::vector<Message> after(std::int64_t key, std::int64_t change, int limit);      // by change
  std::vector<Message> knownAt(std::int64_t key, std::int64_t question, int limit);  // the newest first
  // Without those that somebody else makes answers for.
  std::vector<std::string> conversationsOwed(std::size_t limit, const std::string& answerer,
                                             std::int64_t now);

 private:
  std::vector<Message> select(const std::string& condition, std::int64_t key, std::int64_t number, int limit);

  soci::session& sql_;
};

}  // namespace pipit::server
