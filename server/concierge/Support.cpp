#include "Support.h"

#include <algorithm>
#include <array>
#include <utility>

#include "Limits.h"
#include "Shop.h"
#include "catalogue/Kinds.h"
#include "catalogue/Relaxation.h"
#include "catalogue/Search.h"
#include "orders/OrderProof.h"
#include "returns/Eligibility.h"

namespace pipit::concierge {
namespace {

constexpr std::array<std::pair<std::string_view, Sort>, 4> kSorts{{{"featured", Sort::Featured},
                                                                   {"newest", Sort::Newest},
                                                                   {"price_up", Sort::PriceUp},
                                                                   {"price_down", Sort::PriceDown}}};

std::optional<Sort> sortNamed(std::string_view name) {
  const auto found = std::ranges::find(kSorts, name, &std::pair<std::string_view, Sort>::first);
  return found == kSorts.end() ? std::nullopt : std::optional(found->second);
}

int clampedPrice(std::int64_t price) {
  return static_cast<int>(std::clamp<std::int64_t>(price, kLowestPrice, kHighestPrice));
}

Filters filtersOf(const PieceQuery& query) {
  Filters filters;
  const auto want = [&](Facet facet, const std::string& value) {
    if (!value.empty()) filters.want(facet).push_back(value);
  };
  want(Facet::Category, query.category);
  want(Facet::Metal, query.metal);
  want(Facet::Stone, query.stone);
  filters.want(Facet::Tag) = query.tags;
  filters.ready = query.isReady;
  if (query.least) filters.least = clampedPrice(*query.least);
  if (query.most) filters.most = clampedPrice(*query.most);
  filters.sort = sortNamed(query.sort);
  return filters;
}

PieceQuery queryOf(const Filters& filters, const std::string& sort) {
  const auto first = [&](Facet facet) {
    const auto& values = filters.want(facet);
    return values.empty() ? std::string() : values.front();
  };
  return {.category = first(Facet::Category),
          .metal = first(Facet::Metal),
          .stone = first(Facet::Stone),
          .tags = filters.want(Facet::Tag),
          .isReady = filters.ready,
          .least = filters.least,
          .most = filters.most,
          .sort = sort};
}

Piece pieceOf(const Product& product) {
  return {.id = product.id,
          .name = product.name,
          .category = product.category,
          .metal = product.metal,
          .description = product.description,
          .path = product.path,
          .picture = product.picture,
          .stones = product.stones,
          .tags = product.tags,
          .price = product.price,
          .isReady = product.readyToShip,
          .isFeatured = product.featured};
}

OrderProof proofOf(const OrderKey& key) {
  auto proof = orderProof(key.orderId, key.email, key.postalCode);
  proof.site = key.site;
  proof.customer = key.customer;
  return proof;
}

bool isStone(const Catalogue& catalogue, const std::string& stone) {
  return std::ranges::any_of(catalogue.products(),
                             [&](const Product& product) { return contains(product.stones, stone); });
}

}  // namespace

std::vector<std::string> Support::unknownIn(const PieceQuery& query) const {
  std::vector<std::string> fields;
  const auto check = [&](std::string_view field, const std::string& value, bool isKnown) {
    if (!value.empty() && !isKnown) fields.emplace_back(field);
  };
  check("category", query.category, isOneOf(query.category, kCategories));
  check("metal", query.metal, isOneOf(query.metal, kMetals));
  check("stone", query.stone, isStone(shop_->catalogue(), query.stone));
  check("sort", query.sort, sortNamed(query.sort).has_value());
  const auto isTag = [](const std::string& tag) { return isOneOf(tag, kTags); };
  if (!std::ranges::all_of(query.tags, isTag)) fields.emplace_back("tags");
  return fields;
}

PieceList Support::pieces(const PieceQuery& query, std::size_t offset, std::size_t limit) const {
  const auto filters = filtersOf(query);
  const auto found = search(shop_->catalogue(), filters);
  PieceList list{.items = {}, .total = found.size(), .alternatives = {}};
  const auto end = std::min(found.size(), offset + std::min(limit, kLargestPage));
  for (auto at = offset; at < end; ++at) list.items.push_back(pieceOf(*found[at]));
  if (!found.empty()) return list;
  for (const auto& relaxed : relaxations(shop_->catalogue(), filters))
    list.alternatives.push_back({relaxed.found, relaxed.difference, queryOf(relaxed.filters, query.sort)});
  return list;
}

bool Support::hasPiece(std::string_view id) const {
  return shop_->catalogue().find(id) != nullptr;
}

std::string Support::guessedAt(const OrderKey& key) const {
  const auto proof = proofOf(key);
  const bool isGuess = !proof.email.empty() || !proof.postalCode.empty();
  return !isGuess ? std::string() : proof.orderId.empty() ? proof.email : proof.orderId;
}

std::optional<OrderStatus> Support::order(const OrderKey& key) const {
  const auto* order = shop_->orders().findProven(proofOf(key));
  if (order == nullptr) return std::nullopt;
  OrderStatus status{.reference = order->id,
                     .status = std::string(name(order->status)),
                     .title = std::string(title(order->status)),
                     .placedAt = order->placedAt,
                     .items = order->items,
                     .steps = {}};
  for (const auto& entry : order->entries)
    status.steps.push_back(
        {std::string(name(entry.stage)), std::string(title(entry.stage)), entry.at, entry.note});
  if (const auto following = next(order->status)) status.next = name(*following);
  return status;
}

std::vector<std::string> Support::returnOptions() const {
  std::vector<std::string> names;
  for (const auto& option : shop_->policy().options()) names.push_back(option.name);
  return names;
}

bool Support::needsSize(std::string_view option) const {
  const auto* known = shop_->policy().find(option);
  return known != nullptr && known->needsSize;
}

std::expected<ReturnGranted, ReturnRefused> Support::mayReturn(const ReturnWish& wish) const {
  using Why = ReturnRefused::Why;
  const auto* order = shop_->orders().findProven(proofOf(wish.order));
  const auto* option = shop_->policy().find(wish.option);
  if (order == nullptr || option == nullptr) return std::unexpected(ReturnRefused{Why::NoOrder});
  if (!wish.item.empty() && !contains(order->items, wish.item))
    return std::unexpected(ReturnRefused{Why::NoItem});
  const auto items = wish.item.empty() ? order->items : std::vector{wish.item};
  if (items.empty()) return std::unexpected(ReturnRefused{Why::NoItem});
  const auto may = concierge::mayReturn(*option, *order, items, shop_->catalogue(), wish.today);
  if (!may)
    return std::unexpected(ReturnRefused{Why::Ineligible, std::string(codeOf(may.error().bar)),
                                         shop_->policy().sentence(may.error().bar), may.error().item});
  return ReturnGranted{order->id, items, option->accepted, option->again};
}

}  // namespace pipit::concierge
