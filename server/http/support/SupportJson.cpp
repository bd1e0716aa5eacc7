#include "http/support/SupportJson.h"

#include <boost/json.hpp>
#include <string_view>

namespace pipit::server {

namespace json = boost::json;

namespace {

// The catalogue's prices are in it.
constexpr std::string_view kCurrency = "USD";

json::array listOf(const std::vector<std::string>& texts) {
  return json::array(texts.begin(), texts.end());
}

// As a request has them, so that it can be sent as it is.
json::object filtersOf(const concierge::PieceQuery& query) {
  json::object filters;
  const auto put = [&](std::string_view name, const std::string& value) {
    if (!value.empty()) filters[name] = value;
  };
  put("category", query.category);
  put("metal", query.metal);
  put("stone", query.stone);
  if (!query.tags.empty()) filters["tags"] = listOf(query.tags);
  if (query.isReady) filters["ready"] = *query.isReady;
  if (query.least) filters["priceMin"] = *query.least;
  if (query.most) filters["priceMax"] = *query.most;
  return filters;
}

}  // namespace

json::object jsonOf(const concierge::Piece& piece) {
  return {{"id", piece.id},
          {"name", piece.name},
          {"category", piece.category},
          {"metal", piece.metal},
          {"stones", listOf(piece.stones)},
          {"tags", listOf(piece.tags)},
          {"price", piece.price},
          {"currency", kCurrency},
          {"readyToShip", piece.isReady},
          {"featured", piece.isFeatured},
          {"description", piece.description},
          {"path", piece.path},
          {"picture", piece.picture}};
}

json::object jsonOf(const concierge::Alternative& alternative) {
  return {{"label", alternative.difference},
          {"total", alternative.found},
          {"filters", filtersOf(alternative.query)}};
}

json::object jsonOf(const concierge::OrderStatus& order) {
  json::array entries;
  for (const auto& step : order.steps)
    entries.push_back(
        json::object{{"stage", step.stage}, {"title", step.title}, {"at", step.at}, {"note", step.note}});
  json::object body{{"reference", order.reference},
                    {"status", order.status},
                    {"title", order.title},
                    {"placedAt", order.placedAt},
                    {"items", listOf(order.items)},
                    {"entries", std::move(entries)},
                    {"next", nullptr}};
  if (!order.next.empty()) body["next"] = order.next;
  return body;
}

}  // namespace pipit::server
