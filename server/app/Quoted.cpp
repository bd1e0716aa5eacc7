#include "app/Quoted.h"

#include <fmt/format.h>

#include <iterator>

#include "base/Utf8.h"

namespace pipit::server {

namespace {

void escape(std::string& out, char32_t codePoint) {
  const auto value = static_cast<unsigned>(codePoint);
  if (value < 0x10000) {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}", value);
  } else {
    fmt::format_to(std::back_inserter(out), "\\u{:04x}\\u{:04x}", 0xd800 + ((value - 0x10000) >> 10),
                   0xdc00 + (value & 0x3ff));
  }
}

// Its bytes beyond ASCII stand for the characters of their numbers, so that none is lost.
std::string readable(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const auto value = static_cast<unsigned char>(byte);
    if (value >= 0x80) out += static_cast<char>(0xc0U | value >> 6U);
    out += value >= 0x80 ? static_cast<char>(0x80U | (value & 0x3fU)) : byte;
  }
  return out;
}

void append(std::string& out, std::string_view character, char32_t codePoint) {
  if (codePoint == '\n') {
    out += "\\n";
  } else if (codePoint == '"' || codePoint == '\\') {
    (out += '\\') += character;
  } else if (codePoint != ' ' && isInvisible(codePoint)) {
    escape(out, codePoint);
  } else {
    out += character;
  }
}

}  // namespace

std::string escaped(std::string_view text, std::size_t longest) {
  const std::string safe = isUtf8(text) ? std::string(text) : readable(text);
  std::string_view rest = truncateUtf8(safe, longest);
  std::string out;
  while (!rest.empty()) {
    const std::string_view before = rest;
    const char32_t codePoint = takeCodePoint(rest);
    append(out, before.substr(0, before.size() - rest.size()), codePoint);
  }
  return safe.size() > longest ? out + "…" : out;
}

std::string inQuotes(std::string_view text) {
  return '"' + escaped(text) + '"';
}

}  // namespace pipit::server
