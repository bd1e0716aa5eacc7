#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "concierge/Support.h"
#include "domain/support/SupportDesk.h"
#include "http/BodyReader.h"

namespace pipit::server {

// The bodies of docs/support.md. What is wrong with one stands in the reader's issues.

struct ProductsWanted {
  concierge::PieceQuery query;
  std::size_t offset = 0;
  std::size_t limit = 0;
};
ProductsWanted readProducts(BodyReader& body, const concierge::Support& shop);
// By which the next page is asked for.
std::string cursorOf(std::size_t offset);
// Nobody goes further.
bool isOffset(std::size_t offset);

// A customer, whose site has said who they are, needs no proof. Empty: it has not.
struct Customer {
  std::string site;
  std::string id;
};
concierge::OrderKey readOrder(BodyReader& body, const Customer& customer);
// With the number of the order and an object `proof`.
concierge::OrderKey readProvenOrder(BodyReader& body, const Customer& customer);

struct ReturnWanted {
  concierge::OrderKey order;
  std::string option, item, size, reason;
};
ReturnWanted readReturn(BodyReader& body, const Customer& customer, const concierge::Support& shop);

StylistWish readStylist(BodyReader& body, const concierge::Support& shop);
GivenRating readRating(BodyReader& body);
std::vector<std::string> readShortlist(BodyReader& body, std::string_view field,
                                       const concierge::Support& shop);

struct UpdatesWanted {
  concierge::OrderKey order;
  std::string email, phone;
};
UpdatesWanted readUpdates(BodyReader& body, const Customer& customer);

}  // namespace pipit::server
