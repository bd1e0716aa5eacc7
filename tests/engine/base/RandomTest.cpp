#include <gtest/gtest.h>

#include <set>

#include "base/Random.h"

namespace pipit {
namespace {

constexpr const char* seed = "0123456789abcdef0123456789abcdef";

TEST(Random, RepeatsItselfFromTheSameSeed) {
  Random first(seed);
  Random second(seed);
  for (int i = 0; i < 100; ++i) EXPECT_EQ(first.next(), second.next());
}

TEST(Random, DiffersWhereAnyDigitOfTheSeedDiffers) {
  std::set<std::string> identifiers;
  for (std::size_t i = 0; i < 32; ++i) {
    std::string other = seed;
    other[i] = 'x';
    Random random(other);
    identifiers.insert(random.identifier());
  }
  EXPECT_EQ(identifiers.size(), 32u);
}

TEST(Random, StaysInTheUnitIntervalAndFillsIt) {
  Random random(seed);
  int upperHalf = 0;
  for (int i = 0; i < 10000; ++i) {
    const double value = random.unit();
    ASSERT_GE(value, 0.0);
    ASSERT_LT(value, 1.0);
    if (value >= 0.5) ++upperHalf;
  }
  EXPECT_NEAR(upperHalf, 5000, 250);
}

TEST(Random, GivesIdentifiersThatTheServiceAcceptsAndThatDiffer) {
  Random random(seed);
  std::set<std::string> seen;
  for (int i = 0; i < 1000; ++i) {
    const std::string identifier = random.identifier();
    EXPECT_EQ(identifier.size(), 32u);
    EXPECT_EQ(identifier.find_first_not_of("0123456789abcdef"), std::string::npos);
    EXPECT_TRUE(seen.insert(identifier).second);
  }
}

TEST(Random, WorksFromAnEmptySeed) {
  Random random("");
  EXPECT_NE(random.next(), random.next());
}

}  // namespace
}  // namespace pipit
