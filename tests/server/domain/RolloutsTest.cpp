#include <gtest/gtest.h>

#include "domain/FlagDesk.h"
#include "domain/Limits.h"
#include "domain/RolloutBook.h"
#include "flags/RolloutPlan.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

constexpr Feature kFeature = Feature::TabSync;
constexpr std::int64_t kHourOfRollouts = 3'600'000;

class RolloutsTest : public ::testing::Test {
 protected:
  Signature why() const { return {"ada", "a reason", service.wall}; }
  NewRollout fresh(const std::string& plan = "tiers") const {
    return {.feature = kFeature, .plan = plan, .whitelist = {}, .blacklist = {}};
  }
  void begin(const std::string& plan = "tiers") {
    ASSERT_TRUE(book.create(fresh(plan), why()));
    ASSERT_TRUE(book.start(kFeature, why()));
  }
  void tell(std::int64_t exposures, std::int64_t successes, std::int64_t errors) {
    ASSERT_TRUE(book.tell(kFeature, {exposures, successes, errors}, service.wall));
  }
  // So long that the next step may be taken, and all goes well.
  void serve() {
    service.wall += RolloutPlan::leastTime;
    tell(100, 100, 0);
  }
  RolloutBook::Result advance(bool isOverridden = false) {
    return book.advance(kFeature, {isOverridden, store.rollouts().at(0).rollout.percentage}, why());
  }
  std::vector<std::string> kinds() {
    std::vector<std::string> all;
    for (const RolloutEvent& event : store.rolloutEvents("tabSync", 100)) all.insert(all.begin(), event.kind);
    return all;
  }

  TemporaryFolder folder;
  Service service{folder};
  Store& store = service.store;
  RolloutBook book{store};
};

TEST_F(RolloutsTest, GoFromTierToTierUpToEverybody) {
  const auto planned = book.create(fresh(), why());
  EXPECT_EQ(planned->rollout.status, RolloutStatus::Planned);
  EXPECT_EQ(planned->rollout.percentage, 0);
  EXPECT_EQ(book.start(kFeature, why())->rollout.percentage, 1);
  for (const int percentage : {10, 50, 100}) {
    serve();
    const auto advanced = advance();
    ASSERT_TRUE(advanced) << advanced.error().problem;
    EXPECT_EQ(advanced->rollout.percentage, percentage);
  }
  EXPECT_EQ(store.rollouts().at(0).rollout.status, RolloutStatus::Completed);
  serve();
  EXPECT_FALSE(advance());
  EXPECT_EQ(kinds(), (std::vector<std::string>{"created", "started", "advanced", "advanced", "advanced"}));
  EXPECT_EQ(store.flagChanges(1).at(0).before, R"({"status":"in_progress","percentage":50,"step":2})");
  EXPECT_EQ(store.flagChanges(1).at(0).after, R"({"status":"completed","percentage":100,"step":3})");
}

TEST_F(RolloutsTest, SkipNoStepWhereTwoTakeTheSameOne) {
  begin();
  const auto override = [&] { return book.advance(kFeature, {true, 1}, why()); };
  EXPECT_EQ(override()->rollout.percentage, 10);
  const auto second = override();
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().problem, "has taken another step meanwhile (in_progress 10 %)");
  EXPECT_EQ(book.advance(kFeature, {true, {}}, why()).error().field, "from");
  EXPECT_EQ(store.rollouts().at(0).rollout.percentage, 10);
}

TEST_F(RolloutsTest, DoNotGoOnBeforeTheirTimeWithoutAnOverrideThatIsAudited) {
  begin();
  service.wall += RolloutPlan::leastTime - 1;
  tell(100, 100, 0);
  EXPECT_FALSE(advance());
  ASSERT_TRUE(advance(true));
  EXPECT_EQ(kinds().back(), "overridden");
  EXPECT_EQ(store.flagChanges(1).at(0).signature.reason, "a reason");
}

