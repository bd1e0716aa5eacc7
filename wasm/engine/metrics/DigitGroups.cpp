#include "metrics/DigitGroups.h"

#include "metrics/Characters.h"

namespace pipit {
namespace {

using namespace characters;
using Gap = DigitGroups::Gap;

struct Separator {
  std::string_view text;
  Gap gap;
};

// Also as they stand in the address of a page, and those that do not break a line.
constexpr std::array<Separator, 13> separators = {{{" ", Gap::Space},
                                                   {"+", Gap::Space},
                                                   {"%20", Gap::Space},
                                                   {"\xc2\xa0", Gap::Space},
                                                   {"\xe2\x80\xaf", Gap::Space},
                                                   {"-", Gap::Hyphen},
                                                   {"\xe2\x80\x91", Gap::Hyphen},
                                                   {"\xe2\x80\x93", Gap::Hyphen},
                                                   {".", Gap::Dot},
                                                   {"/", Gap::Other},
                                                   {"(", Gap::Other},
                                                   {")", Gap::Other},
                                                   {"\t", Gap::Space}}};

const Separator* separatorAt(std::string_view text, std::size_t at) {
  for (const Separator& each : separators)
    if (text.substr(at).starts_with(each.text)) return &each;
  return nullptr;
}

// As in ") (": more are no number any more.
constexpr int mostSeparators = 3;

// Takes what stands before the next digit; None if that is none of these.
Gap takeGap(std::string_view text, std::size_t& at) {
  Gap gap = Gap::None;
  for (int i = 0; i < mostSeparators; ++i) {
    const Separator* separator = separatorAt(text, at);
    if (!separator) break;
    gap = i == 0 ? separator->gap : Gap::Other;
    at += separator->text.size();
  }
  return gap;
}

}  // namespace

DigitGroups::DigitGroups(std::string_view text, std::size_t at) {
  Gap gap = Gap::None;
  std::size_t digits = 0;
  while (isDigit(characters::at(text, at)) && (count_ == 0 || gap != Gap::None)) {
    std::size_t end = at;
    while (isDigit(characters::at(text, end)) && digits + (end - at) <= mostDigits) ++end;
    digits += end - at;
    if (digits > mostDigits) return;
    groups_[count_++] = {at, end, gap};
    at = end;
    gap = takeGap(text, at);
  }
}

std::size_t DigitGroups::digits(std::size_t groups) const {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < groups; ++i) sum += groups_[i].size();
  return sum;
}

}  // namespace pipit
