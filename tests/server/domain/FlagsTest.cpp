#include <gtest/gtest.h>

#include "domain/FlagBook.h"
#include "domain/FlagDesk.h"
#include "domain/Limits.h"
#include "flags/FeatureSet.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

ResolvedFlag flagIn(const ResolvedFlags& flags, Feature feature) {
  return flags[static_cast<std::size_t>(feature)];
}

TEST(FlagResolution, TakesEachFromTheMostSpecificLayerThatSaysAnything) {
  const ResolvedFlags flags =
      resolveLayers({.environment = {{Feature::RetryLogic, false}, {Feature::OfflineMode, false}},
                     .organization = {{Feature::OfflineMode, true}, {Feature::AutoRestore, false}},
                     .customer = {{Feature::AutoRestore, true}}});
  EXPECT_EQ(flagIn(flags, Feature::TabSync), (ResolvedFlag{true, FlagSource::Default}));
  EXPECT_EQ(flagIn(flags, Feature::RetryLogic), (ResolvedFlag{false, FlagSource::Environment}));
  EXPECT_EQ(flagIn(flags, Feature::OfflineMode), (ResolvedFlag{true, FlagSource::Organization}));
  EXPECT_EQ(flagIn(flags, Feature::AutoRestore), (ResolvedFlag{true, FlagSource::Customer}));
}

TEST(FlagResolution, SaysWhatTakesAFeatureAway) {
  const Rollout forNobody{
      .status = RolloutStatus::Planned, .percentage = 0, .whitelist = {}, .blacklist = {}};
  const ResolvedFlags flags = resolveFor("shop", {.environment = {}, .organization = {}, .customer = {}},
                                         "-retryLogic", {{Feature::EnhancedStorage, forNobody}});
  EXPECT_EQ(flagIn(flags, Feature::RetryLogic), (ResolvedFlag{false, FlagSource::Owner}));
  EXPECT_EQ(flagIn(flags, Feature::EnhancedStorage), (ResolvedFlag{false, FlagSource::Rollout}));
  EXPECT_EQ(flagIn(flags, Feature::TabSync), (ResolvedFlag{false, FlagSource::Dependency}));
  EXPECT_EQ(textOf(flags, "-retryLogic"), "-retryLogic -enhancedStorage");
  EXPECT_EQ(textOf(resolveLayers({}), ""), "");
}

TEST(FlagResolution, GivesNobodyBackWhatTheOwnerHasSwitchedOff) {
  const Rollout forAll{
      .status = RolloutStatus::Completed, .percentage = 100, .whitelist = {}, .blacklist = {}};
  const ResolvedFlags flags =
      resolveFor("shop", {.environment = {}, .organization = {}, .customer = {{Feature::TabSync, true}}},
                 "-tabSync", {{Feature::TabSync, forAll}});
  EXPECT_EQ(flagIn(flags, Feature::TabSync), (ResolvedFlag{false, FlagSource::Owner}));
}

// What is sent is words, which the widget's engine reads with the same code: whatever is off, and whoever
// says so, it comes to what the service says itself. On a page that wants all there is.
TEST(FlagResolution, ComesToTheSameInTheEngine) {
  const Rollout forNobody{
      .status = RolloutStatus::RolledBack, .percentage = 100, .whitelist = {"shop"}, .blacklist = {}};
  for (std::uint32_t off = 0; off < 1U << featureNames.size(); ++off)
    for (std::size_t turn = 0; turn < 3; ++turn) {
      FlagLayers layers;
      std::string owner;
      Rollouts rollouts;
      for (std::size_t index = 0; index < featureNames.size(); ++index) {
        const auto feature = static_cast<Feature>(index);
        if ((off & bitOf(feature)) == 0) continue;
        if ((index + turn) % 3 == 0) layers.customer[feature] = false;
        if ((index + turn) % 3 == 1) owner.append(owner.empty() ? "-" : " -").append(nameOf(feature));
        if ((index + turn) % 3 == 2) rollouts[feature] = forNobody;
      }
      const ResolvedFlags flags = resolveFor("shop", layers, owner, rollouts);
      FeatureSet engine;
      ASSERT_TRUE(engine.apply("+voiceInput") && engine.apply(textOf(flags, owner)));
      for (std::size_t index = 0; index < featureNames.size(); ++index)
        ASSERT_EQ(engine.has(static_cast<Feature>(index)), flags[index].isOn)
            << featureNames[index] << " of " << textOf(flags, owner);
    }
}

