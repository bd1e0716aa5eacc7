#include "store/TicketTable.h"

#include <soci/soci.h>

namespace pipit::server {

namespace {

constexpr std::string_view kTicket =
    "SELECT t.id, t.site, c.id AS conversation, t.details, t.at,"
    " CASE t.closed WHEN 0 THEN (SELECT COUNT(*) FROM tickets o WHERE o.site = t.site AND o.closed = 0 AND"
    " o.key <= t.key) ELSE 0 END AS place"
    " FROM tickets t JOIN conversations c ON c.key = t.conversation WHERE ";

// The message that tells of a ticket is the answer to the one by which it was opened; while it is being made
// it cannot change.
constexpr std::string_view kMoved =
    "SELECT t.id, c.id AS conversation, m.seq, t.place FROM"
    " (SELECT id, conversation, message, told, CASE closed WHEN 0 THEN"
    " ROW_NUMBER() OVER (PARTITION BY site, closed ORDER BY key) ELSE 0 END AS place"
    " FROM tickets WHERE closed = 0 OR told != 0) t"
    " JOIN conversations c ON c.key = t.conversation"
    " JOIN messages v ON v.id = t.message"
    " JOIN messages m ON m.conversation = t.conversation AND m.question = v.seq"
    " WHERE t.place != t.told AND m.state = 1 LIMIT :most";

}  // namespace

void TicketTable::insert(std::int64_t conversation, const std::string& site, const NewTicket& ticket) {
  const long long key = conversation, at = ticket.at;
  sql_ << "INSERT INTO tickets (id, site, conversation, message, details, at) VALUES (:id, :site, :key, "
          ":message, "
          ":details, :at)",
      soci::use(ticket.id), soci::use(site), soci::use(key), soci::use(ticket.message),
      soci::use(ticket.details), soci::use(at);
}

std::optional<Ticket> TicketTable::byMessage(const std::string& message) {
  auto found = select("t.message = :value", message);
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

std::vector<Ticket> TicketTable::list(const std::string& site, bool all) {
  const std::string open = all ? "" : "t.closed = 0 AND ";
  return select(open + (site.empty() ? "t.site != :value" : "t.site = :value") + " ORDER BY t.key", site);
}

std::vector<std::string> TicketTable::openOf(std::int64_t conversation) {
  const long long key = conversation;
  const soci::rowset<std::string> rows =
      (sql_.prepare << "SELECT id FROM tickets WHERE conversation = :key AND closed = 0 ORDER BY key",
       soci::use(key));
  return {rows.begin(), rows.end()};
}

std::optional<std::string> TicketTable::close(const std::string& id, std::int64_t at) {
  std::string site;
  const long long moment = at;
  sql_ << "UPDATE tickets SET closed = :at WHERE id = :id AND closed = 0 RETURNING site", soci::use(moment),
      soci::use(id), soci::into(site);
  return site.empty() ? std::nullopt : std::optional(site);
}

void TicketTable::move(std::int64_t source, std::int64_t target) {
  const long long from = source, into = target;
  sql_ << "UPDATE tickets SET conversation = :into WHERE conversation = :from", soci::use(into),
      soci::use(from);
}

std::vector<MovedTicket> TicketTable::moved(int limit) {
  std::string id, conversation;
  long long seq = 0, place = 0;
  soci::statement statement = (sql_.prepare << kMoved, soci::use(limit), soci::into(id),
                               soci::into(conversation), soci::into(seq), soci::into(place));
  statement.execute();
  std::vector<MovedTicket> tickets;
  while (statement.fetch()) tickets.push_back({id, conversation, seq, place});
  return tickets;
}

bool TicketTable::setTold(const std::string& id, std::int64_t place) {
  const long long told = place;
  std::string changed;
  sql_ << "UPDATE tickets SET told = :told WHERE id = :id AND told != :same RETURNING id", soci::use(told),
      soci::use(id), soci::use(told), soci::into(changed);
  return !changed.empty();
}

std::vector<Ticket> TicketTable::select(const std::string& condition, const std::string& value) {
  Ticket ticket;
  long long at = 0, place = 0;
  soci::statement statement =
      (sql_.prepare << kTicket << condition, soci::use(value), soci::into(ticket.id), soci::into(ticket.site),
       soci::into(ticket.conversation), soci::into(ticket.details), soci::into(at), soci::into(place));
  statement.execute();
  std::vector<Ticket> tickets;
  while (statement.fetch()) {
    ticket.at = at;
    ticket.place = place;
    tickets.push_back(ticket);
  }
  return tickets;
}

}  // namespace pipit::server
