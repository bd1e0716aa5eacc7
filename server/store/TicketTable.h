#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/Ticket.h"

namespace soci {
class session;
}

namespace pipit::server {

// Tickets, in the order in which they were opened. `told` is the place that the visitor was told last.
class TicketTable {
 public:
  explicit TicketTable(soci::session& sql) : sql_(sql) {}

  void insert(std::int64_t conversation, const std::string& site, const NewTicket& ticket);
  std::optional<Ticket> byMessage(const std::string& message);
  // Of all sites, if `site` is empty; with the closed ones, or without.
  std::vector<Ticket> list(const std::string& site, bool all);
  // The open ones of a conversation.
  std::vector<std::string> openOf(std::int64_t conversation);
  // Whose it was; nothing: there is no open one of that name.
  std::optional<std::string> close(const std::string& id, std::int64_t at);
  void move(std::int64_t source, std::int64_t target);
  std::vector<MovedTicket> moved(int limit);
  // False: that was told already.
  bool setTold(const std::string& id, std::int64_t place);

 private:
  std::vector<Ticket> select(const std::string& condition, const std::string& value);

  soci::session& sql_;
};

}  // namespace pipit::server
