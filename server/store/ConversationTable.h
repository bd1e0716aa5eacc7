#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/Store.h"

namespace soci {
class session;
}

namespace pipit::server {

struct Numbers {
  std::int64_t seq = 0;
  std::int64_t change = 0;
};

// A conversation's row, and the two counters that number its messages and its changes.
class ConversationTable {
 public:
  explicit ConversationTable(soci::session& sql) : sql_(sql) {}

  std::optional<std::int64_t> keyOf(const std::string& id);
  std::string siteOf(const std::string& id);
  // Until the transaction ends nobody else writes to the conversation.
  std::int64_t lockedOrNew(const ConversationKey& conversation);
  std::optional<std::int64_t> locked(const std::string& id);
  std::int64_t latestChange(const std::string& id);
  // `at`: when what has it was said.
  std::int64_t nextSeq(std::int64_t key, std::int64_t at);
  std::int64_t nextChange(std::int64_t key);
  // The last of each that was given.
  Numbers numbers(std::int64_t key);

  std::optional<Background> background(const std::string& id);
  std::optional<ConversationKey> ofPerson(const std::string& site, const std::string& person);
  void describe(std::int64_t key, const Person& person);
  void putContext(std::int64_t key, const std::string& context);

  // Something was said: it is kept so much longer.
  void touch(std::int64_t key, std::int64_t at);
  // Its visitor wants no figures of it: there are none from now on, and never again.
  void forbidFigures(std::int64_t key);

  // Who makes the conversation's answers; by nobody, by `answerer`, or by somebody whose lease has ended.
  bool isFree(std::int64_t key, const std::string& answerer, std::int64_t now);
  bool isClaimed(std::int64_t key, const std::string& answerer);
  void claim(std::int64_t key, const std::string& answerer, std::int64_t until);
  // All that it has claimed.
  void renew(const std::string& answerer, std::int64_t until);
  void release(const std::string& answerer);

  // An agent has claimed it and is there.
  bool isHeld(std::int64_t key, std::int64_t now);

  // Its numbers are counted on, its agent goes on where there is none, its context is the newer one, and it
  // is no more.
  void absorb(std::int64_t source, std::int64_t target);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
