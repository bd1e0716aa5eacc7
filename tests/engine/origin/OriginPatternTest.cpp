#include <gtest/gtest.h>

#include "origin/OriginPattern.h"

namespace pipit {
namespace {

OriginPattern pattern(std::string_view text) {
  return OriginPattern::parse(text).value();
}

OriginError refusal(std::string_view text) {
  return OriginPattern::parse(text).error();
}

TEST(OriginPattern, WithoutAWildcardIsAnExactOrigin) {
  EXPECT_FALSE(pattern("https://shop.example").isWildcard());
  EXPECT_EQ(pattern("HTTPS://Shop.Example:443/").serialize(), "https://shop.example");
}

TEST(OriginPattern, WithAWildcardNamesTheDomainBelowIt) {
  EXPECT_TRUE(pattern("https://*.Shop.Example").isWildcard());
  EXPECT_EQ(pattern("https://*.Shop.Example").host(), "shop.example");
  EXPECT_EQ(pattern("https://*.Shop.Example:8443/").serialize(), "https://*.shop.example:8443");
}

TEST(OriginPattern, IsTheSameAfterSerialisingAndParsingAgain) {
  for (const auto* text : {"https://*.shop.example.:444", "http://localhost:3000", "http://[::1]:3000"}) {
    EXPECT_EQ(pattern(pattern(text).serialize()).serialize(), pattern(text).serialize()) << text;
  }
}

TEST(OriginPattern, DropsARootDotThatSaysNothing) {
  EXPECT_EQ(pattern("https://shop.example.").serialize(), "https://shop.example");
  EXPECT_EQ(pattern("https://*.shop.example.").serialize(), "https://*.shop.example");
}

TEST(OriginPattern, KeepsTheRootDotOfASingleLabel) {
  EXPECT_EQ(pattern("https://intranet.").serialize(), "https://intranet.");
}

TEST(OriginPattern, RefusesAWildcardThatIsNotAWholeFirstLabel) {
  for (const auto* text :
       {"*", "https://*", "https://*/", "https://*:443", "*://shop.example", "https://*shop.example",
        "https://shop*.example", "https://www.*.example", "https://shop.*", "https://*.*.shop.example",
        "https://**.shop.example", "https://shop.example:*"}) {
    EXPECT_EQ(refusal(text), OriginError::Wildcard) << text;
  }
}

TEST(OriginPattern, RefusesAWildcardOverASingleLabel) {
  for (const auto* text : {"https://*.com", "https://*.com.", "https://*.com:8443", "http://*.localhost"}) {
    EXPECT_EQ(refusal(text), OriginError::WildcardTooWide) << text;
  }
}

TEST(OriginPattern, RefusesAWildcardOverAnAddress) {
  for (const auto* text :
       {"http://*.127.0.0.1", "http://*.0.0.1", "http://*.1", "http://*.0x7f.1", "http://*.[::1]"}) {
    EXPECT_EQ(refusal(text), OriginError::WildcardOnAddress) << text;
  }
}

TEST(OriginPattern, RefusesAWildcardOverNothing) {
  EXPECT_EQ(refusal("https://*."), OriginError::EmptyHost);
  EXPECT_EQ(refusal("https://*./"), OriginError::EmptyHost);
  EXPECT_EQ(refusal("https://*.."), OriginError::EmptyLabel);
}

TEST(OriginPattern, RefusesWhatAnOriginRefuses) {
  EXPECT_EQ(refusal(""), OriginError::Empty);
  EXPECT_EQ(refusal("null"), OriginError::Opaque);
  EXPECT_EQ(refusal("*.shop.example"), OriginError::Wildcard);
  EXPECT_EQ(refusal("https://*.shop.example/path"), OriginError::Path);
  EXPECT_EQ(refusal("https://user@*.shop.example"), OriginError::Wildcard);
  EXPECT_EQ(refusal("https://*.user@shop.example"), OriginError::Credentials);
  EXPECT_EQ(refusal("ftp://*.shop.example"), OriginError::UnsupportedScheme);
}

TEST(OriginPattern, TakesNoEscapesForAWildcard) {
  EXPECT_EQ(refusal("https://%2a.shop.example"), OriginError::ForbiddenCharacter);
}

}  // namespace
}  // namespace pipit
