#include <gtest/gtest.h>

#include <string>

#include "base/Utf8.h"

using namespace std::string_literals;

namespace pipit {
namespace {

TEST(Utf8, AcceptsTheFirstAndLastCodePointOfEveryLength) {
  for (const auto& text : {"\0"s, "\x7f"s, "\xc2\x80"s, "\xdf\xbf"s, "\xe0\xa0\x80"s, "\xed\x9f\xbf"s,
                           "\xee\x80\x80"s, "\xef\xbf\xbf"s, "\xf0\x90\x80\x80"s, "\xf4\x8f\xbf\xbf"s})
    EXPECT_TRUE(isUtf8(text)) << text;
}

TEST(Utf8, RefusesEveryClassOfIllFormedSequence) {
  const std::pair<const char*, std::string> rows[] = {
      {"lone continuation", "\x80"},
      {"lone continuation at the top", "\xbf"},
      {"overlong, 2 bytes", "\xc0\x80"},
      {"overlong, 2 bytes", "\xc1\xbf"},
      {"overlong, 3 bytes", "\xe0\x9f\xbf"},
      {"overlong, 4 bytes", "\xf0\x8f\xbf\xbf"},
      {"first surrogate", "\xed\xa0\x80"},
      {"last surrogate", "\xed\xbf\xbf"},
      {"beyond U+10FFFF", "\xf4\x90\x80\x80"},
      {"no lead byte", "\xf5\x80\x80\x80"},
      {"no lead byte", "\xff"},
      {"cut after 1 of 2", "\xc3"},
      {"cut after 1 of 3", "\xe2"},
      {"cut after 2 of 3", "\xe2\x82"},
      {"cut after 3 of 4", "\xf0\x9f\x98"},
      {"a letter within", "\xe2\x82x"},
      {"a letter within", "\xf0\x9fx\x80"},
      {"two leads", "\xc3\xc3\xa9"},
  };
  for (const auto& [why, bytes] : rows) {
    EXPECT_FALSE(isUtf8(bytes)) << why;
    EXPECT_FALSE(isUtf8("before" + bytes)) << why;
    EXPECT_FALSE(isUtf8(bytes + "after")) << why;
  }
}

TEST(Utf8, CountsCodePoints) {
  EXPECT_EQ(countCodePoints(""), 0u);
  EXPECT_EQ(countCodePoints("aé€😀"), 4u);
}

TEST(Utf8, NeverSplitsACodePointWhenTruncating) {
  const std::string text = "aé€😀";
  for (std::size_t bytes = 0; bytes <= text.size() + 1; ++bytes) {
    const auto cut = truncateUtf8(text, bytes);
    EXPECT_LE(cut.size(), bytes);
    EXPECT_GT(cut.size() + 4, std::min(bytes, text.size()));
    EXPECT_TRUE(isUtf8(cut)) << bytes;
  }
}

TEST(Utf8, TrimsAsciiWhiteSpaceAtBothEndsAlone) {
  EXPECT_EQ(trimmed(" \t\r\n a b \f\v"), "a b");
  EXPECT_EQ(trimmed(" \n "), "");
  EXPECT_EQ(trimmed(""), "");
}

}  // namespace
}  // namespace pipit
