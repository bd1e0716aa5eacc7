#include "understanding/FilterReader.h"

#include <array>
#include <utility>

#include "text/ArabicWord.h"
#include "understanding/Negation.h"

namespace pipit::concierge {
namespace {

using Kind = Meaning::Kind;

constexpr std::array<std::pair<Kind, Facet>, 4> kFacetKinds{{{Kind::Category, Facet::Category},
                                                             {Kind::Metal, Facet::Metal},
                                                             {Kind::Stone, Facet::Stone},
                                                             {Kind::Tag, Facet::Tag}}};

constexpr std::array<std::pair<std::string_view, Sort>, 4> kSorts{{{"featured", Sort::Featured},
                                                                   {"newest", Sort::Newest},
                                                                   {"price-up", Sort::PriceUp},
                                                                   {"price-down", Sort::PriceDown}}};

void readFacet(Filters& filters, const Meaning& meaning, bool negated) {
  for (const auto& [kind, facet] : kFacetKinds) {
    if (kind != meaning.kind) continue;
    addOnce(negated ? filters.without(facet) : filters.want(facet), meaning.value);
  }
}

void readReady(Request& request, const std::string& value, bool negated) {
  if (value == "any" || (negated && value == "yes")) {
    request.dropped.insert("ready");
  } else {
    request.filters.ready = (value == "yes") != negated;
  }
}

void readSort(Filters& filters, const std::string& value) {
  for (const auto& [name, sort] : kSorts) {
    if (name == value) filters.sort = sort;
  }
}

// "Los anillos más caros" are the most expensive ones; "más caros" by itself, dearer ones than before.
void readStep(Request& request, const std::string& value, bool ofPiece) {
  const bool cheaper = value == "cheaper";
  if (ofPiece) {
    request.filters.sort = cheaper ? Sort::PriceUp : Sort::PriceDown;
  } else {
    request.step = cheaper ? Step::Cheaper : Step::Dearer;
  }
}

bool isPiece(const Spot* spot) {
  return spot != nullptr && spot->meaning(Kind::Category) != nullptr;
}

bool isOfPiece(const Message& message, const Spot& spot) {
  if (isPiece(message.spotBefore(spot.first)) && !message.token(spot.first)->paused) return true;
  // "أرخص سوار" is the cheapest one, unlike "cheaper bracelets".
  return isArabic(message.token(spot.first)->text) && isPiece(message.spotFrom(spot.end()));
}

void readMeaning(Request& request, const Meaning& meaning, bool negated, const Message& message,
                 const Spot& spot) {
  readFacet(request.filters, meaning, negated);
  // "With stones" says nothing, and "without stones" much.
  if (negated && meaning.kind == Kind::Cue && meaning.value == "stones")
    addOnce(request.filters.without(Facet::Stone), std::string(kAnyStone));
  if (meaning.kind == Kind::Product && !negated) addOnce(request.filters.named, meaning.value);
  if (meaning.kind == Kind::Ready) readReady(request, meaning.value, negated);
  if (meaning.kind == Kind::Sort && !negated) readSort(request.filters, meaning.value);
  if (meaning.kind == Kind::Step && !negated) readStep(request, meaning.value, isOfPiece(message, spot));
  if (meaning.kind == Kind::Any) request.dropped.insert(meaning.value);
  if (meaning.kind == Kind::More && !negated) request.more = true;
  request.wish |= meaning.kind == Kind::Weak && meaning.value == "find_product";
  request.anew |= meaning.kind == Kind::Cue && meaning.value == "anew";
  request.also |= meaning.kind == Kind::Cue && meaning.value == "also";
}

// "Gold" wants any gold; with "platinum or gold, but not rose gold" what is refused wins.
void preferRefusals(Filters& filters) {
  // "No stones but diamonds".
  if (!filters.want(Facet::Stone).empty()) std::erase(filters.without(Facet::Stone), std::string(kAnyStone));
  for (const auto facet : kFacets) {
    std::erase_if(filters.want(facet),
                  [&](const std::string& value) { return contains(filters.without(facet), value); });
  }
}

}  // namespace

Request readRequest(const Message& message) {
  Request request;
  for (const auto& spot : message.spots()) {
    const bool negated = negationOf(message, spot) != nullptr;
    for (const auto& meaning : *spot.meanings) readMeaning(request, meaning, negated, message, spot);
  }
  preferRefusals(request.filters);
  return request;
}

}  // namespace pipit::concierge
