#include <cstddef>
#include <cstdint>
#include <string_view>

#include "Html.h"
#include "Invariants.h"
#include "Require.h"
#include "base/Utf8.h"
#include "markdown/Document.h"

// Whatever the text: its document is a tree within the limits, leads to allowed addresses alone, and is
// written as it is read; growing as well; what is plain is kept letter for letter; and as plain
// text with links alone all of it is.

namespace {

const pipit::MarkdownPolicy finished{{"img.example", "*.cdn.example"}, false};
const pipit::MarkdownPolicy growing{{"img.example"}, true};

bool isPlain(std::string_view text) {
  return text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789 ,;\n") == std::string_view::npos;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!pipit::isUtf8(text)) return 0;
  const auto document = pipit::Document::parse(text, finished);
  require(brokenInvariantOf(document).empty());
  require(brokenInvariantOf(pipit::Document::parse(text, growing)).empty());
  const auto linked = pipit::Document::withLinks(text);
  require(brokenInvariantOf(linked).empty());
  require(shownText(linked) == "\n" + std::string(text));
  if (isPlain(text)) require(isKept(text, shownText(document)));
  return 0;
}