TEST(FlagWords, SayOneThingOfAFeature) {
  const SaidFlags said = readFlags({"tabSync=off", "retryLogic=on", "offlineMode=default"}).value();
  EXPECT_EQ(said.at(Feature::TabSync), std::optional(false));
  EXPECT_EQ(said.at(Feature::RetryLogic), std::optional(true));
  EXPECT_EQ(said.at(Feature::OfflineMode), std::nullopt);
  for (const char* word : {"tabSync", "tabSync=", "tabSync=1", "tabsync=on", "=on", "", "tabSync=on=off"})
    EXPECT_FALSE(readFlags({word})) << word;
  EXPECT_FALSE(readFlags({"tabSync=on", "tabSync=off"}));
}

TEST(FlagWords, OfTheEnvironmentSwitchOffAlone) {
  EXPECT_EQ(readSwitchedOff(" -tabSync  -retryLogic "),
            (Flags{{Feature::TabSync, false}, {Feature::RetryLogic, false}}));
  EXPECT_EQ(readSwitchedOff(""), Flags());
  for (const char* text : {"tabSync", "+tabSync", "-", "-tabSync,-retryLogic", "-tabsync"})
    EXPECT_FALSE(readSwitchedOff(text)) << text;
}

class FlagsTest : public ::testing::Test {
 protected:
  auto set(FlagLayer layer, const std::string& owner, const std::vector<std::string>& words) {
    return FlagBook(store, environment)
        .set({layer, owner, readFlags(words).value()}, {"ada", "a reason", service.wall});
  }
  auto setForShop(const std::vector<std::string>& words) { return set(FlagLayer::Customer, "shop", words); }

  std::string switchedOff() { return desk.switchedOff(*store.site("shop")); }

  TemporaryFolder folder;
  Service service{folder};
  Store& store = service.store;
  Flags environment = {{Feature::OfflineMode, false}};
  FlagDesk desk{{store, service.telemetry, [this] { return service.wall; }, environment}};
};

TEST_F(FlagsTest, AreMergedAndNeverReplaced) {
  ASSERT_TRUE(setForShop({"tabSync=off", "retryLogic=off"}));
  ASSERT_TRUE(setForShop({"autoRestore=off", "tabSync=default"}));
  EXPECT_EQ(store.flagsOf(FlagLayer::Customer, "shop"),
            (Flags{{Feature::AutoRestore, false}, {Feature::RetryLogic, false}}));
  EXPECT_EQ(switchedOff(), "-autoRestore -retryLogic -offlineMode");
}

TEST_F(FlagsTest, OfAnOrganizationAreThoseOfItsSites) {
  (void)service.sites.save({.id = "shop",
                            .name = {},
                            .allow = {},
                            .botName = {},
                            .subtitle = {},
                            .welcome = {},
                            .placeholder = {},
                            .openIn = {},
                            .organization = "acme"});
  ASSERT_TRUE(set(FlagLayer::Organization, "acme", {"tabSync=off", "offlineMode=on"}));
  ASSERT_TRUE(set(FlagLayer::Organization, "other", {"retryLogic=off"}));
  EXPECT_EQ(switchedOff(), "-tabSync");
  desk.drop();
  ASSERT_TRUE(setForShop({"tabSync=on"}));
  EXPECT_EQ(switchedOff(), "");
}

TEST_F(FlagsTest, AreAuditedWithWhoWhenOldNewAndWhy) {
  ASSERT_TRUE(setForShop({"tabSync=off"}));
  service.wall += 5;
  ASSERT_TRUE(setForShop({"tabSync=default", "retryLogic=default"}));
  const auto changes = store.flagChanges(10);
  ASSERT_EQ(changes.size(), 2U) << "what is as before is no change";
  EXPECT_EQ(changes[0].scope, "customer");
  EXPECT_EQ(changes[0].owner, "shop");
  EXPECT_EQ(changes[0].feature, "tabSync");
  EXPECT_EQ(changes[0].before, "off");
  EXPECT_EQ(changes[0].after, "default");
  EXPECT_EQ(changes[0].signature.who, "ada");
  EXPECT_EQ(changes[0].signature.reason, "a reason");
  EXPECT_EQ(changes[0].signature.at, service.wall);
  EXPECT_EQ(changes[1].before, "default");
  EXPECT_EQ(changes[1].after, "off");
}