TEST_F(RolloutsTest, DoNotGoOnWhereTheyFailOrNothingIsKnown) {
  begin();
  service.wall += RolloutPlan::leastTime;
  EXPECT_FALSE(advance());
  tell(1'000, 900, 50);
  EXPECT_FALSE(advance());
  EXPECT_FALSE(advance(true)) << "no override of what is known to fail";
  tell(1'000, 1'000, 0);
  EXPECT_TRUE(advance());
}

TEST_F(RolloutsTest, CountWhatWasToldInTheLastHourAlone) {
  begin();
  tell(100, 0, 50);
  service.wall += RolloutPlan::leastTime;
  tell(100, 100, 0);
  EXPECT_EQ(book.outcomesOf(kFeature, service.wall), (Outcomes{100, 100, 0}));
  tell(1, 0, 1);
  EXPECT_EQ(book.outcomesOf(kFeature, service.wall + kHourOfRollouts / 2), (Outcomes{101, 100, 1}));
  EXPECT_EQ(book.outcomesOf(kFeature, service.wall + kHourOfRollouts + 60'000), Outcomes());
}

TEST_F(RolloutsTest, ServeNoTimeWhileTheyPause) {
  begin();
  service.wall += RolloutPlan::leastTime / 2;
  ASSERT_EQ(book.pause(kFeature, why())->rollout.status, RolloutStatus::Paused);
  service.wall += RolloutPlan::leastTime;
  EXPECT_FALSE(advance(true)) << "it pauses";
  ASSERT_TRUE(book.resume(kFeature, why()));
  tell(100, 100, 0);
  EXPECT_FALSE(advance());
  service.wall += RolloutPlan::leastTime / 2;
  tell(100, 100, 0);
  EXPECT_TRUE(advance());
}

TEST_F(RolloutsTest, AreStartedAgainExplicitlyAfterARollback) {
  begin();
  serve();
  ASSERT_TRUE(advance());
  const auto taken = book.rollBack(kFeature, why());
  EXPECT_EQ(taken->rollout.status, RolloutStatus::RolledBack);
  EXPECT_EQ(taken->rollout.percentage, 0);
  EXPECT_FALSE(advance(true));
  EXPECT_FALSE(book.resume(kFeature, why()));
  EXPECT_FALSE(book.pause(kFeature, why()));
  EXPECT_FALSE(book.rollBack(kFeature, why()));
  EXPECT_EQ(book.start(kFeature, why())->rollout.percentage, 1);
}

TEST_F(RolloutsTest, TakeOnlyTheStepsThatTheirStatusHas) {
  EXPECT_FALSE(book.start(kFeature, why())) << "there is none";
  EXPECT_FALSE(book.rollBack(kFeature, why()));
  ASSERT_TRUE(book.create(fresh(), why()));
  EXPECT_FALSE(advance(true));
  EXPECT_FALSE(book.pause(kFeature, why()));
  EXPECT_FALSE(book.resume(kFeature, why()));
  ASSERT_TRUE(book.create(fresh("canary"), why())) << "it is planned anew";
  EXPECT_EQ(book.start(kFeature, why())->rollout.percentage, 0);
  EXPECT_FALSE(book.start(kFeature, why()));
  EXPECT_FALSE(book.create(fresh(), why()));
  EXPECT_FALSE(book.resume(kFeature, why()));
}

TEST_F(RolloutsTest, AreRefusedWhereThePlanOrTheListsAreMalformed) {
  for (const char* plan : {"", "NaN", "5,20", "101", "5,5,100"})
    EXPECT_FALSE(book.create(fresh(plan), why())) << plan;
  NewRollout crowded = fresh();
  crowded.whitelist.assign(limits::kRolloutList + 1, "shop");
  EXPECT_FALSE(book.create(crowded, why()));
  NewRollout nameless = fresh();
  nameless.blacklist = {""};
  EXPECT_FALSE(book.create(nameless, why()));
  EXPECT_FALSE(book.create(fresh(), {"ada", " ", 1}));
  EXPECT_TRUE(store.rollouts().empty());
  EXPECT_TRUE(store.flagChanges(10).empty());
}

TEST_F(RolloutsTest, NeverStoreAPercentageThatIsNone) {
  begin();
  RolloutRecord record = store.rollouts().at(0);
  for (const int percentage : {-1, 101, 2'000'000'000}) {
    record.rollout.percentage = percentage;
    EXPECT_THROW(store.putRollout(record), StoreFailure);
  }
  EXPECT_EQ(store.rollouts().at(0).rollout.percentage, 1);
}

TEST_F(RolloutsTest, AreTakenBackByThemselvesWhereTheyFail) {
  begin();
  tell(19, 0, 19);
  EXPECT_TRUE(book.watch(service.wall).empty()) << "too few";
  tell(1, 0, 1);
  const auto taken = book.watch(service.wall);
  ASSERT_EQ(taken.size(), 1U);
  EXPECT_EQ(taken[0].rollout.status, RolloutStatus::RolledBack);
  EXPECT_TRUE(book.watch(service.wall).empty()) << "once";
  EXPECT_EQ(kinds().back(), "rolled_back");
  const FlagChange audited = store.flagChanges(1).at(0);
  EXPECT_EQ(audited.signature.who, "pipitd");
  EXPECT_EQ(audited.after, R"({"status":"rolled_back","percentage":0})");
  // What failed then does not count against a new start.
  ASSERT_TRUE(book.start(kFeature, why()));
  EXPECT_TRUE(book.watch(service.wall).empty());
}

TEST_F(RolloutsTest, AreNotTakenBackForWhatIsAnHourOldOrAtTheThreshold) {
  begin();
  tell(100, 95, 5);
  EXPECT_TRUE(book.watch(service.wall).empty());
  tell(0, 0, 1);
  EXPECT_TRUE(book.watch(service.wall + kHourOfRollouts + 60'000).empty());
  EXPECT_EQ(book.watch(service.wall).size(), 1U);
}

TEST_F(RolloutsTest, RefuseCountsThatAreNone) {
  begin();
  EXPECT_FALSE(book.tell(kFeature, {-1, 0, 0}, service.wall));
  EXPECT_FALSE(book.tell(kFeature, {0, 0, limits::kOutcomes + 1}, service.wall));
  EXPECT_EQ(book.outcomesOf(kFeature, service.wall), Outcomes());
}

TEST_F(RolloutsTest, AuditWhatAnOperatorReportsAndNotWhatTheServiceCounts) {
  begin();
  const auto before = store.audit({}).size();
  tell(5, 0, 0);
  EXPECT_EQ(store.audit({}).size(), before);
  ASSERT_TRUE(book.report(kFeature, {0, 7, 2}, {"ada", "", service.wall}));
  EXPECT_EQ(book.outcomesOf(kFeature, service.wall), (Outcomes{5, 7, 2}));
  const auto row = store.audit({}).at(0);
  EXPECT_EQ(store.audit({}).size(), before + 1);
  EXPECT_EQ(row.kind, "rollout");
  EXPECT_EQ(row.subject, "tabSync");
  EXPECT_EQ(row.after, "reported: 0 had it, 7 went well, 2 failed");
  EXPECT_EQ(row.signature.who, "ada");
  EXPECT_FALSE(book.report(kFeature, {-1, 0, 0}, {"ada", "", service.wall}));
  EXPECT_EQ(store.audit({}).size(), before + 1);
}

TEST_F(RolloutsTest, OfPhaseTwoAndThreeAreTakenBackAtOnce) {
  begin();
  ASSERT_TRUE(book.create({Feature::AutoRestore, "100", {}, {}}, why()));
  ASSERT_TRUE(book.start(Feature::AutoRestore, why()));
  const auto done = book.rollBackLaterPhases(why());
  ASSERT_TRUE(done);
  EXPECT_EQ(done->size(), 7U) << "those without a rollout as well";
  FlagDesk desk{{store, service.telemetry, [this] { return service.wall; }, {}}};
  EXPECT_EQ(desk.switchedOff(*store.site("shop")),
            "-enhancedStorage -connectionMonitoring -retryLogic -offlineMode -tabSync -performanceMode "
            "-analytics");
  EXPECT_EQ(book.rollBackLaterPhases(why())->size(), 0U);
  EXPECT_FALSE(book.rollBackLaterPhases({"ada", "", 1}));
  // Each comes back when it is started.
  ASSERT_TRUE(book.create({Feature::RetryLogic, "100", {}, {}}, why()));
  ASSERT_EQ(book.start(Feature::RetryLogic, why())->rollout.status, RolloutStatus::Completed);
  desk.drop();
  EXPECT_FALSE(desk.switchedOff(*store.site("shop")).contains("retryLogic"));
}

TEST_F(RolloutsTest, GiveAFeatureToTheSitesThatTheyHave) {
  FlagDesk desk{{store, service.telemetry, [this] { return service.wall; }, {}}};
  const auto has = [&](const std::string& id) {
    desk.drop();
    Site site = *store.site("shop");
    site.id = id;
    return !desk.switchedOff(site).contains("tabSync");
  };
  EXPECT_TRUE(has("shop")) << "without a rollout";
  ASSERT_TRUE(book.create({kFeature, "canary", {"friend"}, {}}, why()));
  EXPECT_FALSE(has("friend"));
  ASSERT_TRUE(book.start(kFeature, why()));
  EXPECT_TRUE(has("friend"));
  EXPECT_FALSE(has("my-shop"));
  // my-shop is in bucket 39.
  for (const bool isIn : {false, false, true}) {
    ASSERT_TRUE(advance(true));
    EXPECT_EQ(has("my-shop"), isIn);
  }
  ASSERT_TRUE(book.pause(kFeature, why()));
  EXPECT_FALSE(has("friend"));
}

TEST_F(RolloutsTest, CountWhoGetsAFeature) {
  begin("100");
  FlagDesk desk{{store, service.telemetry, [this] { return service.wall; }, {}}};
  const Site shop = *store.site("shop");
  for (int visitor = 0; visitor < 21; ++visitor) desk.expose(shop);
  (void)desk.advance(service.steady);
  EXPECT_EQ(book.outcomesOf(kFeature, service.wall), (Outcomes{21, 0, 0}));
  tell(0, 0, 2);
  (void)desk.advance(service.steady + limits::kRolloutLook);
  EXPECT_EQ(service.telemetry.takenBack, 1);
  EXPECT_EQ(desk.switchedOff(shop), "-tabSync");
  desk.expose(shop);
  (void)desk.advance(service.steady + 2 * limits::kRolloutLook);
  EXPECT_EQ(book.outcomesOf(kFeature, service.wall).exposures, 21) << "nobody had it";
}

}  // namespace
}  // namespace pipit::server
