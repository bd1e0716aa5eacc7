#pragma once

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "base/Json.h"

namespace pipit {

// Reads one text of JSON (RFC 8259) and stops at the first error or limit. Lives for one text.
class JsonReader {
 public:
  [[nodiscard]] static std::expected<Json, JsonError> read(std::string_view text);

 private:
  explicit JsonReader(std::string_view text) : rest_(text) {}

  bool document(Json& into);
  bool value(Json& into);
  bool object(Json& into);
  bool member(Json::Object& members);
  bool array(Json& into);
  // Up to the closing bracket, with `element` for each.
  template <typename Element>
  bool list(char closing, Element element);
  bool number(Json& into);
  bool string(std::string& into);
  bool plainCharacters(std::string& into);
  bool escape(std::string& into);
  bool escapedCodePoint(std::string& into);

  bool fail(JsonError error);
  bool take(char expected);
  bool take(std::string_view expected);
  // The code unit of a \u escape; nothing is taken if there is none.
  std::optional<char32_t> takeUnit();
  void skipSpace();

  std::string_view rest_;
  JsonError error_ = JsonError::Malformed;
  std::size_t depth_ = 0;
  std::size_t values_ = 0;
};

}  // namespace pipit
