#include <gtest/gtest.h>

#include "OriginMutations.h"
#include "origin/Allowlist.h"

namespace pipit {
namespace {

TEST(OriginProperty, AnAcceptedTextReparsesToTheSameOrigin) {
  std::size_t accepted = 0;
  forEachMutation([&](const std::string& text) {
    const auto origin = Origin::parse(text);
    if (!origin) return;
    ++accepted;
    EXPECT_EQ(Origin::parse(origin->serialize()), origin) << text;
  });
  EXPECT_GT(accepted, 1000u) << "the mutations no longer reach the parser's depth";
}

TEST(OriginProperty, AnAcceptedTextIsAPatternThatMatchesItsOrigin) {
  forEachMutation([](const std::string& text) {
    const auto origin = Origin::parse(text);
    if (!origin) return;
    const auto pattern = OriginPattern::parse(text);
    ASSERT_TRUE(pattern) << text;
    EXPECT_TRUE(pattern->matches(*origin)) << text;
    EXPECT_FALSE(pattern->isWildcard()) << text;
  });
}

TEST(OriginProperty, ASerialisedOriginHoldsOnlyCharactersThatNoHeaderMistakes) {
  forEachMutation([](const std::string& text) {
    const auto origin = Origin::parse(text);
    if (!origin) return;
    EXPECT_EQ(origin->serialize().find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_:/[]"),
              std::string::npos)
        << text;
  });
}

}  // namespace
}  // namespace pipit
