#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "Shop.h"
#include "understanding/Understanding.h"

namespace pipit::concierge {

struct SearchState {
  Filters filters;
  std::size_t offset = 0;
};

// Where a conversation stands, as its visitor's turns alone tell. Nothing of it is stored: it is read from
// the history for every question.
class Dialogue {
 public:
  explicit Dialogue(const Shop& shop) : shop_(&shop) {}

  // Takes in the visitor's next turn.
  Understanding hear(std::string_view text);

  [[nodiscard]] const std::optional<SearchState>& search() const { return search_; }
  [[nodiscard]] const OrderEnquiry& enquiry() const { return enquiry_; }

  // The order that the turn just heard has named and proved.
  [[nodiscard]] const Order* order() const { return order_; }

 private:
  void searchOn(const Request& request);
  void enquire(const OrderEnquiry& said);

  const Shop* shop_;
  std::optional<SearchState> search_;
  OrderEnquiry enquiry_;
  const Order* order_ = nullptr;
  Awaiting awaiting_ = Awaiting::Nothing;
};

}  // namespace pipit::concierge
