#include "Shop.h"

#include <utility>

namespace pipit::concierge {

std::expected<Shop, std::string> Shop::load(std::string_view catalogueJson, std::string_view ordersJson) {
  auto catalogue = Catalogue::parse(catalogueJson);
  if (!catalogue) return std::unexpected("catalogue: " + catalogue.error());
  auto orders = OrderBook::parse(ordersJson);
  if (!orders) return std::unexpected("orders: " + orders.error());
  return Shop(std::move(*catalogue), std::move(*orders));
}

Shop::Shop(Catalogue catalogue, OrderBook orders)
    : catalogue_(std::move(catalogue)), orders_(std::move(orders)), vocabulary_(builtInVocabulary()) {
  catalogue_.extend(vocabulary_);
}

}  // namespace pipit::concierge
