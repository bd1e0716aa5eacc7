#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>

#include "base/Decimal.h"

namespace pipit {
namespace {

TEST(Decimal, IsAsTheStandardLibrarysAtEveryEdge) {
  using Limits = std::numeric_limits<std::int64_t>;
  for (const std::int64_t value :
       {std::int64_t{0}, std::int64_t{1}, std::int64_t{9}, std::int64_t{10}, std::int64_t{99},
        std::int64_t{100}, std::int64_t{-1}, std::int64_t{-10}, Limits::max(), Limits::min()})
    EXPECT_EQ(decimal(value), std::to_string(value));
}

TEST(Decimal, IsAsTheStandardLibrarysForEveryNumberOfDigits) {
  std::int64_t value = 7;
  for (int digits = 1; digits < 19; ++digits, value = value * 10 + digits % 10) {
    EXPECT_EQ(decimal(value), std::to_string(value));
    EXPECT_EQ(decimal(-value), std::to_string(-value));
  }
}

}  // namespace
}  // namespace pipit
