#include <algorithm>

#include "Limits.h"
#include "catalogue/Catalogue.h"
#include "catalogue/Kinds.h"
#include "json/Fields.h"

namespace pipit::concierge {
namespace {

Product readProduct(Fields& fields) {
  return {.id = fields.text("id"),
          .name = fields.text("name"),
          .metal = fields.text("metal"),
          .description = fields.text("description"),
          .path = fields.text("path"),
          .picture = fields.text("picture"),
          .category = fields.text("category"),
          .stones = fields.texts("stones"),
          .tags = fields.texts("tags"),
          .price = fields.number("price", kLowestPrice, kHighestPrice),
          .readyToShip = fields.flag("readyToShip"),
          .featured = fields.flag("featured"),
          .added = fields.text("added")};
}

void check(const Product& product, Fields& fields) {
  if (product.id.empty()) fields.refuse("id");
  if (product.name.empty()) fields.refuse("name");
  if (!isOneOf(product.category, kCategories)) fields.refuse("category");
  if (!isOneOf(product.metal, kMetals)) fields.refuse("metal");
  for (const auto& tag : product.tags) {
    if (!isOneOf(tag, kTags)) fields.refuse("tags");
  }
}

std::expected<void, std::string> sortById(std::vector<Product>& products) {
  std::ranges::sort(products, {}, &Product::id);
  const auto twin = std::ranges::adjacent_find(products, {}, &Product::id);
  if (twin != products.end()) return std::unexpected("two products have the id " + twin->id);
  return {};
}

}  // namespace

std::expected<Catalogue, std::string> Catalogue::parse(std::string_view json) {
  const auto list = parseList(json, "products");
  if (!list) return std::unexpected(list.error());
  if (list->size() > kMaximumProducts) return std::unexpected("too many products");
  std::vector<Product> products;
  for (const auto& value : *list) {
    Fields fields(value);
    products.push_back(readProduct(fields));
    check(products.back(), fields);
    if (!fields.wrong()) continue;
    return std::unexpected("product " + std::to_string(products.size()) + ": wrong " + *fields.wrong());
  }
  if (const auto sorted = sortById(products); !sorted) return std::unexpected(sorted.error());
  return Catalogue(std::move(products));
}

}  // namespace pipit::concierge
