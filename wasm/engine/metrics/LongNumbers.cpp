#include "metrics/LongNumbers.h"

#include <algorithm>
#include <initializer_list>

#include "metrics/Characters.h"
#include "metrics/DigitGroups.h"

namespace pipit {
namespace {

using namespace characters;
using Gap = DigitGroups::Gap;
using Group = DigitGroups::Group;

bool passesLuhn(std::string_view text, std::span<const Group> groups) {
  int sum = 0;
  bool isDoubled = false;
  for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
    for (std::size_t i = group->end; i > group->begin; --i) {
      const int digit = (text[i - 1] - '0') * (isDoubled ? 2 : 1);
      sum += digit > 9 ? digit - 9 : digit;
      isDoubled = !isDoubled;
    }
  }
  return sum % 10 == 0;
}

// How many groups have gaps as on a card.
std::size_t cardGroups(std::span<const Group> groups) {
  const auto other = std::ranges::find_if(
      groups.subspan(std::min<std::size_t>(1, groups.size())),
      [](const Group& group) { return group.before != Gap::Space && group.before != Gap::Hyphen; });
  return groups.empty() ? 0 : static_cast<std::size_t>(other - groups.begin());
}

bool areSized(std::span<const Group> groups, std::initializer_list<std::size_t> sizes) {
  return groups.size() >= sizes.size() &&
         std::ranges::equal(groups.first(sizes.size()), sizes, {}, &Group::size);
}

// The most groups with at least and at most so many digits together; 0 if there are none.
std::size_t groupsWithin(const DigitGroups& numbers, std::size_t least, std::size_t most) {
  std::size_t count = numbers.groups().size();
  while (count > 0 && numbers.digits(count) > most) --count;
  return count > 0 && numbers.digits(count) >= least ? count : 0;
}

std::size_t lengthOf(std::span<const Group> groups, std::size_t count) {
  return count == 0 ? 0 : groups[count - 1].end - groups[0].begin;
}

// Area codes begin with 2 to 9; seconds since 1970, which have ten digits as well, with a 1.
bool isAmericanWhole(std::string_view text, const Group& group) {
  if (group.size() == 10) return text[group.begin] >= '2';
  return group.size() == 11 && text[group.begin] == '1' && text[group.begin + 1] >= '2';
}

std::size_t americanGroups(std::string_view text, std::span<const Group> groups) {
  if (areSized(groups, {1, 3, 3, 4}) && text[groups[0].begin] == '1') return 4;
  if (areSized(groups, {3, 3, 4})) return 3;
  if (isAmericanWhole(text, groups[0])) return 1;
  const bool isLocal = areSized(groups, {3, 4}) && groups[1].before == Gap::Hyphen;
  return isLocal && (groups.size() == 2 || groups[2].before != Gap::Hyphen) ? 2 : 0;
}

// 01 23 45 67 89; other numbers begin with an area code of three digits or more, and dates do not.
std::size_t zeroGroups(std::string_view text, const DigitGroups& numbers) {
  const auto groups = numbers.groups();
  if (text[groups[0].begin] != '0') return 0;
  if (areSized(groups, {2, 2, 2, 2, 2})) return 5;
  if (groups[0].size() < 3) return 0;
  const bool hasCountry = text[groups[0].begin + 1] == '0';
  return groupsWithin(numbers, 9, hasCountry ? 15 : 12);
}

}  // namespace

std::size_t cardAt(std::string_view text, const DigitGroups& numbers) {
  const auto groups = numbers.groups();
  for (std::size_t count = cardGroups(groups); count > 0; --count) {
    if (numbers.digits(count) < 13) return 0;
    const bool isEnd = !isLetter(characters::at(text, groups[count - 1].end));
    if (isEnd && passesLuhn(text, groups.first(count))) return lengthOf(groups, count);
  }
  return 0;
}

std::size_t nationalPhoneAt(std::string_view text, const DigitGroups& numbers) {
  const auto groups = numbers.groups();
  if (groups.empty()) return 0;
  const std::size_t american = americanGroups(text, groups);
  const std::size_t count = american > 0 ? american : zeroGroups(text, numbers);
  if (count > 0 && isLetter(characters::at(text, groups[count - 1].end))) return 0;
  return lengthOf(groups, count);
}

std::size_t internationalPhoneAt(const DigitGroups& numbers) {
  return lengthOf(numbers.groups(), groupsWithin(numbers, 7, 15));
}

}  // namespace pipit
