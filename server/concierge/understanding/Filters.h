#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pipit::concierge {

enum class Facet { Category, Metal, Stone, Tag };
inline constexpr std::array kFacets{Facet::Category, Facet::Metal, Facet::Stone, Facet::Tag};

enum class Sort { Featured, Newest, PriceUp, PriceDown };

using Values = std::vector<std::string>;  // in the order they were named, each once

inline bool contains(const Values& values, const std::string& value) {
  return std::ranges::find(values, value) != values.end();
}

inline void addOnce(Values& values, const std::string& value) {
  if (!contains(values, value)) values.push_back(value);
}

// Among the stones that are refused: any at all.
inline constexpr std::string_view kAnyStone = "stone";

// What a visitor looks for. An empty list asks for nothing; of a list with several values any one will do.
struct Filters {
  using PerFacet = std::array<Values, kFacets.size()>;

  PerFacet wanted;
  PerFacet excluded;
  Values named;  // ids of products called by their names
  std::optional<bool> ready;
  std::optional<int> least, most;  // whole dollars, both included
  std::optional<Sort> sort;

  [[nodiscard]] Values& want(Facet facet) { return wanted[static_cast<std::size_t>(facet)]; }
  [[nodiscard]] const Values& want(Facet facet) const { return wanted[static_cast<std::size_t>(facet)]; }
  [[nodiscard]] Values& without(Facet facet) { return excluded[static_cast<std::size_t>(facet)]; }
  [[nodiscard]] const Values& without(Facet facet) const { return excluded[static_cast<std::size_t>(facet)]; }

  [[nodiscard]] bool empty() const { return *this == Filters{}; }
  bool operator==(const Filters&) const = default;
};

}  // namespace pipit::concierge
