#include "domain/FileName.h"

#include "base/Utf8.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {

// C0, DEL, C1, and the separators of lines and paragraphs.
bool isControl(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

// Messages carry it as JSON, where a quotation mark would take two bytes.
char32_t shown(char32_t c) {
  return c == U'"' ? U'\'' : c;
}

}  // namespace

std::string cleanFileName(std::string_view name) {
  name = name.substr(name.find_last_of("/\\") + 1);
  std::string clean;
  for (std::size_t count = 0; !name.empty() && count < limits::kFileNameCodePoints;) {
    const char32_t c = takeCodePoint(name);
    if (isControl(c)) continue;
    appendUtf8(clean, shown(c));
    ++count;
  }
  clean = truncateUtf8(clean, limits::kFileNameBytes);
  const std::string_view seen = trimmed(clean);
  return seen.empty() ? "file" : std::string(seen);
}

}  // namespace pipit::server
