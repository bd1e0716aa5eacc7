#include "Shop.h"

#include <utility>

namespace pipit::concierge {

std::expected<Shop, std::string> Shop::load(std::string_view catalogueJson, std::string_view ordersJson,
                                            std::string_view synonymsJson) {
  auto catalogue = Catalogue::parse(catalogueJson);
  if (!catalogue) return std::unexpected("catalogue: " + catalogue.error());
  auto orders = OrderBook::parse(ordersJson);
  if (!orders) return std::unexpected("orders: " + orders.error());
  auto vocabulary = builtInVocabulary();
  catalogue->extend(vocabulary);
  if (!synonymsJson.empty()) {
    const auto extended = vocabulary.extend(synonymsJson);
    if (!extended) return std::unexpected("synonyms: " + extended.error());
  }
  return Shop(std::move(*catalogue), std::move(*orders), std::move(vocabulary));
}

Shop::Shop(Catalogue catalogue, OrderBook orders, Vocabulary vocabulary)
    : catalogue_(std::move(catalogue)),
      orders_(std::move(orders)),
      policy_(builtInPolicy()),
      vocabulary_(std::move(vocabulary)) {}

}  // namespace pipit::concierge
