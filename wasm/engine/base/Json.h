#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace pipit {

enum class JsonError : std::uint8_t { Malformed, TooDeep, TooMany };

// A JSON value as a tree that it owns. Of members with one name the first counts. Numbers are doubles: the
// protocol's integers stay far below 2^53.
class Json {
 public:
  using Array = std::vector<Json>;
  using Object = std::vector<std::pair<std::string, Json>>;

  // RFC 8259, in UTF-8, at most limits::jsonDepth deep and limits::jsonValues values. Escaped halves of
  // surrogate pairs, which JSON.stringify writes for what a script's slice() cut, become U+FFFD: a text is
  // not lost for them.
  [[nodiscard]] static std::expected<Json, JsonError> parse(std::string_view text);

  [[nodiscard]] bool isObject() const { return std::holds_alternative<Object>(value_); }
  [[nodiscard]] bool isNull() const { return std::holds_alternative<std::monostate>(value_); }
  // nullptr where the value is of another type.
  [[nodiscard]] const std::string* string() const { return std::get_if<std::string>(&value_); }
  [[nodiscard]] const double* number() const { return std::get_if<double>(&value_); }
  [[nodiscard]] const bool* boolean() const { return std::get_if<bool>(&value_); }
  [[nodiscard]] const Array* array() const { return std::get_if<Array>(&value_); }
  [[nodiscard]] const Object* members() const { return std::get_if<Object>(&value_); }

  // The member of that name; nullptr where there is none or this is no object.
  [[nodiscard]] const Json* find(std::string_view name) const;
  // The same with a type and a range; the fallback where it does not fit.
  [[nodiscard]] std::string_view text(std::string_view name, std::string_view fallback = {}) const;
  [[nodiscard]] double number(std::string_view name, double fallback) const;
  [[nodiscard]] std::uint32_t count(std::string_view name, std::uint32_t fallback = 0) const;
  [[nodiscard]] bool flag(std::string_view name, bool fallback = false) const;
  [[nodiscard]] const Array& items(std::string_view name) const;

 private:
  friend class JsonReader;

  std::variant<std::monostate, bool, double, std::string, Array, Object> value_;
};

}  // namespace pipit
