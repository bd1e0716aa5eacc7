#include "dialogue/Discovery.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace pipit::concierge {
namespace {

// What is chosen, and what it stands for in the catalogue.
using Choice = std::pair<std::string_view, std::string_view>;
constexpr std::array<Choice, 4> kKindChoices{
    {{"Ring", "ring"}, {"Necklace", "necklace"}, {"Earrings", "earring"}, {"Bracelet", "bracelet"}}};
constexpr std::array<Choice, 4> kMetalChoices{{{"Yellow gold", "14k_yellow"},
                                               {"White gold", "14k_white"},
                                               {"Rose gold", "14k_rose"},
                                               {"Platinum", "platinum"}}};
constexpr std::string_view kReadyNow = "Ready to ship", kMadeToOrder = "Made to order";
constexpr std::array<std::pair<std::string_view, int>, 5> kBudgetChoices{{{"Up to $500", 500},
                                                                          {"Up to $1,000", 1'000},
                                                                          {"Up to $2,000", 2'000},
                                                                          {"Up to $3,500", 3'500},
                                                                          {"Up to $5,000", 5'000}}};

template <typename Choices>
FormField fieldOf(std::string name, const Choices& choices) {
  FormField field{.name = std::move(name), .type = FormField::Type::Choice, .options = {}};
  for (const auto& choice : choices) field.options.emplace_back(choice.first);
  return field;
}

// What was chosen of a field; nothing where it was left out.
template <typename Choices>
const typename Choices::value_type* chosenIn(const FormValues& values, std::string_view name,
                                             const Choices& choices) {
  const auto value = values.find(name);
  if (value == values.end()) return nullptr;
  const auto found = std::ranges::find(choices, value->second, &Choices::value_type::first);
  return found == choices.end() ? nullptr : &*found;
}

}  // namespace

std::vector<FormField> discoveryFields() {
  return {fieldOf("category", kKindChoices), fieldOf("budget", kBudgetChoices),
          fieldOf("metal", kMetalChoices),
          FormField{.name = "ready",
                    .type = FormField::Type::Choice,
                    .options = {std::string(kReadyNow), std::string(kMadeToOrder)}}};
}

Request wishFrom(const FormValues& values) {
  Request request;
  request.wish = request.anew = true;
  auto& filters = request.filters;
  if (const auto* kind = chosenIn(values, "category", kKindChoices))
    filters.want(Facet::Category) = {std::string(kind->second)};
  if (const auto* metal = chosenIn(values, "metal", kMetalChoices))
    filters.want(Facet::Metal) = {std::string(metal->second)};
  if (const auto* most = chosenIn(values, "budget", kBudgetChoices)) filters.most = most->second;
  if (const auto ready = values.find("ready"); ready != values.end())
    filters.ready = ready->second == kReadyNow;
  return request;
}

}  // namespace pipit::concierge
