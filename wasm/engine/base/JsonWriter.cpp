#include "base/JsonWriter.h"

#include <cmath>

#include "base/Decimal.h"
#include "base/Json.h"
#include "base/JsonPlain.h"

namespace pipit {

void JsonWriter::separate() {
  if (needsComma_) text_ += ',';
  needsComma_ = true;
}

JsonWriter& JsonWriter::open(char bracket) {
  separate();
  text_ += bracket;
  needsComma_ = false;
  return *this;
}

JsonWriter& JsonWriter::close(char bracket) {
  text_ += bracket;
  needsComma_ = true;
  return *this;
}

JsonWriter& JsonWriter::member(std::string_view name) {
  separate();
  quote(name);
  text_ += ':';
  needsComma_ = false;
  return *this;
}

JsonWriter& JsonWriter::string(std::string_view text) {
  separate();
  quote(text);
  return *this;
}

JsonWriter& JsonWriter::number(double value) {
  separate();
  constexpr double exact = 9007199254740991.0;
  if (!(value >= -exact && value <= exact)) value = 0;
  text_ += decimal(static_cast<std::int64_t>(std::round(value)));
  return *this;
}

JsonWriter& JsonWriter::boolean(bool value) {
  return raw(value ? "true" : "false");
}

JsonWriter& JsonWriter::null() {
  return raw("null");
}

// As deep as what a Json can be read from.
JsonWriter& JsonWriter::value(const Json& json) {
  if (const auto* text = json.string()) return string(*text);
  if (const auto* count = json.number()) return number(*count);
  if (const auto* truth = json.boolean()) return boolean(*truth);
  if (const auto* items = json.array()) {
    beginArray();
    for (const Json& item : *items) value(item);
    return endArray();
  }
  const auto* members = json.members();
  if (!members) return null();
  beginObject();
  for (const auto& [name, inner] : *members) member(name).value(inner);
  return endObject();
}

JsonWriter& JsonWriter::raw(std::string_view json) {
  separate();
  text_ += json;
  return *this;
}

void JsonWriter::quote(std::string_view text) {
  text_ += '"';
  for (;;) {
    const std::size_t plain = plainJsonLength(text);
    text_ += text.substr(0, plain);
    if (plain == text.size()) break;
    escape(text[plain]);
    text.remove_prefix(plain + 1);
  }
  text_ += '"';
}

void JsonWriter::escape(char c) {
  text_ += '\\';
  if (c == '"' || c == '\\') {
    text_ += c;
    return;
  }
  text_ += "u00";
  text_ += c < 0x10 ? '0' : '1';
  text_ += "0123456789abcdef"[c & 15];
}

std::string jsonOf(std::string_view name, std::string_view text) {
  JsonWriter writer;
  return writer.beginObject().member(name).string(text).endObject().take();
}

}  // namespace pipit
