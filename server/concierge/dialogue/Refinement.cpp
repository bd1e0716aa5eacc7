#include "dialogue/Refinement.h"

#include <array>
#include <string_view>
#include <utility>

namespace pipit::concierge {
namespace {

constexpr std::array<std::pair<std::string_view, Facet>, 4> kFacetNames{
    {{"category", Facet::Category}, {"metal", Facet::Metal}, {"stone", Facet::Stone}, {"tag", Facet::Tag}}};

bool beginsAnew(const Filters& before, const Request& request) {
  const auto& categories = request.filters.want(Facet::Category);
  if (request.also || request.step != Step::None) return false;
  if (request.empty()) return !request.more;
  if (request.anew || !request.filters.named.empty()) return true;
  return !categories.empty() && (request.wish || categories != before.want(Facet::Category)) && !request.more;
}

void drop(Filters& filters, const Request& request) {
  for (const auto& [name, facet] : kFacetNames) {
    if (!request.dropped.contains(std::string(name))) continue;
    filters.want(facet).clear();
    filters.without(facet).clear();
  }
  if (request.dropped.contains("name")) filters.named.clear();
  if (request.dropped.contains("ready")) filters.ready.reset();
  if (request.dropped.contains("price")) filters.least = filters.most = std::nullopt;
}

void mergeFacets(Filters& filters, const Filters& said) {
  for (const auto facet : kFacets) {
    if (!said.want(facet).empty()) {
      filters.want(facet) = said.want(facet);
      filters.without(facet).clear();
    }
    for (const auto& value : said.without(facet)) {
      std::erase(filters.want(facet), value);
      addOnce(filters.without(facet), value);
    }
  }
}

// "over 200" after "under 300" narrows; after "under 100" it can only replace.
void mergePrice(Filters& filters, const Filters& said) {
  if (!said.least && !said.most) return;
  const auto before = filters;
  filters.least = said.least;
  filters.most = said.most;
  if (!said.least && before.least < said.most) filters.least = before.least;
  if (!said.most && before.most && *before.most > *said.least) filters.most = before.most;
}

// Cheaper than a range is below it. Without a range to leave, the order shows the cheaper ones first.
void takeStep(Filters& filters, Step step) {
  if (step == Step::None) return;
  const bool cheaper = step == Step::Cheaper;
  const auto edge = cheaper ? filters.least : filters.most;
  filters.sort = cheaper || edge ? Sort::PriceUp : Sort::PriceDown;
  if (!edge) return;
  filters.least = cheaper ? std::nullopt : edge;
  filters.most = cheaper ? edge : std::nullopt;
}

}  // namespace

Filters refine(const Filters& before, const Request& request) {
  const auto& said = request.filters;
  auto filters = beginsAnew(before, request) ? Filters{} : before;
  drop(filters, request);
  if (!said.named.empty() || !said.want(Facet::Category).empty()) filters.named = said.named;
  mergeFacets(filters, said);
  mergePrice(filters, said);
  if (said.ready) filters.ready = said.ready;
  if (said.sort) filters.sort = said.sort;
  takeStep(filters, request.step);
  return filters;
}

}  // namespace pipit::concierge
