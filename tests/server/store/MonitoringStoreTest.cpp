#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <future>
#include <latch>
#include <vector>

#include "domain/monitoring/AlertBook.h"
#include "domain/monitoring/Windows.h"
#include "store/Databases.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kWindowHour = 3'600'000;

class MonitoringStoreTest : public ::testing::TestWithParam<bool> {
 protected:
  static WidgetWindow window(const std::string& site, std::int64_t starts,
                             std::int64_t seconds = kFreshWindow) {
    Report report;
    report.count(Counter::Renders);
    return {site, seconds, starts, 1, report.json()};
  }
  static Alert alert(const std::string& id, const std::string& site, bool isFiring = true) {
    Alert made;
    made.id = id;
    made.rule = "Rule " + id;
    made.site = site;
    made.severity = "warning";
    made.isFiring = isFiring;
    made.value = 0.1;
    made.fired = 10;
    made.seen = 20;
    made.resolved = isFiring ? 0 : 30;
    return made;
  }

  // Each of so many programs, at the same moment, on a thread and a connection of its own.
  void together(int programs, const std::function<void(Store&, int)>& work) {
    std::latch ready(programs);
    std::vector<std::future<void>> all;
    for (int program = 0; program < programs; ++program)
      all.push_back(std::async(std::launch::async, [&, program] {
        const auto own = database.open();
        ready.arrive_and_wait();
        work(*own, program);
      }));
    for (auto& one : all) one.get();
  }

  EitherDatabase database{GetParam()};
  std::unique_ptr<Store> store = database.open();
};
INSTANTIATE_TEST_SUITE_P(On, MonitoringStoreTest, ::testing::Bool(),
                         [](const auto& kind) { return nameOfKind(kind.param); });

