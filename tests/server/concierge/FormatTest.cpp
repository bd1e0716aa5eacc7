#include <gtest/gtest.h>

#include "Limits.h"
#include "reply/Format.h"

namespace pipit::concierge {
namespace {

TEST(FormatTest, GroupsThousands) {
  EXPECT_EQ(formatDollars(5), "$5");
  EXPECT_EQ(formatDollars(999), "$999");
  EXPECT_EQ(formatDollars(1500), "$1,500");
  EXPECT_EQ(formatDollars(100000), "$100,000");
}

TEST(FormatTest, WritesDatesOutAndLeavesOtherTextAsItIs) {
  EXPECT_EQ(formatDate("2026-11-02"), "2 November 2026");
  for (const auto* other : {"", "soon", "2026-13-02", "2026-00-02", "2026-11-2", "2026/11/02"}) {
    EXPECT_EQ(formatDate(other), other);
  }
}

TEST(FormatTest, NamesMetals) {
  EXPECT_EQ(formatMetal("14k_rose"), "14k rose gold");
  EXPECT_EQ(formatMetal("platinum"), "platinum");
}

TEST(FormatTest, JoinsLists) {
  EXPECT_EQ(joined({}, "or"), "");
  EXPECT_EQ(joined({"a"}, "or"), "a");
  EXPECT_EQ(joined({"a", "b", "c"}, "or"), "a, b or c");
}

TEST(FormatTest, CutsALongTextBetweenCharacters) {
  std::string text;
  while (text.size() <= kMaximumAnswerBytes) text += "ü";
  const auto cut = fitting(text);
  EXPECT_LE(cut.size(), kMaximumAnswerBytes);
  EXPECT_TRUE(cut.ends_with("ü…"));
  EXPECT_EQ(fitting("short"), "short");
}

}  // namespace
}  // namespace pipit::concierge
