#include "text/Normalise.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <utility>

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

// The letters that Arabic is often written with instead of others, its digits and its punctuation.
constexpr std::array<std::pair<utf8proc_int32_t, char32_t>, 15> kArabic{
    {{0x0640, 0},       // a stroke that only stretches
     {0x0671, 0x0627},  // alef wasla
     {0x0649, 0x064A},  // alef maqsura
     {0x06CC, 0x064A},  // Persian yeh
     {0x06A9, 0x0643},  // Persian kaf
     {0x0629, 0x0647},  // teh marbuta
     {0x06C0, 0x0647},  // heh with yeh above
     {0x06C1, 0x0647},  // heh goal
     {0x060C, ','},
     {0x061B, ';'},
     {0x061F, '?'},
     {0x06D4, '.'},
     {0x066B, '.'},
     {0x066C, ','},
     {0x066A, '%'}}};

utf8proc_int32_t plainArabic(utf8proc_int32_t point) {
  if (point >= 0x0660 && point <= 0x0669) return '0' + (point - 0x0660);
  if (point >= 0x06F0 && point <= 0x06F9) return '0' + (point - 0x06F0);
  const auto found = std::ranges::find(kArabic, point, &std::pair<utf8proc_int32_t, char32_t>::first);
  return found == kArabic.end() ? point : static_cast<utf8proc_int32_t>(found->second);
}

// Beyond ASCII only letters, numbers and currencies mean something: not "¿", not a smile.
bool separates(utf8proc_int32_t point) {
  if (point < 0x80) return point < ' ' || point == 0x7F;
  const auto category = utf8proc_category(point);
  const bool isLetter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
  const bool isNumber = category >= UTF8PROC_CATEGORY_ND && category <= UTF8PROC_CATEGORY_NO;
  return !isLetter && !isNumber && category != UTF8PROC_CATEGORY_SC;
}

void append(std::string& out, utf8proc_int32_t folded) {
  const auto point = plainArabic(folded);
  if (point == 0) return;
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto length = utf8proc_encode_char(separates(point) ? ' ' : point, bytes.data());
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
