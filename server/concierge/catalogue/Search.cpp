#include "catalogue/Search.h"

#include <algorithm>
#include <tuple>

namespace pipit::concierge {
namespace {

bool sharesAny(const Values& wanted, const Values& offered) {
  return std::ranges::any_of(wanted, [&](const std::string& value) { return contains(offered, value); });
}

Values valuesOf(const Product& product, Facet facet) {
  switch (facet) {
    case Facet::Category:
      return {product.category};
    case Facet::Metal:
      return {product.metal};
    case Facet::Stone:
      return product.stones;
    case Facet::Tag:
      return product.tags;
  }
  return {};
}

bool fitsFacets(const Product& product, const Filters& filters) {
  const bool isPlain = contains(filters.without(Facet::Stone), std::string(kAnyStone));
  if (isPlain && !product.stones.empty()) return false;
  return std::ranges::all_of(kFacets, [&](Facet facet) {
    const auto offered = valuesOf(product, facet);
    const auto& wanted = filters.want(facet);
    return (wanted.empty() || sharesAny(wanted, offered)) && !sharesAny(filters.without(facet), offered);
  });
}

bool fits(const Product& product, const Filters& filters) {
  if (filters.least && product.price < *filters.least) return false;
  if (filters.most && product.price > *filters.most) return false;
  if (filters.ready && product.readyToShip != *filters.ready) return false;
  if (!filters.named.empty() && !contains(filters.named, product.id)) return false;
  return fitsFacets(product, filters);
}

// The id comes last everywhere, so that an order is always the same.
bool comesBefore(const Product& one, const Product& other, Sort sort) {
  switch (sort) {
    case Sort::PriceUp:
      return std::tie(one.price, one.id) < std::tie(other.price, other.id);
    case Sort::PriceDown:
      return std::tie(other.price, one.id) < std::tie(one.price, other.id);
    case Sort::Newest:
      return std::tie(other.added, one.id) < std::tie(one.added, other.id);
    case Sort::Featured:
      break;
  }
  return std::tie(other.featured, one.price, one.id) < std::tie(one.featured, other.price, other.id);
}

}  // namespace

std::vector<const Product*> search(const Catalogue& catalogue, const Filters& filters) {
  std::vector<const Product*> found;
  for (const auto& product : catalogue.products()) {
    if (fits(product, filters)) found.push_back(&product);
  }
  const auto sort = filters.sort.value_or(Sort::Featured);
  std::ranges::sort(found,
                    [sort](const auto* one, const auto* other) { return comesBefore(*one, *other, sort); });
  return found;
}

}  // namespace pipit::concierge
