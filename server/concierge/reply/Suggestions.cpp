#include "reply/Suggestions.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "catalogue/Search.h"
#include "reply/Format.h"

namespace pipit::concierge {
namespace {

using Words = std::vector<std::string>;

constexpr std::array kBudgets{300, 500, 1'000, 2'000};
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kMetals{
    {{"14k_rose", "In rose gold"},
     {"14k_yellow", "In yellow gold"},
     {"14k_white", "In white gold"},
     {"platinum", "In platinum"}}};

// Two of a kind leave room for the other kind.
constexpr std::size_t kOfAKind = 2;

bool isNarrower(const Catalogue& catalogue, const Filters& narrowed, std::size_t before) {
  const auto found = search(catalogue, narrowed).size();
  return found > 0 && found < before;
}

Words budgets(const Catalogue& catalogue, const Filters& filters, std::size_t found) {
  Words words;
  if (filters.most) return words;
  for (const int budget : kBudgets) {
    auto narrowed = filters;
    narrowed.most = budget;
    if (words.size() < kOfAKind && isNarrower(catalogue, narrowed, found))
      words.push_back("Under " + formatDollars(budget));
  }
  return words;
}

Words metals(const Catalogue& catalogue, const Filters& filters, std::size_t found) {
  Words words;
  if (!filters.want(Facet::Metal).empty()) return words;
  for (const auto& [metal, said] : kMetals) {
    auto narrowed = filters;
    narrowed.want(Facet::Metal) = {std::string(metal)};
    if (words.size() < kOfAKind && isNarrower(catalogue, narrowed, found)) words.emplace_back(said);
  }
  return words;
}

}  // namespace

Words suggestionsFor(Intent intent) {
  switch (intent) {
    case Intent::Greeting:
    case Intent::Help:
    case Intent::Clarify:
      return {"A ring under $300", "Help me choose", "Where is my order?", "Talk to a person"};
    case Intent::More:
      return {"Rings", "Necklaces", "Earrings", "Bracelets"};
    case Intent::Thanks:
      return {"That’s all, thanks", "Where is my order?", "Show me gifts"};
    case Intent::CareWarranty:
      return {"Yes, that helped", "No, I need a person"};
    default:
      return {};
  }
}

Words choices(bool isPersonFirst) {
  auto words = suggestionsFor(Intent::Clarify);
  if (isPersonFirst) std::ranges::rotate(words, words.end() - 1);
  return words;
}

Words narrowings(const Catalogue& catalogue, const Filters& filters) {
  const auto found = search(catalogue, filters).size();
  auto words = budgets(catalogue, filters, found);
  for (auto& metal : metals(catalogue, filters, found)) words.push_back(std::move(metal));
  return words;
}

}  // namespace pipit::concierge
