#include "responder/ModelTools.h"

#include <algorithm>
#include <boost/json.hpp>
#include <utility>

#include "base/Json.h"
#include "base/Utf8.h"
#include "domain/ContactForms.h"
#include "responder/ConciergeQuestion.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

// A panel shows that many without a carousel that nobody goes through.
constexpr std::size_t kShownProducts = 6;
constexpr std::size_t kSearchBytes = 200;
constexpr std::size_t kDescriptionBytes = 300;

json::object tool(std::string_view name, std::string_view what, json::object properties,
                  json::array required) {
  return {
      {"type", "function"},
      {"function",
       {{"name", name},
        {"description", what},
        {"parameters",
         {{"type", "object"}, {"properties", std::move(properties)}, {"required", std::move(required)}}}}}};
}

std::string wrongCall(std::string_view what) {
  return json::serialize(json::object{{"error", what}});
}

}  // namespace

const json::array& ModelTools::descriptions() {
  static const json::array kTools{
      tool("search_catalogue",
           "Finds products by words: kind, metal, stone, style, price, ready to ship, such as "
           "\"rose gold rings under $300, cheapest first\". English.",
           {{"query", {{"type", "string"}}}}, {"query"}),
      tool("search_help",
           "Finds pages of the shop's help by words, such as \"delivery overseas\": what they say, and a "
           "link.",
           {{"query", {{"type", "string"}}}}, {"query"}),
      tool("order_status",
           "The state of the order that the customer has asked for and proved to be theirs in this "
           "conversation, or what is missing for that. Takes nothing.",
           {}, {}),
      tool("show_products", "Shows products as cards below the answer, by ids that search_catalogue gave.",
           {{"ids", {{"type", "array"}, {"items", {{"type", "string"}}}, {"maxItems", kShownProducts}}}},
           {"ids"}),
      tool("ask_contact", "Shows the form with which the customer asks for a person. Takes nothing.", {},
           {})};
  return kTools;
}

std::string ModelTools::run(const ToolCall& call) {
  const auto arguments = Json::parse(call.arguments.empty() ? "{}" : call.arguments);
  if (!arguments || !arguments->isObject()) return wrongCall("The arguments are no JSON object.");
  if (call.name == "search_catalogue") return search(*arguments);
  if (call.name == "search_help") return searchHelp(*arguments);
  if (call.name == "order_status") return order();
  if (call.name == "show_products") return show(*arguments);
  if (call.name == "ask_contact") return askContact();
  return wrongCall("There is no such tool.");
}

std::string ModelTools::search(const Json& arguments) const {
  const std::string_view query = truncateUtf8(arguments.text("query"), kSearchBytes);
  if (query.empty()) return wrongCall("The query is missing.");
  const concierge::Findings found = concierge_.search(query);
  json::array products;
  for (const concierge::Finding& piece : found.pieces)
    products.push_back({{"id", piece.id},
                        {"name", piece.card.title},
                        {"detail", piece.card.detail},
                        {"description", truncateUtf8(piece.description, kDescriptionBytes)}});
  return json::serialize(json::object{{"count", found.count}, {"products", std::move(products)}});
}

std::string ModelTools::searchHelp(const Json& arguments) const {
  const std::string_view query = truncateUtf8(arguments.text("query"), kSearchBytes);
  if (query.empty()) return wrongCall("The query is missing.");
  json::array pages;
  for (const FoundArticle& page : help_(query))
    pages.push_back({{"title", page.title}, {"says", page.excerpt}, {"link", page.link}});
  return json::serialize(json::object{{"pages", std::move(pages)}});
}

// The visitor's own words are read, and nothing that the model says: it cannot be talked into guessing.
std::string ModelTools::order() {
  isPersonal_ = true;
  return json::serialize(json::object{{"order", concierge_.order(question_)}});
}

std::string ModelTools::show(const Json& arguments) {
  json::array shown;
  for (const Json& id : arguments.items("ids")) {
    const auto card = id.string() == nullptr ? std::nullopt : concierge_.card(*id.string());
    if (!card) return wrongCall("There is no product with one of these ids.");
    Card known = cardOf(*card);
    if (std::ranges::find(cards_, known) != cards_.end()) continue;
    if (cards_.size() == kShownProducts) return wrongCall("More than six products are too many.");
    shown.emplace_back(*id.string());
    cards_.push_back(std::move(known));
  }
  return json::serialize(json::object{{"shown", std::move(shown)}});
}

std::string ModelTools::askContact() {
  extra_ = contactExtra();
  return R"({"shown":"the form"})";
}

}  // namespace pipit::server
