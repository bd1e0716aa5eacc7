#include "reply/Format.h"

#include <algorithm>
#include <array>
#include <utility>

#include "Limits.h"
#include "text/Cursor.h"

namespace pipit::concierge {
namespace {

constexpr std::string_view kEllipsis = "…";

constexpr std::array kMonths{"January", "February", "March",     "April",   "May",      "June",
                             "July",    "August",   "September", "October", "November", "December"};

constexpr std::array kSpanishMonths{"enero", "febrero", "marzo",      "abril",   "mayo",      "junio",
                                    "julio", "agosto",  "septiembre", "octubre", "noviembre", "diciembre"};
constexpr std::array kArabicMonths{"يناير", "فبراير", "مارس",   "أبريل",  "مايو",   "يونيو",
                                   "يوليو", "أغسطس",  "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"};

const char* monthName(std::size_t month, Language language) {
  if (language == Language::English) return kMonths.at(month);
  return language == Language::Spanish ? kSpanishMonths.at(month) : kArabicMonths.at(month);
}

bool isDate(std::string_view text) {
  constexpr std::string_view kShape = "0000-00-00";
  return std::ranges::equal(
      text, kShape, [](char c, char shape) { return shape == '0' ? Cursor::isDigit(c) : c == shape; });
}

int twoDigits(std::string_view text, std::size_t at) {
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

bool isContinuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

std::string formatDollars(int dollars) {
  const auto digits = std::to_string(dollars);
  std::string text = "$";
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  return text;
}

std::string formatDate(std::string_view date, Language language) {
  const int month = isDate(date) ? twoDigits(date, 5) : 0;
  if (month < 1 || month > 12) return std::string(date);
  const std::string joint = language == Language::Spanish ? " de " : " ";
  return std::to_string(twoDigits(date, 8)) + joint +
         monthName(static_cast<std::size_t>(month - 1), language) + joint + std::string(date.substr(0, 4));
}

std::string formatMetal(std::string_view metal) {
  const auto colour = metal.find('_');
  if (colour == std::string_view::npos) return std::string(metal);
  return std::string(metal.substr(0, colour)) + " " + std::string(metal.substr(colour + 1)) + " gold";
}

std::string joined(const std::vector<std::string>& parts, std::string_view lastJoint) {
  const auto last = std::string(" ").append(lastJoint).append(" ");
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? last : ", ";
    text += parts[i];
  }
  return text;
}

Card productCard(const Product& product) {
  const std::string_view availability = product.readyToShip ? "Ready to ship" : "Made to order";
  return {.title = product.name,
          .detail = formatDollars(product.price) + " · " + formatMetal(product.metal) + " · " +
                    std::string(availability),
          .image = product.picture,
          .link = product.path};
}

std::string cut(std::string text, std::size_t most) {
  if (text.size() <= most) return text;
  auto end = most - kEllipsis.size();
  while (end > 0 && isContinuation(text[end])) --end;
  text.resize(end);
  return text.append(kEllipsis);
}

std::string fitting(std::string text) {
  return cut(std::move(text), kMaximumAnswerBytes);
}

}  // namespace pipit::concierge
