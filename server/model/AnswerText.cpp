#include "model/AnswerText.h"

#include <algorithm>
#include <utility>

#include "base/Utf8.h"

namespace pipit::server {

namespace {

// A paragraph's end; more of them are a hole in the chat.
constexpr int kLineEnds = 2;
constexpr std::size_t kFenceLeast = 3;

struct Range {
  char32_t first, last;
};

// Controls but tabs and line ends; marks that turn what follows around (not those of a single character,
// which Hebrew and Arabic need); what separates lines otherwise; annotations, and tags, which nobody sees and
// a machine reads.
constexpr Range kHidden[] = {{0x00, 0x08},     {0x0B, 0x1F},      {0x7F, 0x9F},     {0x061C, 0x061C},
                             {0x2028, 0x2029}, {0x202A, 0x202E},  {0x2060, 0x206F}, {0xFEFF, 0xFEFF},
                             {0xFFF9, 0xFFFB}, {0xE0000, 0xE0FFF}};

bool isHidden(char32_t codePoint) {
  return std::ranges::any_of(
      kHidden, [&](const Range& range) { return codePoint >= range.first && codePoint <= range.last; });
}

}  // namespace

std::string AnswerText::take(std::string_view piece) {
  std::string shown;
  while (!piece.empty()) takeCodePoint(pipit::takeCodePoint(piece), shown);
  return shown;
}

void AnswerText::takeCodePoint(char32_t codePoint, std::string& shown) {
  if (isHidden(codePoint)) return;
  if (codePoint != '\n') {
    if (!hasVisible_ && isInvisible(codePoint)) return;
    hasVisible_ = true;
    lineEnds_ = 0;
    appendUtf8(line_, codePoint);
    return appendUtf8(shown, codePoint);
  }
  endLine();
  if (hasVisible_ && lineEnds_++ < kLineEnds) shown += '\n';
}

// CommonMark 0.31.2, 4.5.
AnswerText::Fence AnswerText::fenceOf(std::string_view line) {
  const std::size_t start = std::min(line.find_first_not_of(" \t>-*+0123456789.)"), line.size());
  if (start == line.size() || (line[start] != '`' && line[start] != '~')) return {};
  const std::size_t end = std::min(line.find_first_not_of(line[start], start), line.size());
  const auto rest = line.substr(end);
  if (end - start < kFenceLeast || (line[start] == '`' && rest.contains('`'))) return {};
  return {std::string(line.substr(0, start)), std::string(line.substr(start, end - start)),
          trimmed(rest).empty()};
}

void AnswerText::endLine() {
  Fence fence = fenceOf(line_);
  line_.clear();
  if (open_.marks.empty()) {
    open_ = std::move(fence);
  } else if (fence.isBare && fence.marks.starts_with(open_.marks)) {
    open_ = {};
  }
}

// A quotation ends with the first line that has no mark of it, and its code with it.
std::string AnswerText::closing() const {
  AnswerText ended = *this;
  ended.endLine();
  const Fence& open = ended.open_;
  if (open.marks.empty() || open.before.contains('>')) return "\n\n";
  return '\n' + std::string(open.before.size(), ' ') + open.marks + "\n\n";
}

}  // namespace pipit::server
