#include <gtest/gtest.h>

#include "app/Quoted.h"
#include "base/Utf8.h"

namespace pipit::server {
namespace {

TEST(Quoted, LeavesWhatCanBeReadAsItIs) {
  EXPECT_EQ(inQuotes("bücher shop 😀"), "\"bücher shop 😀\"");
  EXPECT_EQ(inQuotes(""), "\"\"");
}

TEST(Quoted, EscapesWhatCouldForgeALineOrHideInIt) {
  EXPECT_EQ(inQuotes("a\nb\"c\\"), R"("a\nb\"c\\")");
  EXPECT_EQ(escaped(std::string_view("\0\r\t\x1b[31m\x7f", 9)), R"(\u0000\u000d\u0009\u001b[31m\u007f)");
  EXPECT_EQ(escaped("\u0085\u200b\u202e\ufeff\U000e0041"), R"(\u0085\u200b\u202e\ufeff\udb40\udc41)");
}

TEST(Quoted, ShowsBytesThatAreNoUtf8) {
  EXPECT_EQ(escaped("\xff\x9f"), "ÿ\\u009f");
  EXPECT_TRUE(isUtf8(escaped("a\xc3")));
}

TEST(Quoted, CutsALongTextBetweenTwoCharacters) {
  std::string text(299, 'x');
  EXPECT_EQ(escaped(text + "yz"), text + "y…");
  EXPECT_EQ(escaped(text + "é"), text + "…");
}

}  // namespace
}  // namespace pipit::server
