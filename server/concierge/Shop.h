#pragma once

#include <expected>
#include <string>
#include <string_view>

#include "catalogue/Catalogue.h"
#include "orders/OrderBook.h"
#include "returns/Policy.h"
#include "vocabulary/Vocabulary.h"

namespace pipit::concierge {

// All that answers are made from. Read once, never changed.
class Shop {
 public:
  [[nodiscard]] static std::expected<Shop, std::string> load(std::string_view catalogueJson,
                                                             std::string_view ordersJson,
                                                             std::string_view synonymsJson = {});

  [[nodiscard]] const Catalogue& catalogue() const { return catalogue_; }
  [[nodiscard]] const OrderBook& orders() const { return orders_; }
  [[nodiscard]] const Policy& policy() const { return policy_; }
  [[nodiscard]] const Vocabulary& vocabulary() const { return vocabulary_; }

 private:
  Shop(Catalogue catalogue, OrderBook orders, Vocabulary vocabulary);

  Catalogue catalogue_;
  OrderBook orders_;
  Policy policy_;
  Vocabulary vocabulary_;
};

}  // namespace pipit::concierge
