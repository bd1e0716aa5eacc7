#include "metrics/Postcode.h"

#include <array>

#include "metrics/Characters.h"
#include "metrics/DigitGroups.h"

namespace pipit {
namespace {

using namespace characters;

// A letter, 9 a digit, a blank a space that may be left out; z one of the letters that British codes end
// with, c one of those that Canadian codes have.
constexpr std::array<std::string_view, 7> shapes = {"A9 9zz",  "A99 9zz",  "AA9 9zz", "AA99 9zz",
                                                    "A9A 9zz", "AA9A 9zz", "c9c 9c9"};

bool fits(char c, char sign) {
  if (sign == '9') return isDigit(c);
  const char upper = toUpper(c);
  if (!isUpper(upper)) return false;
  if (sign == 'z') return !std::string_view("CIKMOV").contains(upper);
  return sign != 'c' || !std::string_view("DFIOQU").contains(upper);
}

constexpr bool isSpace(char c) {
  return c == ' ' || c == '+';
}

std::size_t shapeLength(std::string_view text, std::size_t at, std::string_view shape) {
  std::size_t i = at;
  bool hasSpace = false;
  bool isCapital = true;
  for (const char sign : shape) {
    const char c = characters::at(text, i);
    if (sign == ' ') {
      hasSpace = isSpace(c);
      i += hasSpace;
      continue;
    }
    if (!fits(c, sign)) return 0;
    isCapital &= !isLower(c);
    ++i;
  }
  // Without both it may be any word of letters and digits.
  return (hasSpace || isCapital) && !isWord(characters::at(text, i)) ? i - at : 0;
}

// D-10115.
std::size_t countryLength(std::string_view text, std::size_t at) {
  for (const std::string_view country : {"D-", "DE-", "F-", "FR-"}) {
    if (!text.substr(at).starts_with(country)) continue;
    std::size_t end = at + country.size();
    while (isDigit(characters::at(text, end)) && end - at < country.size() + 6) ++end;
    if (end - at == country.size() + 5 && !isWord(characters::at(text, end))) return end - at;
  }
  return 0;
}

constexpr std::string_view states =
    "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND "
    "OH OK "
    "OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU AS MP AA AE AP";

// "CA " or "CA, ".
bool isBehindState(std::string_view text, std::size_t at) {
  if (at == 0 || !isSpace(text[at - 1])) return false;
  --at;
  if (before(text, at) == ',') --at;
  if (at < 2 || !isStart(text, at - 2)) return false;
  const std::string_view state = text.substr(at - 2, 2);
  return isUpper(state[0]) && isUpper(state[1]) && states.contains(state);
}

// The umlauts and accents of Latin-1 that are capitals.
bool isCapitalAt(std::string_view text, std::size_t at) {
  const auto second = static_cast<unsigned char>(characters::at(text, at + 1));
  return isUpper(characters::at(text, at)) ||
         (characters::at(text, at) == '\xc3' && second >= 0x80 && second <= 0x9e);
}

bool isBeforeTown(std::string_view text, std::size_t at) {
  if (!isSpace(characters::at(text, at)) || !isCapitalAt(text, at + 1)) return false;
  const auto continues = [&](std::size_t i) {
    return isLower(characters::at(text, i)) || isForeign(characters::at(text, i));
  };
  return continues(at + 2) && continues(at + 3);
}

}  // namespace

std::size_t letteredPostcodeAt(std::string_view text, std::size_t at) {
  if (!isLetter(text[at]) || !isStart(text, at)) return 0;
  for (const std::string_view shape : shapes)
    if (const std::size_t length = shapeLength(text, at, shape)) return length;
  return countryLength(text, at);
}

std::size_t numberedPostcodeAt(std::string_view text, const DigitGroups& numbers) {
  using Gap = DigitGroups::Gap;
  const auto groups = numbers.groups();
  if (groups.empty() || groups[0].size() != 5) return 0;
  const bool hasFour = groups.size() > 1 && groups[1].size() == 4 && groups[1].before == Gap::Hyphen;
  const std::size_t end = groups[hasFour ? 1 : 0].end;
  if (isWord(characters::at(text, end))) return 0;
  if (hasFour && (groups.size() == 2 || groups[2].before != Gap::Hyphen)) return end - groups[0].begin;
  if (isBehindState(text, groups[0].begin) || isBeforeTown(text, groups[0].end)) return 5;
  return 0;
}

}  // namespace pipit
