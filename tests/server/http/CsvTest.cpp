#include <gtest/gtest.h>

#include "http/Csv.h"

namespace pipit::server {
namespace {

TEST(Csv, EscapesFieldsByTheStandard) {
  EXPECT_EQ(csvField("plain"), "plain");
  EXPECT_EQ(csvField(""), "");
  EXPECT_EQ(csvField("a,b"), R"("a,b")");
  EXPECT_EQ(csvField(R"(say "hi")"), R"("say ""hi""")");
  EXPECT_EQ(csvField("two\r\nlines"), "\"two\r\nlines\"");
  EXPECT_EQ(csvField("two\nlines"), "\"two\nlines\"");
}

TEST(Csv, TakesTheSenseFromFormulas) {
  EXPECT_EQ(csvField("=1+1"), "'=1+1");
  EXPECT_EQ(csvField("+1"), "'+1");
  EXPECT_EQ(csvField("-1"), "'-1");
  EXPECT_EQ(csvField("@SUM(A1)"), "'@SUM(A1)");
  EXPECT_EQ(csvField("\t=1"), "'\t=1");
  EXPECT_EQ(csvField("\r=1"), "\"'\r=1\"");
  EXPECT_EQ(csvField("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
  EXPECT_EQ(csvField("1=1"), "1=1") << "only at the beginning";
}

TEST(Csv, KeepsAnEmptyFieldAtTheBegin) {
  EXPECT_EQ(csvLine({"", "a", "=b"}), ",a,'=b\r\n");
}

}  // namespace
}  // namespace pipit::server
