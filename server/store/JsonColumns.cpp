#include "store/JsonColumns.h"

#include <boost/json.hpp>

#include "domain/Store.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

json::array arrayFrom(std::string_view column) {
  boost::system::error_code error;
  const json::value value = json::parse(column, error);
  if (error || !value.is_array()) throw StoreFailure("a column does not hold a JSON array");
  return value.get_array();
}

std::string textOf(const json::value& value) {
  if (!value.is_string()) throw StoreFailure("a column's JSON array does not hold texts");
  return std::string(value.get_string());
}

Card cardOf(const json::value& value) {
  if (!value.is_array() || value.get_array().size() != 4) throw StoreFailure("a column does not hold a card");
  const json::array& fields = value.get_array();
  return {textOf(fields[0]), textOf(fields[1]), textOf(fields[2]), textOf(fields[3])};
}

}  // namespace

std::string columnOf(const std::vector<std::string>& entries) {
  return json::serialize(json::array(entries.begin(), entries.end()));
}

std::string columnOf(const std::vector<Card>& cards) {
  json::array array;
  for (const Card& card : cards) array.push_back(json::array{card.title, card.detail, card.image, card.link});
  return json::serialize(array);
}

std::vector<std::string> entriesFromColumn(std::string_view column) {
  std::vector<std::string> entries;
  for (const json::value& value : arrayFrom(column)) entries.push_back(textOf(value));
  return entries;
}

std::vector<Card> cardsFromColumn(std::string_view column) {
  std::vector<Card> cards;
  for (const json::value& value : arrayFrom(column)) cards.push_back(cardOf(value));
  return cards;
}

}  // namespace pipit::server
