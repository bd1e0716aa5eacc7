#include <gtest/gtest.h>

#include <array>
#include <string>

#include "../Table.h"
#include "flags/Bucket.h"

namespace pipit {
namespace {

TEST(Bucket, IsThatOfTheTable) {
  const auto table = readTable("rollout-buckets.json");
  for (const auto& row : table.at("texts"))
    EXPECT_EQ(bucketOf(row.at("text").get<std::string>()), row.at("bucket").get<int>()) << row.dump();
  for (const auto& row : table.at("customers"))
    EXPECT_EQ(bucketOf(row.at("customer").get<std::string>(), row.at("feature").get<std::string>()),
              row.at("bucket").get<int>())
        << row.dump();
}

TEST(Bucket, OfACustomerIsThatOfBothNamesWithAColon) {
  EXPECT_EQ(bucketOf("my-shop", "tabSync"), bucketOf("my-shop:tabSync"));
}

TEST(Bucket, IsSpreadEvenlyOverManyCustomers) {
  std::array<int, 100> counts{};
  for (int customer = 0; customer < 100'000; ++customer)
    ++counts.at(static_cast<std::size_t>(bucketOf("customer-" + std::to_string(customer), "tabSync")));
  for (const int count : counts) {
    EXPECT_GT(count, 500);
    EXPECT_LT(count, 1'500);
  }
}

// Wherever such a text comes from, a bucket there is.
TEST(Bucket, OfIllFormedTextIsSome) {
  for (const char* text : {"\xff", "\xed\xa0\x80", "\xf0\x9f", "a\xc3"}) {
    EXPECT_GE(bucketOf(text), 0);
    EXPECT_LT(bucketOf(text), 100);
  }
}

}  // namespace
}  // namespace pipit
