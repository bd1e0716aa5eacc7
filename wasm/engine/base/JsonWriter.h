#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pipit {

class Json;

// Writes JSON (RFC 8259) without spaces. The caller keeps the grammar: member() only inside an object, values
// elsewhere.
class JsonWriter {
 public:
  JsonWriter& beginObject() { return open('{'); }
  JsonWriter& endObject() { return close('}'); }
  JsonWriter& beginArray() { return open('['); }
  JsonWriter& endArray() { return close(']'); }
  JsonWriter& member(std::string_view name);
  JsonWriter& string(std::string_view text);
  // Rounded to an integer: all numbers of the protocol are counts or milliseconds.
  JsonWriter& number(double value);
  JsonWriter& boolean(bool value);
  JsonWriter& null();
  // A whole value, its numbers rounded like all.
  JsonWriter& value(const Json& json);
  // Text that is JSON already.
  JsonWriter& raw(std::string_view json);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  JsonWriter& open(char bracket);
  JsonWriter& close(char bracket);
  void separate();
  void quote(std::string_view text);
  void escape(char c);

  std::string text_;
  bool needsComma_ = false;
};

// {"<name>":"<text>"}
[[nodiscard]] std::string jsonOf(std::string_view name, std::string_view text);

}  // namespace pipit
