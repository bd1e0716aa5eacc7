#include "metrics/Redaction.h"

#include <cstddef>

#include "metrics/Characters.h"
#include "metrics/DigitGroups.h"
#include "metrics/Email.h"
#include "metrics/LongNumbers.h"
#include "metrics/Postcode.h"

namespace pipit {
namespace {

using namespace characters;

struct Personal {
  std::size_t length = 0;
  std::string_view mark;
};

// The length of a plus, as it is or percent-encoded; 0 where there is none.
std::size_t plusAt(std::string_view text, std::size_t at) {
  if (text[at] == '+') return 1;
  const std::string_view three = text.substr(at, 3);
  return three == "%2B" || three == "%2b" ? 3 : 0;
}

// (030) 123456, +49 30 123456, (+49) 30 123456.
Personal dialledAt(std::string_view text, std::size_t at) {
  const std::size_t bracket = text[at] == '(' ? 1 : 0;
  if (at + bracket == text.size() || !isStart(text, at)) return {};
  const std::size_t first = at + bracket + plusAt(text, at + bracket);
  const bool isInternational = first > at + bracket;
  if (first == at) return {};
  const DigitGroups numbers(text, first);
  const std::size_t length = isInternational ? internationalPhoneAt(numbers) : nationalPhoneAt(text, numbers);
  return length > 0 ? Personal{first + length - at, "[phone]"} : Personal{};
}

// Where a fraction or a part of a date begins, or what a longer number is cut by.
bool isInsideNumber(std::string_view text, std::size_t at) {
  const char joint = before(text, at);
  return (joint == '.' || joint == '-' || joint == '/') && isDigit(before(text, at - 1));
}

Personal numberAt(std::string_view text, std::size_t at) {
  if (!isDigit(text[at]) || !isStart(text, at)) return {};
  const DigitGroups numbers(text, at);
  if (before(text, at) != '.')
    if (const std::size_t length = cardAt(text, numbers)) return {length, "[card]"};
  if (isInsideNumber(text, at)) return {};
  if (const std::size_t length = numberedPostcodeAt(text, numbers)) return {length, "[postcode]"};
  if (const std::size_t length = nationalPhoneAt(text, numbers)) return {length, "[phone]"};
  return {};
}

Personal personalAt(std::string_view text, std::size_t at) {
  if (const std::size_t length = emailAt(text, at)) return {length, "[email]"};
  if (const std::size_t length = letteredPostcodeAt(text, at)) return {length, "[postcode]"};
  const Personal dialled = dialledAt(text, at);
  return dialled.length > 0 ? dialled : numberAt(text, at);
}

}  // namespace

std::string redacted(std::string_view text) {
  std::string result;
  std::size_t at = 0;
  while (at < text.size()) {
    const Personal personal = personalAt(text, at);
    const std::size_t kept = isEncoded(text, at) ? 3 : 1;
    result += personal.length > 0 ? personal.mark : text.substr(at, kept);
    at += personal.length > 0 ? personal.length : kept;
  }
  return result;
}

}  // namespace pipit
