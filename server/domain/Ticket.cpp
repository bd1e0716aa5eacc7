#include "domain/Ticket.h"

#include <sodium.h>

#include <string_view>

namespace pipit::server {

std::string newNumber(std::string_view prefix) {
  constexpr std::string_view kLetters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";
  // 31^8: two of a million tickets are alike with a probability below one in a million.
  constexpr int kLength = 8;
  std::string id(prefix);
  for (int i = 0; i < kLength; ++i) id += kLetters[randombytes_uniform(kLetters.size())];
  return id;
}

std::string newTicketId() {
  return newNumber("TICKET-");
}

}  // namespace pipit::server
