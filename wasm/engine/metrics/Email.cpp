#include "metrics/Email.h"

#include "metrics/Characters.h"

namespace pipit {
namespace {

using namespace characters;

constexpr bool isLocal(char c) {
  return isWord(c) || std::string_view("._%+-").contains(c);
}

constexpr bool isOfAddress(char c) {
  return isLocal(c) || c == '@';
}

// The length of an at sign; 0 where there is none.
constexpr std::size_t atSign(std::string_view text, std::size_t at) {
  if (characters::at(text, at) == '@') return 1;
  return text.substr(at, 3) == "%40" ? 3 : 0;
}

// Behind the last letters that can be a top-level domain; `begin` where there are none.
std::size_t hostEnd(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  std::size_t label = begin;
  bool isLetters = true;
  for (std::size_t i = begin;; ++i) {
    const char c = characters::at(text, i);
    if (isLetter(c) || isForeign(c)) continue;
    if (isLetters && label > begin && i - label >= 2) end = i;
    isLetters = c == '.';
    if (c == '.') label = i + 1;
    if (!isDigit(c) && c != '-' && c != '.') return end;
  }
}

}  // namespace

// Linear over a whole text: a row of local parts and at signs is looked at from its beginning alone, and a
// host ends before the next at sign.
std::size_t emailAt(std::string_view text, std::size_t at) {
  if (isOfAddress(before(text, at))) return 0;
  for (std::size_t i = at; isOfAddress(characters::at(text, i)); ++i) {
    const std::size_t sign = atSign(text, i);
    if (sign == 0 || i == at) continue;
    const std::size_t end = hostEnd(text, i + sign);
    if (end > i + sign) return end - at;
  }
  return 0;
}

}  // namespace pipit
