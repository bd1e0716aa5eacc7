#include <gtest/gtest.h>

#include "domain/Limits.h"
#include "domain/analytics/Analytics.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kVisitMinute = 60'000;

class VisitsTest : public ::testing::Test {
 protected:
  VisitsTest() {
    service.wall = 100 * 86'400'000LL;
    want(true);
  }

  void want(bool isWanted) {
    Site site = service.store.site("shop").value();
    site.analytics = isWanted;
    service.store.putSite(site);
  }
  bool see(const std::string& conversation, bool isFirst, std::int64_t seconds = 0,
           const std::string& page = "https://shop.example/rings/") {
    const Pass pass{.site = "shop", .visitor = "v_1", .conversation = conversation};
    return analytics.take(pass, {page, isFirst, seconds});
  }

  TemporaryFolder folder;
  Service service{folder};
  Analytics analytics{{service.store, service.telemetry, [this] { return service.wall; }, {}}};
};

TEST_F(VisitsTest, PagesThatAreSeenOneAfterTheOtherAreOneVisit) {
  EXPECT_TRUE(see("c_1", true));
  EXPECT_TRUE(see("c_1", false, 40));
  service.wall += 29 * kVisitMinute;
  EXPECT_TRUE(see("c_1", true, 20));
  EXPECT_TRUE(see("c_2", true, 60));
  const VisitStatistics visits = analytics.visits({});
  EXPECT_EQ(visits.sum.visits, 2);
  EXPECT_EQ(visits.sum.views, 3);
  EXPECT_DOUBLE_EQ(*visits.perVisit, 1.5);
  EXPECT_DOUBLE_EQ(*visits.timeOnPage, 40'000);
  EXPECT_DOUBLE_EQ(*visits.bounceRate, 50);
  EXPECT_DOUBLE_EQ(*visits.returnRate, 0);
}

TEST_F(VisitsTest, AfterHalfAnHourTheNextPageIsAnotherVisit) {
  EXPECT_TRUE(see("c_1", true));
  service.wall += 30 * kVisitMinute;
  EXPECT_TRUE(see("c_1", true)) << "still the same";
  service.wall += 30 * kVisitMinute + 1;
  EXPECT_TRUE(see("c_1", false, 10)) << "one that was left open is a page of the new one";
  const VisitStatistics visits = analytics.visits({});
  EXPECT_EQ(visits.sum.visits, 2);
  EXPECT_EQ(visits.sum.views, 3);
  EXPECT_DOUBLE_EQ(*visits.returnRate, 50);
}

TEST_F(VisitsTest, AreOfTheSitesAndTheTimeThatWereAskedFor) {
  EXPECT_TRUE(see("c_1", true));
  const std::int64_t at = service.wall;
  EXPECT_EQ(analytics.visits({.sites = {{"shop"}}, .since = at, .until = at}).sum.visits, 1);
  EXPECT_EQ(analytics.visits({.sites = {{"other"}}}).sum.visits, 0);
  EXPECT_EQ(analytics.visits({.sites = std::vector<std::string>{}}).sum.visits, 0);
  EXPECT_EQ(analytics.visits({.since = at + 1}).sum.visits, 0);
  EXPECT_FALSE(analytics.visits({.until = at - 1}).perVisit) << "of none there is no mean";
}

TEST_F(VisitsTest, NothingIsKeptOfSitesThatDoNotMeasure) {
  want(false);
  EXPECT_FALSE(see("c_1", true));
  EXPECT_EQ(analytics.visits({}).sum.visits, 0);
}

TEST_F(VisitsTest, GoAfterNinetyDays) {
  EXPECT_TRUE(see("c_1", true));
  SteadyTime now{1h};
  service.wall += std::chrono::milliseconds(limits::kAnalyticsKept).count();
  analytics.advance(now);
  EXPECT_EQ(analytics.visits({}).sum.visits, 1);
  service.wall += 1;
  analytics.advance(now += limits::kAnalyticsSweep);
  EXPECT_EQ(analytics.visits({}).sum.visits, 0);
}

}  // namespace
}  // namespace pipit::server
