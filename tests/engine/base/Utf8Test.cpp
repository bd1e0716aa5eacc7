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

TEST(Utf8, TakesOneCodePointAfterTheOther) {
  const std::string whole = "aé€😀";
  std::string_view text = whole;
  for (const char32_t expected : {U'a', U'é', U'€', U'😀'}) EXPECT_EQ(takeCodePoint(text), expected);
  EXPECT_TRUE(text.empty());
}

TEST(Utf8, WritesTheFirstAndLastCodePointOfEveryLengthAsItReadsThem) {
  for (const char32_t codePoint : {0x0u, 0x7fu, 0x80u, 0x7ffu, 0x800u, 0xffffu, 0x10000u, 0x10ffffu}) {
    std::string text;
    appendUtf8(text, codePoint);
    EXPECT_TRUE(isUtf8(text));
    std::string_view rest = text;
    EXPECT_EQ(takeCodePoint(rest), codePoint);
    EXPECT_TRUE(rest.empty());
  }
}

TEST(Utf8, NeverTakesMoreThanThereIsOfIllFormedText) {
  for (std::string_view text : {"\xf0\x9f", "\xff", "\xe2", "\x80\x80"}) {
    for (std::size_t left = text.size(); !text.empty(); left = text.size()) {
      (void)takeCodePoint(text);
      ASSERT_LT(text.size(), left);
    }
  }
}

TEST(Utf8, KnowsWhatCannotBeSeen) {
  for (const char32_t unseen :
       {U'\0', U' ', U'\x7f', U'\x85', U'\u00a0', U'\u00ad', U'\u2003', U'\u200b', U'\u200d', U'\u2028',
        U'\u202e', U'\u2060', U'\u2800', U'\u3000', U'\u3164', U'\ufe0f', U'\ufeff', U'\U000e0020'})
    EXPECT_TRUE(isInvisible(unseen)) << static_cast<unsigned>(unseen);
  for (const char32_t seen : {U'!', U'~', U'\u00a1', U'\u0300', U'\u05d0', U'\u2010', U'\u2801', U'\u3001',
                              U'\ufffd', U'\U0001f600', U'\U000e1000'})
    EXPECT_FALSE(isInvisible(seen)) << static_cast<unsigned>(seen);
}

TEST(Utf8, TrimsWhatShowsNothingToNothing) {
  for (const char* text : {"\u00a0", "\u3000 \u2003\n", "\u200b", "\u200d\ufe0f", " \u2060\ufeff ", "\u3164"})
    EXPECT_EQ(trimmed(text), "") << text;
  EXPECT_EQ(trimmed("\u2764\ufe0f"), "\u2764\ufe0f");
  EXPECT_EQ(trimmed("\u200f\u05d0"), "\u200f\u05d0");
}

TEST(Utf8, TrimsAsciiWhiteSpaceAtBothEndsAlone) {
  EXPECT_EQ(trimmed(" \t\r\n a b \f\v"), "a b");
  EXPECT_EQ(trimmed(" \n "), "");
  EXPECT_EQ(trimmed(""), "");
}

}  // namespace
}  // namespace pipit
