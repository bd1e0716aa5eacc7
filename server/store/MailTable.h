#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "domain/Mail.h"

namespace soci {
class session;
}

namespace pipit::server {

// Mails that were asked for. `due` is null for those that wait no longer.
class MailTable {
 public:
  explicit MailTable(soci::session& sql) : sql_(sql) {}

  void insert(const MailRequest& mail);
  std::int64_t waiting();
  std::optional<std::int64_t> asked(MailCount by, const std::string& whose, std::int64_t since, int nth);
  std::optional<WaitingMail> next();
  // False: another has taken it.
  bool take(const WaitingMail& mail, std::int64_t due);
  void postpone(const std::string& id, std::int64_t due);
  void end(const std::string& id);
  // What was asked for there is found in this one, behind so many messages.
  void move(const std::string& from, const std::string& into, std::int64_t before);
  void forget(std::int64_t before);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
