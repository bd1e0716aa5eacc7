#include "markdown/GrowingEnd.h"

#include <algorithm>
#include <vector>

#include "base/Utf8.h"
#include "markdown/DocumentBuilder.h"

namespace pipit {
namespace {

constexpr std::string_view space = " \t\n\r";

bool isIn(char c, std::string_view set) {
  return set.find(c) != std::string_view::npos;
}
bool isSpace(char32_t c) {
  return c < 0x80 && isIn(static_cast<char>(c), space);
}
bool isAsciiWord(char32_t c) {
  return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
}

// Letters, but of the marks of Unicode the frequent ones alone: quotes, dashes, those of Chinese and
// Japanese.
bool isWord(char32_t c) {
  if (c < 0x80) return isAsciiWord(c);
  const bool isMark =
      c <= 0xbf || (c >= 0x2000 && c < 0x2070) || (c >= 0x3000 && c < 0x3040) || (c >= 0xff00 && c < 0xff10);
  return !isMark;
}

std::string_view lastLine(std::string_view text) {
  const std::size_t end = text.rfind('\n');
  return end == std::string_view::npos ? text : text.substr(end + 1);
}

std::string_view withoutLeading(std::string_view text, std::string_view set) {
  text.remove_prefix(std::min(text.find_first_not_of(set), text.size()));
  return text;
}

// "-", "12" and "12.", and behind them "[", "[ " and "[x]".
std::string_view withoutItem(std::string_view line) {
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  line.remove_prefix(digits);
  if (!line.empty() && isIn(line.front(), digits ? ".)" : "-+*")) line.remove_prefix(1);
  line = withoutLeading(line, " ");
  if (line.starts_with('[')) line = withoutLeading(line.substr(1), " xX]");
  return line;
}

// It may become a heading, an item, a rule, a fence, a quote, or underline what is above it.
bool isMarkersAlone(std::string_view line) {
  line = withoutLeading(line, " \t>");
  return withoutLeading(withoutItem(line), "-+*#=_~`|: ").empty();
}

bool isRow(std::string_view line) {
  return withoutLeading(line, " \t>").starts_with('|');
}

// The first line of what may be a table: only the second one tells.
bool isFirstRow(std::string_view above, std::string_view line) {
  return isRow(line) && !isRow(lastLine(above));
}

std::string_view withoutLastLine(std::string_view text) {
  return text.substr(0, text.size() - lastLine(text).size());
}

std::string_view withoutLineEnd(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

// What waits as whole lines.
std::string_view withoutWaitingLines(std::string_view text) {
  if (isMarkersAlone(lastLine(text))) text = withoutLastLine(text);
  const std::string_view whole = withoutLineEnd(text);
  const std::string_view above = withoutLineEnd(withoutLastLine(whole));
  return isFirstRow(above, lastLine(whole)) ? withoutLastLine(whole) : text;
}

// Closes what is open at the end of a source of inline text. It goes by a simple reading of emphasis: what it
// gets wrong is seen for a moment only.
class OpenInlines {
 public:
  explicit OpenInlines(std::string_view text) : text_(text) {}

  std::string closed() {
    cutEnd();
    lastWord_ = text_.find_last_of("> \t\n") + 1;
    while (at_ < text_.size()) step();
    return finished();
  }

 private:
  struct Opener {
    char marker;  // '[' for a bracket
    std::size_t at;
    std::size_t length;
  };

  void step() {
    switch (text_[at_]) {
      case '\\':
        at_ += 2;
        return;
      case '`':
        return code();
      case '*':
      case '_':
      case '~':
        return emphasis();
      case '[':
        open_.push_back({'[', at_++, 1});
        return;
      case ']':
        return bracketEnd();
      case '<':
        return autolink();
      default:
        ++at_;
    }
  }

  [[nodiscard]] char32_t codePointAt(std::size_t at) const {
    std::string_view rest = text_.substr(std::min(at, text_.size()));
    return rest.empty() ? ' ' : takeCodePoint(rest);
  }

  [[nodiscard]] char32_t codePointBefore(std::size_t at) const {
    if (at == 0) return ' ';
    do --at;
    while (at > 0 && (static_cast<unsigned char>(text_[at]) & 0xc0) == 0x80);
    return codePointAt(at);
  }

  [[nodiscard]] std::size_t runLength() const {
    return std::min(text_.find_first_not_of(text_[at_], at_), text_.size()) - at_;
  }

  // White space, markers, half an entity, half an autolink in brackets.
  void cutEnd() {
    while (!text_.empty() && isIn(text_.back(), " \t\n\r*_~`\\![<&#")) text_.remove_suffix(1);
    const std::size_t word = text_.find_last_of(" \t\n\r&");
    constexpr std::size_t longestEntity = 32;
    const bool isEntity =
        word != std::string_view::npos && text_[word] == '&' && text_.size() - word <= longestEntity &&
        std::ranges::all_of(text_.substr(word + 1),
                            [](char c) { return c == '#' || isAsciiWord(static_cast<unsigned char>(c)); });
    if (isEntity) text_ = text_.substr(0, word);
  }

  void code() {
    const std::size_t length = runLength();
    for (std::size_t next = text_.find('`', at_ + length); next != std::string_view::npos;) {
      const std::size_t end = std::min(text_.find_first_not_of('`', next), text_.size());
      if (end - next == length) {
        at_ = end;
        return;
      }
      next = text_.find('`', end);
    }
    open_.push_back({'`', at_, length});
    at_ = text_.size();
  }

  void emphasis() {
    const char marker = text_[at_];
    const std::size_t length = runLength();
    const char32_t before = codePointBefore(at_);
    const char32_t after = codePointAt(at_ + length);
    const bool isInWord = isWord(before) && isWord(after);
    // "2*3" is more often a product than the beginning of emphasis, but not every script has spaces.
    const bool isLikelyMarker = marker == '_' ? !isInWord : !(isAsciiWord(before) && isAsciiWord(after));
    const bool mayClose = !isSpace(before) && !(isInWord && marker == '_');
    const bool mayOpen = !isSpace(after) && isLikelyMarker && (isWord(after) || !isWord(before));
    const std::size_t left = mayClose ? length - closeEmphasis(marker, length) : length;
    if (left > 0 && mayOpen) open_.push_back({marker, at_, left});
    at_ += length;
  }

  // How many of the markers close what is open.
  std::size_t closeEmphasis(char marker, std::size_t length) {
    std::size_t used = 0;
    for (std::size_t i = open_.size(); i > 0 && used < length; --i) {
      Opener& opener = open_[i - 1];
      if (opener.marker == '[') break;
      if (opener.marker != marker) continue;
      const std::size_t both = std::min(opener.length, length - used);
      used += both;
      opener.length -= both;
      open_.resize(opener.length > 0 ? i : i - 1);
    }
    return used;
  }

  // "<https://shop" without its end is its text.
  void autolink() {
    if (at_ >= lastWord_) open_.push_back({'<', at_, 1});
    ++at_;
  }

  void bracketEnd() {
    const auto bracket =
        std::find_if(open_.rbegin(), open_.rend(), [](const Opener& o) { return o.marker == '['; });
    const std::size_t close = at_++;
    if (bracket == open_.rend()) return;
    const std::size_t end = endOfTarget();
    if (end == std::string_view::npos) {
      text_ = text_.substr(0, close);
      return;
    }
    at_ = end;
    open_.erase(bracket.base() - 1, open_.end());
  }

  // Behind "](…)" or "][…]", or behind "]" if there is neither; npos if it has not come to its end.
  [[nodiscard]] std::size_t endOfTarget() const {
    if (at_ == text_.size()) return std::string_view::npos;
    if (text_[at_] == '[') return behind(text_.find(']', at_));
    return text_[at_] == '(' ? endOfParentheses() : at_;
  }

  static std::size_t behind(std::size_t found) { return found == std::string_view::npos ? found : found + 1; }

  [[nodiscard]] std::size_t endOfParentheses() const {
    std::size_t depth = 0;
    for (std::size_t i = at_; i < text_.size(); ++i) {
      if (text_[i] == '\\')
        ++i;
      else if (text_[i] == '(')
        ++depth;
      else if (text_[i] == ')' && --depth == 0)
        return i + 1;
    }
    return std::string_view::npos;
  }

  [[nodiscard]] bool isImage(const Opener& opener) const {
    return opener.marker == '[' && opener.at > 0 && text_[opener.at - 1] == '!';
  }

  // Without the brackets that are open, and from an open picture on without anything.
  [[nodiscard]] std::string finished() const {
    std::string whole;
    std::string closers;
    std::size_t from = 0;
    for (const Opener& opener : open_) {
      if (isImage(opener)) {
        whole += text_.substr(from, opener.at - 1 - from);
        return trimmedEnd(whole) + closers;
      }
      if (opener.marker == '[' || opener.marker == '<') {
        whole += text_.substr(from, opener.at - from);
        from = opener.at + 1;
      } else {
        closers.insert(0, opener.length, opener.marker);
      }
    }
    return trimmedEnd(whole + std::string(text_.substr(from))) + closers;
  }

  static std::string trimmedEnd(std::string text) {
    text.resize(text.find_last_not_of(space) + 1);
    return text;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t lastWord_ = 0;
  std::vector<Opener> open_;
};

// A cell's source begins behind its "|", other inline text with its line.
std::size_t startOf(const LastLeaf& leaf, std::string_view text) {
  const std::size_t start =
      text.substr(0, leaf.start).find_last_of(leaf.kind == LastLeaf::Kind::Cell ? "|\n" : "\n");
  return start == std::string_view::npos ? 0 : start + 1;
}

bool isWhole(const LastLeaf& leaf, std::string_view rest) {
  return leaf.kind == LastLeaf::Kind::Cell && rest.find_first_of("|\n") != std::string_view::npos;
}

}  // namespace

std::string mended(std::string_view text, const MarkdownPolicy& policy) {
  const std::string_view shown = withoutWaitingLines(text);
  DocumentBuilder builder(shown, policy);
  if (!builder.run()) return std::string(shown);
  const LastLeaf leaf = builder.lastLeaf();
  if (leaf.kind == LastLeaf::Kind::None || leaf.kind == LastLeaf::Kind::Code) return std::string(shown);
  const std::size_t start = startOf(leaf, shown);
  const std::string_view rest = shown.substr(start);
  if (isWhole(leaf, rest)) return std::string(shown);
  return std::string(shown.substr(0, start)) + OpenInlines(rest).closed();
}

}  // namespace pipit
