#include "text/CodePoints.h"

#include <utf8proc.h>

#include <array>

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

std::string withoutStretching(std::string_view normalised) {
  constexpr std::size_t kStretched = 3;
  std::string out;
  const auto points = codePoints(normalised);
  for (std::size_t i = 0; i < points.size();) {
    auto end = i;
    while (end < points.size() && points[end] == points[i]) ++end;
    const auto kept = end - i >= kStretched ? 1 : end - i;
    for (std::size_t times = 0; times < kept; ++times) {
      std::array<utf8proc_uint8_t, 4> bytes{};
      const auto length = utf8proc_encode_char(static_cast<utf8proc_int32_t>(points[i]), bytes.data());
      for (utf8proc_ssize_t byte = 0; byte < length; ++byte)
        out += static_cast<char>(bytes[static_cast<std::size_t>(byte)]);
    }
    i = end;
  }
  return out;
}

}  // namespace pipit::concierge
