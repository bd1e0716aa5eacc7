#include <algorithm>
#include <tuple>

#include "Limits.h"
#include "json/Fields.h"
#include "orders/OrderBook.h"
#include "orders/OrderProof.h"
#include "text/Cursor.h"
#include "text/Normalise.h"

namespace pipit::concierge {
namespace {

Stage readStage(Fields& fields, std::string_view key) {
  const auto stage = stageNamed(fields.text(key));
  if (!stage) fields.refuse(key);
  return stage.value_or(Stage::Received);
}

std::vector<OrderEntry> readEntries(Fields& fields) {
  std::vector<OrderEntry> entries;
  for (const auto& value : fields.list("entries")) {
    Fields entry(value);
    entries.push_back({readStage(entry, "stage"), entry.text("at"), entry.text("note")});
    if (entry.wrong()) fields.refuse("entries");
  }
  return entries;
}

Order readOrder(Fields& fields) {
  return {.id = fields.text("id"),
          .email = normalise(fields.text("email")),
          .postalCode = codeOf(fields.text("postalCode")),
          .placedAt = fields.text("placedAt"),
          .status = readStage(fields, "status"),
          .items = fields.texts("items"),
          .custom = fields.textsIfAny("custom"),
          .engraved = fields.textsIfAny("engraved"),
          .site = fields.textIfAny("site"),
          .customer = fields.textIfAny("customer"),
          .entries = readEntries(fields)};
}

bool areOf(const Order& order, const std::vector<std::string>& items) {
  return std::ranges::all_of(items, [&](const std::string& item) {
    return std::ranges::find(order.items, item) != order.items.end();
  });
}

// An order without a proof could never be shown, or to everyone.
void check(const Order& order, Fields& fields) {
  const bool digits = std::ranges::all_of(order.id, Cursor::isDigit);
  if (!digits || order.id.size() < kShortestOrderNumber || order.id.size() > kLongestOrderNumber) {
    fields.refuse("id");
  }
  if (order.email.find('@') == std::string::npos) fields.refuse("email");
  if (order.postalCode.size() < kShortestCode) fields.refuse("postalCode");
  if (!areOf(order, order.custom)) fields.refuse("custom");
  if (!areOf(order, order.engraved)) fields.refuse("engraved");
  if (order.site.empty() != order.customer.empty()) fields.refuse("customer");
}

void sortNewestFirst(std::vector<Order>& orders) {
  std::ranges::sort(orders, [](const Order& one, const Order& other) {
    return std::tie(other.placedAt, other.id) < std::tie(one.placedAt, one.id);
  });
}

}  // namespace

std::expected<OrderBook, std::string> OrderBook::parse(std::string_view json) {
  const auto list = parseList(json, "orders");
  if (!list) return std::unexpected(list.error());
  if (list->size() > kMaximumOrders) return std::unexpected("too many orders");
  std::vector<Order> orders;
  for (const auto& value : *list) {
    Fields fields(value);
    orders.push_back(readOrder(fields));
    check(orders.back(), fields);
    if (!fields.wrong()) continue;
    return std::unexpected("order " + std::to_string(orders.size()) + ": wrong " + *fields.wrong());
  }
  sortNewestFirst(orders);
  return OrderBook(std::move(orders));
}

}  // namespace pipit::concierge
