#pragma once

#include <string>
#include <vector>

#include "orders/Stage.h"

namespace pipit::concierge {

struct OrderEntry {
  Stage stage;
  std::string at;  // YYYY-MM-DD
  std::string note;
};

struct Order {
  std::string id;
  std::string email;       // normalised
  std::string postalCode;  // normalised: letters and digits only
  std::string placedAt;    // YYYY-MM-DD
  Stage status;
  std::vector<std::string> items;  // ids of products
  // Those of them that were made for one person alone.
  std::vector<std::string> custom, engraved;
  // Whose it is, as that site's pages name their customers; both, or neither.
  std::string site, customer;
  std::vector<OrderEntry> entries;
};

}  // namespace pipit::concierge