TEST_F(FlagsTest, AreRefusedWhereWhatTheyNeedIsOff) {
  ASSERT_TRUE(setForShop({"enhancedStorage=off"}));
  const auto refused = setForShop({"tabSync=on"});
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().value, "tabSync=on");
  EXPECT_EQ(refused.error().allowed, "enhancedStorage=on with it");
  ASSERT_TRUE(setForShop({"tabSync=on", "enhancedStorage=default"}));
  EXPECT_FALSE(setForShop({"parentStorage=off"})) << "tabSync is on, and needs it";
  EXPECT_TRUE(setForShop({"parentStorage=off", "tabSync=default"}));
  EXPECT_EQ(store.flagChanges(100).size(), 5U) << "what was refused has changed nothing";
}

TEST_F(FlagsTest, AreCheckedAgainstTheLayersBelow) {
  environment = {{Feature::ParentStorage, false}};
  EXPECT_FALSE(set(FlagLayer::Organization, "acme", {"tabSync=on"}));
  EXPECT_TRUE(set(FlagLayer::Organization, "acme", {"tabSync=on", "parentStorage=on"}));
}

TEST_F(FlagsTest, AreRefusedOfWhomThereIsNotAndWithoutAReason) {
  EXPECT_FALSE(set(FlagLayer::Customer, "unknown", {"tabSync=off"}));
  EXPECT_FALSE(set(FlagLayer::Customer, "", {"tabSync=off"}));
  EXPECT_FALSE(set(FlagLayer::Organization, "Acme & sons", {"tabSync=off"}));
  FlagBook book(store, {});
  for (const std::string& reason : {std::string(), std::string(" \n"), std::string("\xff"),
                                    std::string("a\0b", 3), std::string(501, 'x')})
    EXPECT_FALSE(book.set({FlagLayer::Customer, "shop", {{Feature::TabSync, false}}}, {"ada", reason, 1}));
  EXPECT_FALSE(book.set({FlagLayer::Customer, "shop", {{Feature::TabSync, false}}}, {"", "why", 1}));
  EXPECT_FALSE(book.kill(true, {"ada", "", 1}));
  EXPECT_TRUE(store.flagChanges(10).empty());
}

TEST_F(FlagsTest, AreRememberedForFiveMinutesUnlessTheyAreDropped) {
  EXPECT_EQ(switchedOff(), "-offlineMode");
  ASSERT_TRUE(setForShop({"tabSync=off"}));
  EXPECT_EQ(switchedOff(), "-offlineMode");
  service.wall += std::chrono::milliseconds(limits::kFlagLife).count();
  EXPECT_EQ(switchedOff(), "-offlineMode -tabSync");
  ASSERT_TRUE(setForShop({"tabSync=on"}));
  desk.drop();
  EXPECT_EQ(switchedOff(), "-offlineMode");
}

TEST_F(FlagsTest, OfAnotherProgramOnTheSameFileAreKnownAtOnce) {
  if (isOnPostgres()) GTEST_SKIP() << "there it tells";
  const auto other = storeOf(folder);
  EXPECT_EQ(switchedOff(), "-offlineMode");
  ASSERT_TRUE(FlagBook(*other, {})
                  .set({FlagLayer::Customer, "shop", {{Feature::TabSync, false}}}, {"ada", "why", 1}));
  EXPECT_EQ(switchedOff(), "-offlineMode -tabSync");
}

TEST_F(FlagsTest, HaveASwitchThatKillsAll) {
  FlagBook book(store, {});
  EXPECT_FALSE(desk.isKilled());
  EXPECT_EQ(book.kill(true, {"ada", "it burns", 1}), true);
  EXPECT_EQ(book.kill(true, {"ada", "it burns still", 2}), false);
  desk.drop();
  EXPECT_FALSE(desk.lastKilled());
  desk.advance(SteadyTime() + 1h);
  EXPECT_TRUE(desk.lastKilled());
  EXPECT_TRUE(desk.isKilled());
  EXPECT_EQ(book.kill(false, {"ada", "put out", 3}), true);
  desk.drop();
  EXPECT_FALSE(desk.isKilled());
  const auto changes = store.flagChanges(10);
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[1].scope, "kill");
  EXPECT_EQ(changes[1].after, "on");
}

}  // namespace
}  // namespace pipit::server
