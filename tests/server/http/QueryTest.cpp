#include <gtest/gtest.h>

#include "http/Query.h"

namespace pipit::server {
namespace {

TEST(Query, DecodesTheFirstParameterOfTheName) {
  EXPECT_EQ(queryParameter("a=1&site=my%2Dshop+2&site=other", "site").value(), "my-shop 2");
  EXPECT_EQ(queryParameter("site", "site").value(), "");
  EXPECT_EQ(queryParameter("xsite=1", "site").value(), std::nullopt);
}

TEST(Query, NamesTheParameterWithABrokenEscapeAndNoOther) {
  for (const char* query : {"a=%", "a=%2", "a=%zz", "a=%-1"}) {
    EXPECT_EQ(queryParameter(query, "a").error().field, "a") << query;
    EXPECT_EQ(queryParameter(query, "b").value(), std::nullopt) << query;
  }
}

TEST(WholeNumber, TakesNothingButDigits) {
  EXPECT_EQ(wholeNumber("12"), 12);
  for (const char* text : {"", "-1", "+1", "1.0", "1 ", "0x1", "99999999999999999999"}) {
    EXPECT_EQ(wholeNumber(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace pipit::server
