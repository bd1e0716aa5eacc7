#include <gtest/gtest.h>

#include "http/Negotiation.h"

namespace pipit::server {
namespace {

constexpr std::array<bool, kCodings> kAll = {true, true, true};

TEST(Negotiation, GivesTheSmallestFormThatTheClientTakes) {
  EXPECT_EQ(negotiate("gzip, deflate, br, zstd", kAll), Coding::Brotli);
  EXPECT_EQ(negotiate("gzip, deflate", kAll), Coding::Gzip);
  EXPECT_EQ(negotiate("GZIP", kAll), Coding::Gzip);
  EXPECT_EQ(negotiate("*", kAll), Coding::Brotli);
  EXPECT_EQ(negotiate("br", {true, true, false}), Coding::Identity);
}

TEST(Negotiation, FollowsTheWeights) {
  EXPECT_EQ(negotiate("br;q=0.5, gzip;q=0.9", kAll), Coding::Gzip);
  EXPECT_EQ(negotiate("br ; q=0 , *;q=0.1", kAll), Coding::Gzip);
  EXPECT_EQ(negotiate("br;q=0, gzip;q=0", kAll), Coding::Identity);
  EXPECT_EQ(negotiate("identity;q=1, br;q=0.2", kAll), Coding::Identity);
  EXPECT_EQ(negotiate("br;q=0.001", kAll), Coding::Brotli);
}

TEST(Negotiation, TakesWhatItCannotReadForNothing) {
  for (const char* header : {"", " ", ",,;;", "br;q=nan", "br;q=2", "br;q=-1", "br;q=", "bromide", "x-br"}) {
    EXPECT_EQ(negotiate(header, kAll), Coding::Identity) << header;
  }
}

TEST(NamesTag, FindsTheTagInAnyListOfTags) {
  EXPECT_TRUE(namesTag(R"("a", W/"b" , "c")", R"("b")"));
  EXPECT_TRUE(namesTag("*", R"("b")"));
  EXPECT_FALSE(namesTag(R"("a")", R"("b")"));
  EXPECT_FALSE(namesTag("", R"("b")"));
}

}  // namespace
}  // namespace pipit::server
