#include "text/CodePoints.h"

#include <utf8proc.h>

namespace pipit::concierge {

std::u32string codePoints(std::string_view normalised) {
  std::u32string out;
  while (!normalised.empty()) {
    utf8proc_int32_t point = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(normalised.data());
    const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(normalised.size()), &point);
    out += static_cast<char32_t>(length > 0 ? point : ' ');
    normalised.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
  }
  return out;
}

}  // namespace pipit::concierge
