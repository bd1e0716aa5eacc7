#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pipit::server {

// A visitor's wish to hear from a person.
struct Ticket {
  std::string id;  // "TICKET-7K3M9QXA", for people to name it by
  std::string site;
  std::string conversation;
  std::string details;     // what the form was filled in with, as a JSON object
  std::int64_t at = 0;     // milliseconds since 1970
  std::int64_t place = 0;  // in the line of its site's open tickets, from 1; 0: it is closed
};

// `message`: the answer to the form, by its id. Each has one ticket.
struct NewTicket {
  std::string id;
  std::string conversation;
  std::string message;
  std::string details;
  std::int64_t at = 0;
};

// A ticket whose place the visitor does not know yet: `seq` is that of our message that tells it.
struct MovedTicket {
  std::string id;
  std::string conversation;
  std::int64_t seq = 0;
  std::int64_t place = 0;
};

// A prefix and letters and digits that nobody takes for others.
std::string newNumber(std::string_view prefix);
std::string newTicketId();

}  // namespace pipit::server
