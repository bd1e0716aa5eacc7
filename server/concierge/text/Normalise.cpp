#include "text/Normalise.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>

#include "Limits.h"

namespace pipit::concierge {
namespace {

// Unicode's longest compatibility decomposition is eighteen code points.
constexpr std::size_t kLongestDecomposition = 18;

constexpr auto kFolding = static_cast<utf8proc_option_t>(
    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_STRIPMARK | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);

utf8proc_int32_t plainPunctuation(utf8proc_int32_t point) {
  if (point == 0x2018 || point == 0x2019 || point == 0x02BC || point == 0x00B4 || point == '`') return '\'';
  if (point == 0x201C || point == 0x201D || point == 0x00AB || point == 0x00BB) return '"';
  if ((point >= 0x2010 && point <= 0x2015) || point == 0x2212) return '-';
  return point;
}

void append(std::string& out, utf8proc_int32_t point) {
  const bool separates = point < ' ' || point == 0x7F || utf8proc_category(point) == UTF8PROC_CATEGORY_ZS;
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(separates ? ' ' : point, bytes.data());
  for (utf8proc_ssize_t i = 0; i < length; ++i) out += static_cast<char>(bytes[static_cast<std::size_t>(i)]);
}

void appendFolded(std::string& out, utf8proc_int32_t point) {
  std::array<utf8proc_int32_t, kLongestDecomposition> parts{};
  int boundary = 0;
  const auto count =
      utf8proc_decompose_char(plainPunctuation(point), parts.data(),
                              static_cast<utf8proc_ssize_t>(parts.size()), kFolding, &boundary);
  const auto kept = std::min<utf8proc_ssize_t>(count, parts.size());
  for (utf8proc_ssize_t i = 0; i < kept; ++i) append(out, parts[static_cast<std::size_t>(i)]);
}

}  // namespace

std::string normalise(std::string_view text) {
  std::string out;
  for (std::size_t points = 0; points < kMaximumCodePoints && !text.empty(); ++points) {
    if (out.size() >= kMaximumNormalisedBytes) break;
    utf8proc_int32_t point = 0;
    const auto* bytes = reinterpret_cast<const utf8proc_uint8_t*>(text.data());
    const auto length = utf8proc_iterate(bytes, static_cast<utf8proc_ssize_t>(text.size()), &point);
    appendFolded(out, length > 0 ? point : ' ');
    text.remove_prefix(length > 0 ? static_cast<std::size_t>(length) : 1);
  }
  return out;
}

}  // namespace pipit::concierge
