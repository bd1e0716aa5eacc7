#include "reply/Description.h"

#include <string_view>
#include <vector>

#include "reply/Format.h"

namespace pipit::concierge {
namespace {

std::string plural(const std::string& noun, bool one) {
  return one ? noun : noun + "s";
}

std::string nouns(const Values& categories, bool one) {
  std::vector<std::string> parts;
  for (const auto& category : categories) parts.push_back(plural(category, one));
  return parts.empty() ? plural("piece", one) : joined(parts, one ? "or" : "and");
}

// Without the fineness, which all gold here shares: "rose gold". Every gold at once is just "gold".
std::string metals(const Values& values) {
  Values names;
  const bool anyGold =
      contains(values, "14k_yellow") && contains(values, "14k_white") && contains(values, "14k_rose");
  for (const auto& value : values) {
    const bool gold = value.starts_with("14k_");
    addOnce(names, gold && anyGold ? "gold" : gold ? value.substr(4) + " gold" : value);
  }
  return joined(names, "or");
}

std::string styles(const Values& tags) {
  Values names;
  for (const auto& tag : tags) {
    if (tag != "gift") names.push_back(tag);
  }
  return joined(names, "or");
}

std::string withSpace(const std::string& word) {
  return word.empty() ? word : word + " ";
}

std::string stonePlural(const std::string& stone) {
  if (stone == "ruby") return "rubies";
  const bool unchanged = stone == "onyx" || stone == "topaz" || stone == "turquoise";
  return plural(stone, unchanged);
}

std::string stones(const Values& values) {
  Values names;
  for (const auto& value : values) names.push_back(stonePlural(value));
  return values.empty() ? "" : " with " + joined(names, "or");
}

std::string price(const Filters& filters) {
  if (filters.least && filters.most) {
    return " between " + formatDollars(*filters.least) + " and " + formatDollars(*filters.most);
  }
  if (filters.most) return " up to " + formatDollars(*filters.most);
  return filters.least ? " from " + formatDollars(*filters.least) : "";
}

std::string exclusions(const Filters& filters) {
  Values parts;
  if (const auto& refused = filters.without(Facet::Metal); !refused.empty()) parts.push_back(metals(refused));
  for (const auto& value : filters.without(Facet::Category)) parts.push_back(plural(value, false));
  for (const auto& value : filters.without(Facet::Stone)) parts.push_back(stonePlural(value));
  for (const auto& value : filters.without(Facet::Tag)) parts.push_back(value);
  return parts.empty() ? "" : ", without " + joined(parts, "or");
}

std::string order(std::optional<Sort> sort) {
  if (sort == Sort::PriceUp) return ", cheapest first";
  if (sort == Sort::PriceDown) return ", most expensive first";
  return sort == Sort::Newest ? ", newest first" : "";
}

std::string phrase(const Filters& filters, bool one) {
  const std::string ready = !filters.ready ? "" : *filters.ready ? "ready-to-ship " : "made-to-order ";
  const bool gift = contains(filters.want(Facet::Tag), "gift");
  return ready + withSpace(styles(filters.want(Facet::Tag))) + withSpace(metals(filters.want(Facet::Metal))) +
         nouns(filters.want(Facet::Category), one) + stones(filters.want(Facet::Stone)) +
         (gift ? (one ? " that makes a good gift" : " that make good gifts") : "") + price(filters) +
         exclusions(filters);
}

}  // namespace

std::string describe(std::size_t count, const Filters& filters) {
  const bool one = count == 1;
  return (one ? "one" : std::to_string(count)) + " " + phrase(filters, one) +
         (one ? "" : order(filters.sort));
}

std::string describeKind(const Filters& filters) {
  return phrase(filters, false);
}

}  // namespace pipit::concierge
