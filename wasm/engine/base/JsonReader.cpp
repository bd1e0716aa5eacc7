#include "base/JsonReader.h"

#include <algorithm>
#include <cstdint>

#include "base/JsonNumber.h"
#include "base/JsonPlain.h"
#include "base/Utf8.h"
#include "base/limits.h"

namespace pipit {
namespace {

constexpr char32_t replacementCharacter = 0xfffd;

constexpr bool isSurrogate(char32_t unit) {
  return unit >= 0xd800 && unit < 0xe000;
}
constexpr bool isHigh(char32_t unit) {
  return unit >= 0xd800 && unit < 0xdc00;
}
constexpr bool isLow(char32_t unit) {
  return unit >= 0xdc00 && unit < 0xe000;
}

constexpr int hexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

// What stands for it after a backslash; 0 if nothing does.
constexpr char escaped(char c) {
  constexpr std::string_view names = "\"\\/bfnrt";
  constexpr std::string_view values = "\"\\/\b\f\n\r\t";
  const std::size_t at = names.find(c);
  return at == std::string_view::npos ? '\0' : values[at];
}

}  // namespace

std::expected<Json, JsonError> JsonReader::read(std::string_view text) {
  JsonReader reader(text);
  Json json;
  if (!reader.document(json)) return std::unexpected(reader.error_);
  return json;
}

bool JsonReader::document(Json& into) {
  if (!value(into)) return false;
  skipSpace();
  return rest_.empty();
}

// Calls itself through object() and array(), at most limits::jsonDepth deep.
bool JsonReader::value(Json& into) {
  if (++values_ > limits::jsonValues) return fail(JsonError::TooMany);
  skipSpace();
  switch (rest_.empty() ? '\0' : rest_.front()) {
    case '{':
      return object(into);
    case '[':
      return array(into);
    case '"':
      return string(into.value_.emplace<std::string>());
    case 't':
      into.value_ = true;
      return take("true");
    case 'f':
      into.value_ = false;
      return take("false");
    case 'n':
      return take("null");
    default:
      return number(into);
  }
}

bool JsonReader::object(Json& into) {
  auto& members = into.value_.emplace<Json::Object>();
  return list('}', [&] { return member(members); });
}

bool JsonReader::member(Json::Object& members) {
  auto& [name, json] = members.emplace_back();
  skipSpace();
  if (!string(name)) return false;
  skipSpace();
  return take(':') && value(json);
}

bool JsonReader::array(Json& into) {
  auto& items = into.value_.emplace<Json::Array>();
  return list(']', [&] { return value(items.emplace_back()); });
}

template <typename Element>
bool JsonReader::list(char closing, Element element) {
  if (depth_ == limits::jsonDepth) return fail(JsonError::TooDeep);
  ++depth_;
  rest_.remove_prefix(1);
  skipSpace();
  if (!take(closing)) {
    do {
      if (!element()) return false;
      skipSpace();
    } while (take(','));
    if (!take(closing)) return false;
  }
  --depth_;
  return true;
}

bool JsonReader::number(Json& into) {
  const auto number = takeJsonNumber(rest_);
  if (number) into.value_ = *number;
  return number.has_value();
}

bool JsonReader::string(std::string& into) {
  if (!take('"')) return false;
  while (plainCharacters(into) && take('\\'))
    if (!escape(into)) return false;
  return take('"');
}

// A stop at ASCII never cuts a character, so each run is well-formed for itself.
bool JsonReader::plainCharacters(std::string& into) {
  const std::string_view run = rest_.substr(0, plainJsonLength(rest_));
  if (!isUtf8(run)) return false;
  into += run;
  rest_.remove_prefix(run.size());
  return true;
}

bool JsonReader::escape(std::string& into) {
  if (rest_.empty()) return false;
  if (take('u')) return escapedCodePoint(into);
  const char value = escaped(rest_.front());
  rest_.remove_prefix(1);
  into += value;
  return value != '\0';
}

bool JsonReader::escapedCodePoint(std::string& into) {
  const auto unit = takeUnit();
  if (!unit) return false;
  if (!isSurrogate(*unit)) {
    appendUtf8(into, *unit);
    return true;
  }
  const std::string_view behind = rest_;
  const auto next = isHigh(*unit) && take("\\u") ? takeUnit() : std::nullopt;
  const bool isPair = next && isLow(*next);
  if (!isPair) rest_ = behind;
  appendUtf8(into, isPair ? 0x10000 + ((*unit - 0xd800) << 10) + (*next - 0xdc00) : replacementCharacter);
  return true;
}

std::optional<char32_t> JsonReader::takeUnit() {
  constexpr std::size_t digits = 4;
  if (rest_.size() < digits) return std::nullopt;
  char32_t unit = 0;
  for (const char c : rest_.substr(0, digits)) {
    const int digit = hexDigit(c);
    if (digit < 0) return std::nullopt;
    unit = unit << 4 | static_cast<char32_t>(digit);
  }
  rest_.remove_prefix(digits);
  return unit;
}

bool JsonReader::fail(JsonError error) {
  error_ = error;
  return false;
}

bool JsonReader::take(char expected) {
  const bool found = rest_.starts_with(expected);
  if (found) rest_.remove_prefix(1);
  return found;
}

bool JsonReader::take(std::string_view expected) {
  const bool found = rest_.starts_with(expected);
  if (found) rest_.remove_prefix(expected.size());
  return found;
}

void JsonReader::skipSpace() {
  const std::size_t end = rest_.find_first_not_of(" \t\n\r");
  rest_.remove_prefix(std::min(end, rest_.size()));
}

}  // namespace pipit
