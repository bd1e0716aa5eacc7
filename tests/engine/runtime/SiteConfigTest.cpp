#include <gtest/gtest.h>

#include "Samples.h"
#include "runtime/SiteConfig.h"

namespace pipit {
namespace {

Refusal refusalOf(std::string_view text) {
  const auto config = SiteConfig::parse(text);
  EXPECT_FALSE(config) << text;
  return config ? Refusal{255} : config.error();
}

TEST(SiteConfig, TakesTheSitesTextsAndNoneForTheOthers) {
  const auto config = SiteConfig::parse(siteConfig());
  ASSERT_TRUE(config);
  EXPECT_EQ(config->site, "demo-shop");
  EXPECT_EQ(config->botName, "Pip");
  EXPECT_EQ(config->welcome, "");
  EXPECT_EQ(config->placeholder, "");
  EXPECT_EQ(config->subtitle, "");
}

TEST(SiteConfig, RefusesAListWithOneBadPatternAsAWhole) {
  EXPECT_EQ(refusalOf(siteConfig(R"("https://shop.example","*")")), Refusal::SiteInvalid);
}

TEST(SiteConfig, TellsAnUnknownSiteFromABadConfiguration) {
  EXPECT_EQ(refusalOf(R"({"error":"site.unknown"})"), Refusal::SiteUnknown);
  for (const char* text : {"", "null", "[]", "{}", R"({"site":""})", R"({"site":7,"allow":[]})"})
    EXPECT_EQ(refusalOf(text), Refusal::SiteInvalid) << text;
}

}  // namespace
}  // namespace pipit
