#include "reply/SearchReply.h"

#include <algorithm>
#include <span>

#include "Limits.h"
#include "catalogue/Relaxation.h"
#include "catalogue/Search.h"
#include "dialogue/Discovery.h"
#include "reply/Description.h"
#include "reply/Format.h"
#include "reply/Suggestions.h"

namespace pipit::concierge {
namespace {

static_assert(kPageSize <= kMaximumCards);

using Found = std::vector<const Product*>;

std::vector<Card> cards(std::span<const Product* const> products) {
  std::vector<Card> out;
  for (const auto* product : products) out.push_back(productCard(*product));
  return out;
}

std::string pieces(std::size_t count) {
  return count == 1 ? "one piece" : std::to_string(count) + " pieces";
}

std::string offers(const std::vector<Relaxation>& relaxations) {
  std::vector<std::string> parts;
  for (const auto& relaxation : relaxations) {
    parts.push_back("for " + pieces(relaxation.found) + " " + relaxation.difference + ", say “" +
                    relaxation.say + "”");
  }
  return joined(parts, "and");
}

std::vector<std::string> wordsOf(const std::vector<Relaxation>& relaxations) {
  std::vector<std::string> words;
  for (const auto& relaxation : relaxations) words.push_back(relaxation.say);
  return words;
}

Answer nothingFound(const Catalogue& catalogue, const Filters& filters) {
  const auto text = "I found no " + describeKind(filters) + ". ";
  const auto found = relaxations(catalogue, filters);
  if (!found.empty()) return {text + "Something close: " + offers(found) + ".", {}, wordsOf(found)};
  return {text + "Try it with fewer wishes, for example “rings under $300” or “any necklace in rose gold”.",
          {}};
}

Answer firstPage(const Catalogue& catalogue, const Found& found, const Filters& filters) {
  const std::span page(found.data(), std::min(found.size(), kPageSize));
  const auto rest = found.size() - page.size();
  auto text = "I found " + describe(found.size(), filters) + ".";
  if (rest > 0) text += " Here are the first " + std::to_string(page.size()) + "; say “more” for the next.";
  Answer answer{std::move(text), cards(page)};
  if (rest > 0) answer.replies = narrowings(catalogue, filters);
  if (rest > 0) answer.replies.insert(answer.replies.begin(), "More");
  return answer;
}

// Someone who calls a piece by its name wants to hear about it.
Answer onePiece(const Product& product) {
  const std::string_view availability = product.readyToShip ? "is ready to ship" : "is made to order";
  return {product.name + " costs " + formatDollars(product.price) + " and " + std::string(availability) +
              ". " + product.description,
          {productCard(product)}};
}

Answer favourites(const Found& found) {
  const std::span page(found.data(), std::min(found.size(), kPageSize));
  return {"Here are some of our favourites, out of " + pieces(found.size()) +
              ". Tell me a kind of piece, a metal or a budget to narrow it down, for example “a ring under "
              "$300”.",
          cards(page),
          {},
          std::string(kDiscover),
          discoveryFields()};
}

Answer nextPage(const Found& found, const SearchState& state) {
  if (state.offset >= found.size()) {
    return {"That was all: I have shown you " + describe(found.size(), state.filters) + ".", {}};
  }
  const std::span all(found);
  const auto page = all.subspan(state.offset, std::min(kPageSize, found.size() - state.offset));
  const auto rest = found.size() - state.offset - page.size();
  auto text = "Here " + std::string(page.size() == 1 ? "is one" : "are " + std::to_string(page.size())) +
              " more of " + describe(found.size(), state.filters) + ".";
  text += rest > 0 ? " Say “more” for the next." : " That is all of them.";
  Answer answer{std::move(text), cards(page)};
  if (rest > 0) answer.replies = {"More"};
  return answer;
}

// A name that does not fit the other wishes ("a plain bangle under $500") was perhaps meant as a description.
SearchState withoutUnfitName(const Catalogue& catalogue, SearchState state) {
  if (!state.filters.named.empty() && search(catalogue, state.filters).empty()) state.filters.named.clear();
  return state;
}

Answer page(const Catalogue& catalogue, const SearchState& state) {
  const auto found = search(catalogue, state.filters);
  if (found.empty()) return nothingFound(catalogue, state.filters);
  if (state.offset > 0) return nextPage(found, state);
  if (state.filters.empty()) return favourites(found);
  if (found.size() == 1 && !state.filters.named.empty()) return onePiece(*found.front());
  return firstPage(catalogue, found, state.filters);
}

Answer nothingIsBoth(const Contradiction& price) {
  const auto least = formatDollars(price.least);
  const auto most = formatDollars(price.most);
  return {"Nothing costs at least " + least + " and at most " + most +
              ". Tell me which of the two you mean: say “over " + least + "” or “up to " + most + "”.",
          {},
          {"Over " + least, "Up to " + most}};
}

}  // namespace

Answer replyToSearch(const Catalogue& catalogue, const SearchState& state, const Request& request) {
  if (request.contradiction) return nothingIsBoth(*request.contradiction);
  auto answer = page(catalogue, withoutUnfitName(catalogue, state));
  if (request.belowZero) answer.text += " A price cannot be below zero, so I left that amount out.";
  if (request.foreignCurrency)
    answer.text += " Our prices are in US dollars, so I read the amount as dollars.";
  return answer;
}

}  // namespace pipit::concierge
