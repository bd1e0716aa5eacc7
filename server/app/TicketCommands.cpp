#include "app/TicketCommands.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <boost/json.hpp>

#include "app/Complain.h"
#include "app/Loading.h"
#include "app/Operator.h"
#include "app/Quoted.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {

void show(const Ticket& ticket) {
  const std::string place = ticket.place > 0 ? fmt::format("place {}", ticket.place) : "closed";
  fmt::print("{}  {}  {:%Y-%m-%dT%H:%M:%SZ}  {}  {}\n", ticket.id, ticket.site,
             fmt::gmtime(static_cast<std::time_t>(ticket.at / 1'000)), place, ticket.conversation);
  const boost::json::value details = boost::json::parse(ticket.details);
  for (const auto& [name, value] : details.as_object())
    fmt::print("  {}: {}\n", std::string_view(name), escaped(value.as_string(), limits::kExtraBytes));
}

}  // namespace

int listTickets(const ListTickets& command) {
  const auto store = openStore(command.database);
  if (!store) return complain(store.error());
  for (const Ticket& ticket : (*store)->tickets(command.site, command.all)) show(ticket);
  return 0;
}

int closeTicket(const CloseTicket& command) {
  const auto store = openStore(command.database);
  if (!store) return complain(store.error());
  if ((*store)->closeTicket(command.id, operatorSignature({}, {}))) return 0;
  return complain({"ID", inQuotes(command.id) + " is no open ticket", "one of pipitd ticket list"});
}

}  // namespace pipit::server