TEST_P(MonitoringStoreTest, WindowsAreFoundBySiteLengthAndTime) {
  for (const char* site : {"a", "b"})
    for (const std::int64_t starts : {0, 300'000, 600'000}) store->putWindow(window(site, starts));
  store->putWindow(window("a", 0, kRolledWindow));
  EXPECT_EQ(store->windows({}).size(), 7U);
  EXPECT_EQ(store->windows({.sites = {{"a"}}}).size(), 4U);
  EXPECT_EQ(store->windows({.sites = {{"a", "b"}}, .seconds = kFreshWindow}).size(), 6U);
  EXPECT_TRUE(store->windows({.sites = std::vector<std::string>()}).empty());
  const auto some = store->windows({.sites = {}, .seconds = kFreshWindow, .from = 300'000, .to = 600'000});
  ASSERT_EQ(some.size(), 2U);
  EXPECT_EQ(some[0].site, "a");
  EXPECT_EQ(some[0].starts, 300'000);
  const auto counts = store->countWindows({});
  ASSERT_EQ(counts.size(), 2U);
  EXPECT_EQ(counts[0].site, "a");
  EXPECT_EQ(counts[0].windows, 4);
  EXPECT_EQ(counts[1].windows, 3);
  EXPECT_EQ(store->countWindows({.sites = {{"b"}}, .from = 300'000}).at(0).windows, 2);
  EXPECT_TRUE(store->countWindows({.sites = {{"c"}}}).empty());
}

TEST_P(MonitoringStoreTest, AWindowIsReplacedAndForgotten) {
  WidgetWindow one = window("a", 0);
  store->putWindow(one);
  one.reports = 9;
  store->putWindow(one);
  EXPECT_EQ(store->window("a", kFreshWindow, 0)->reports, 9);
  EXPECT_FALSE(store->window("a", kRolledWindow, 0));
  for (std::int64_t starts = 1; starts <= 5; ++starts) store->putWindow(window("a", starts * 300'000));
  EXPECT_EQ(store->forgetWindows(900'000, 2), 2);
  EXPECT_EQ(store->forgetWindows(900'000, 2), 1);
  EXPECT_EQ(store->forgetWindows(900'000, 2), 0);
  store->removeWindows("a", kFreshWindow, 900'000, 1'200'000);
  EXPECT_EQ(store->windows({}).size(), 2U);
}

TEST_P(MonitoringStoreTest, AlertsComeNewestFirstAndPageByPage) {
  for (int number = 0; number < 5; ++number)
    store->putAlert(alert(std::to_string(number), number % 2 == 0 ? "a" : "b", number < 3));
  const auto first = store->alerts({.limit = 2});
  ASSERT_EQ(first.size(), 2U);
  EXPECT_EQ(first[0].id, "4");
  EXPECT_EQ(store->alerts({.before = first[1].key, .limit = 50}).size(), 3U);
  EXPECT_EQ(store->alerts({.isFiring = false}).size(), 2U);
  EXPECT_EQ(store->alerts({.sites = {{"a"}}, .isFiring = true}).size(), 2U);
  const Alert one = store->alert("1").value();
  EXPECT_EQ(one.value, 0.1);
  EXPECT_EQ(one.fired, 10);
  EXPECT_EQ(one.seen, 20);
  EXPECT_FALSE(store->alert("9"));
}

TEST_P(MonitoringStoreTest, OneOfEachRuleAndSiteFires) {
  Alert one = alert("1", "a"), two = alert("2", "a");
  two.rule = one.rule;
  store->putAlert(one);
  EXPECT_THROW(store->putAlert(two), StoreFailure);
  one.isFiring = false;
  one.resolved = 40;
  store->putAlert(one);
  store->putAlert(two);
  EXPECT_EQ(store->latestAlert(one.rule, "a")->id, "2");
  EXPECT_FALSE(store->latestAlert(one.rule, "b"));
  EXPECT_EQ(store->forgetAlerts(40, 10), 0);
  EXPECT_EQ(store->forgetAlerts(41, 10), 1) << "the one that fires stays";
}

TEST_P(MonitoringStoreTest, MinutesAreReplacedAndForgotten) {
  store->putServiceMinute({7, "{}"});
  store->putServiceMinute({7, R"({"requests":1})"});
  store->putServiceMinute({8, "{}"});
  EXPECT_EQ(store->serviceMinute(7)->figures, R"({"requests":1})");
  EXPECT_EQ(store->serviceMinutesSince(8).size(), 1U);
  store->forgetServiceMinutes(8);
  EXPECT_FALSE(store->serviceMinute(7));
}

TEST_P(MonitoringStoreTest, ReportsToSeveralProgramsAtOnceAreAllCounted) {
  constexpr int kPrograms = 4, kReports = 25;
  Site site{.id = "shop",
            .name = {},
            .allow = {"https://a.example"},
            .botName = {},
            .subtitle = {},
            .welcome = {},
            .placeholder = {},
            .openIn = "tab",
            .analytics = true};
  store->putSite(site);
  together(kPrograms, [&](Store& own, int) {
    RecordingTelemetry telemetry;
    Windows windows({own, telemetry, [] { return 1'000; }});
    Report report;
    report.count(Counter::Renders, 3);
    report.measure(Distribution::RenderMs, 5);
    for (int number = 0; number < kReports; ++number) EXPECT_TRUE(windows.take("shop", report, 2));
  });
  const auto all = store->windows({});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].reports, 2 * kPrograms * kReports);
  EXPECT_EQ(reportOf(all[0]).of(Counter::Renders), 3U * kPrograms * kReports);
  EXPECT_EQ(reportOf(all[0]).of(Distribution::RenderMs).count(),
            static_cast<std::uint32_t>(kPrograms * kReports));
}

TEST_P(MonitoringStoreTest, EachWindowIsRolledUpOnceHoweverManyProgramsSweep) {
  for (int number = 0; number < 12; ++number) store->putWindow(window("shop", number * 300'000));
  std::atomic<int> rolled = 0;
  together(3, [&](Store& own, int) {
    RecordingTelemetry telemetry;
    Windows windows({own, telemetry, [] { return 2 * kWindowHour; }});
    for (SteadyTime now{1h}; now < SteadyTime{1h + 5min}; now += 1min) windows.sweep(now);
    rolled += telemetry.rolledUp;
    EXPECT_EQ(telemetry.databaseErrors, 0);
  });
  EXPECT_EQ(rolled, 12);
  const auto all = store->windows({});
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].reports, 12);
  EXPECT_EQ(reportOf(all[0]).of(Counter::Renders), 12U);
}

TEST_P(MonitoringStoreTest, AnAlertFiresOnceHoweverManyProgramsJudge) {
  std::atomic<int> fired = 0;
  const AlertRule* rule = alertRuleNamed("WidgetDataLost");
  together(4, [&](Store& own, int program) {
    RecordingTelemetry telemetry;
    AlertBook book(own, telemetry);
    for (int turn = 0; turn < 10; ++turn) (void)book.judge({{rule, "shop", 1}}, 1'000 + program);
    fired += static_cast<int>(telemetry.fired.size());
  });
  EXPECT_EQ(fired, 1);
  EXPECT_EQ(store->alerts({}).size(), 1U);
}

}  // namespace
}  // namespace pipit::server
