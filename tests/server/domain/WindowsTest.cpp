#include <gtest/gtest.h>

#include "base/JsonWriter.h"
#include "domain/Limits.h"
#include "domain/monitoring/Measured.h"
#include "domain/monitoring/Windows.h"
#include "metrics/Figures.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kWindowMinute = 60'000;
constexpr std::int64_t kWindowHour = 60 * kWindowMinute;
constexpr std::int64_t kWindowDay = 24 * kWindowHour;

class WindowsTest : public ::testing::Test {
 protected:
  WindowsTest() {
    service.wall = 1'700'000'000'000 - 1'700'000'000'000 % kWindowHour;
    measure("shop");
  }

  void measure(const std::string& site) {
    ASSERT_TRUE(service.sites.save({.id = site,
                                    .name = {},
                                    .allow = {"https://shop.example"},
                                    .botName = {},
                                    .subtitle = {},
                                    .welcome = {},
                                    .placeholder = {},
                                    .openIn = {},
                                    .analytics = "on"}));
  }

  static Report rendered(double took, int times = 1) {
    Report report;
    report.count(Counter::Renders, static_cast<std::uint64_t>(times));
    for (int i = 0; i < times; ++i) report.measure(Distribution::RenderMs, took);
    return report;
  }

  bool take(const Report& report, const std::string& site = "shop") {
    return windows.take(site, report, 1).has_value();
  }
  std::vector<WidgetWindow> all(std::int64_t seconds = 0) {
    return service.store.windows({.sites = {}, .seconds = seconds});
  }
  void sweepAll() {
    for (int turn = 0; turn < 10; ++turn) windows.sweep(steady += 1min);
  }

  TemporaryFolder folder;
  Service service{folder};
  Windows windows{{service.store, service.telemetry, [this] { return service.wall; }}};
  SteadyTime steady{1h};
};

TEST_F(WindowsTest, ReportsOfFiveMinutesAreOneWindow) {
  EXPECT_TRUE(take(rendered(10)));
  service.wall += 4 * kWindowMinute + 59'999;
  EXPECT_TRUE(take(rendered(20)));
  EXPECT_EQ(windows.left(), 1);
  service.wall += 1;
  EXPECT_TRUE(take(rendered(30)));
  const auto kept = all();
  ASSERT_EQ(kept.size(), 2U);
  EXPECT_EQ(kept[0].reports, 2);
  EXPECT_EQ(kept[0].starts, service.wall - 5 * kWindowMinute);
  EXPECT_EQ(reportOf(kept[0]).of(Counter::Renders), 2U);
  EXPECT_EQ(kept[1].starts, service.wall);
}

TEST_F(WindowsTest, AMergedReportCountsAsAllThatItWasMadeOf) {
  ASSERT_TRUE(windows.take("shop", rendered(10, 3), 3));
  EXPECT_EQ(all().front().reports, 3);
}

TEST_F(WindowsTest, TakeNothingOfSitesThatDoNotMeasure) {
  EXPECT_EQ(windows.take("elsewhere", rendered(1), 1).error(), ReportRefused::UnknownSite);
  ASSERT_TRUE(service.sites.save({.id = "shop",
                                  .name = {},
                                  .allow = {},
                                  .botName = {},
                                  .subtitle = {},
                                  .welcome = {},
                                  .placeholder = {},
                                  .openIn = {},
                                  .analytics = "off"}));
  EXPECT_EQ(windows.take("shop", rendered(1), 1).error(), ReportRefused::NotMeasured);
  EXPECT_TRUE(all().empty());
}

TEST_F(WindowsTest, TakeNothingOfSitesWhoseFeatureIsOff) {
  Windows off{
      {service.store, service.telemetry, [this] { return service.wall; }, [](const Site&) { return false; }}};
  EXPECT_EQ(off.take("shop", rendered(1), 1).error(), ReportRefused::NotMeasured);
  EXPECT_TRUE(all().empty());
}

TEST_F(WindowsTest, AnEmptyReportLeavesNoTrace) {
  EXPECT_TRUE(take(Report()));
  EXPECT_TRUE(all().empty());
}

TEST_F(WindowsTest, SitesStartWithoutMeasurements) {
  EXPECT_FALSE(Site().analytics);
  const auto saved = service.sites.save({.id = "fresh",
                                         .name = {},
                                         .allow = {"https://a.example"},
                                         .botName = {},
                                         .subtitle = {},
                                         .welcome = {},
                                         .placeholder = {},
                                         .openIn = {}});
  ASSERT_TRUE(saved);
  EXPECT_FALSE(service.store.site("fresh")->analytics);
  EXPECT_TRUE(service.store.site("shop")->analytics);
}

TEST_F(WindowsTest, AFullWindowSaysSoAndStaysAsItIs) {
  Sketch many;
  many.add(10);
  while (many.count() <= pipit::limits::sketchValues / 2) {
    const Sketch twice = many;
    ASSERT_TRUE(many.merge(twice));
  }
  JsonWriter writer;
  many.write(
      writer.beginObject().member("v").number(1).member("distributions").beginObject().member("renderMs"));
  const auto full = Report::read(writer.endObject().endObject().take());
  ASSERT_TRUE(full);
  ASSERT_TRUE(take(*full));
  EXPECT_EQ(windows.take("shop", *full, 1).error(), ReportRefused::Full);
  EXPECT_EQ(all().front().reports, 1);
}

TEST_F(WindowsTest, AfterAnHourTheyAreOneOfAnHourAsIfThereHadBeenNoOther) {
  Report whole;
  for (int window = 0; window < 12; ++window) {
    const Report report = rendered(1 + window, 10);
    ASSERT_TRUE(take(report));
    whole.merge(report);
    service.wall += 5 * kWindowMinute;
  }
  service.wall += kWindowHour - 1;
  sweepAll();
  EXPECT_EQ(all(kFreshWindow).size(), 12U) << "the last is not an hour old";
  service.wall += 1;
  sweepAll();
  const auto kept = all();
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].seconds, kRolledWindow);
  EXPECT_EQ(kept[0].starts, service.wall - 2 * kWindowHour);
  EXPECT_EQ(kept[0].reports, 12);
  EXPECT_EQ(reportOf(kept[0]), whole);
  EXPECT_EQ(service.telemetry.rolledUp, 12);
  EXPECT_EQ(service.telemetry.databaseErrors, 0);
}

TEST_F(WindowsTest, WhatAnotherHasRolledUpIsAddedToNotReplaced) {
  service.store.putWindow({"shop", kRolledWindow, service.wall, 5, rendered(1, 5).json()});
  ASSERT_TRUE(take(rendered(2)));
  service.wall += 2 * kWindowHour;
  sweepAll();
  const auto kept = all();
  ASSERT_EQ(kept.size(), 1U);
  EXPECT_EQ(kept[0].reports, 6);
  EXPECT_EQ(reportOf(kept[0]).of(Counter::Renders), 6U);
}

TEST_F(WindowsTest, EverySiteIsRolledUpHoweverManyThereAre) {
  for (int site = 0; site < 2 * limits::kRolledAtOnce + 1; ++site)
    service.store.putWindow({"s" + std::to_string(site), kFreshWindow, service.wall, 1, rendered(1).json()});
  service.wall += 2 * kWindowHour;
  EXPECT_EQ(windows.sweep(steady), steady + limits::kWindowSweepOn) << "there is more";
  sweepAll();
  EXPECT_TRUE(all(kFreshWindow).empty());
  EXPECT_EQ(all(kRolledWindow).size(), 2U * limits::kRolledAtOnce + 1);
  steady += 1h;
  EXPECT_EQ(windows.sweep(steady), steady + limits::kWindowSweep) << "there is no more";
}

TEST_F(WindowsTest, NinetyDaysAfterTheirBeginningTheyAreGone) {
  service.wall -= service.wall % kWindowDay;
  ASSERT_TRUE(take(rendered(1)));
  service.wall += 90 * kWindowDay;
  sweepAll();
  EXPECT_EQ(all().size(), 1U);
  service.wall += 1;
  sweepAll();
  EXPECT_TRUE(all().empty());
  EXPECT_EQ(service.telemetry.forgotten, 1);
}

TEST_F(WindowsTest, AQuantileOfManyWindowsIsThatOfAllValues) {
  ASSERT_TRUE(take(rendered(1, 99)));
  service.wall += 5 * kWindowMinute;
  ASSERT_TRUE(take(rendered(100, 1)));
  service.wall += 5 * kWindowMinute;
  ASSERT_TRUE(take(rendered(100, 9)));
  const auto kept = all();
  // 10 of 109 took 100 ms: p95 is among them, while the mean of the windows' own is 67.
  EXPECT_NEAR(*Figures(spanOf(kept, 600).total.report)[Figure::RenderP95], 100, 1);
  const auto steps = spanOf(kept, 600).steps;
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[0].seconds, 600);
  EXPECT_EQ(steps[0].reports, 2);
  EXPECT_NEAR(*Figures(steps[0].report)[Figure::RenderP95], 1, 0.02);
  EXPECT_EQ(spanOf(kept, 600).total.reports, 3);
}

TEST_F(WindowsTest, LongerWindowsStayAsLongAsTheyAre) {
  service.store.putWindow({"shop", kRolledWindow, service.wall - kWindowHour, 4, rendered(1).json()});
  ASSERT_TRUE(take(rendered(1)));
  const auto steps = spanOf(all(), kFreshWindow).steps;
  ASSERT_EQ(steps.size(), 2U);
  EXPECT_EQ(steps[0].seconds, kRolledWindow);
  EXPECT_EQ(steps[1].seconds, kFreshWindow);
}

TEST_F(WindowsTest, AfterAMonthThoseOfADayAreOneAsIfThereHadBeenNoOther) {
  const std::int64_t day = service.wall - service.wall % kWindowDay;
  Report whole;
  for (int hour = 0; hour < 24; ++hour) {
    const Report report = rendered(1 + hour, 10);
    service.store.putWindow({"shop", kRolledWindow, day + hour * kWindowHour, 10, report.json()});
    whole.merge(report);
  }
  service.store.putWindow({"shop", kRolledWindow, day + kWindowDay, 1, rendered(1).json()});
  service.wall = day + 33 * kWindowDay - 1;
  sweepAll();
  EXPECT_EQ(all(kRolledWindow).size(), 25U);
  service.wall += 1;
  sweepAll();
  EXPECT_EQ(all(kRolledWindow).size(), 1U) << "the next day is not over for as long";
  const auto days = all(kDayWindow);
  ASSERT_EQ(days.size(), 1U);
  EXPECT_EQ(days[0].starts, day);
  EXPECT_EQ(days[0].reports, 240);
  EXPECT_EQ(reportOf(days[0]), whole);
  EXPECT_EQ(spanOf(all(), kFreshWindow).steps[0].seconds, kDayWindow);
}

TEST_F(WindowsTest, PartByPartTheyAreTheSameAsAllAtOnce) {
  std::vector<WidgetWindow> together;
  SpanSum sum(3'600, 2);
  for (const int site : {3, 9, 5}) {
    const std::string name = "s" + std::to_string(site);
    std::vector<WidgetWindow> part;
    for (int window = 0; window < 30; ++window)
      part.push_back({name, kFreshWindow, service.wall + window * 5 * kWindowMinute, site,
                      rendered(1 + window * site, site).json()});
    sum.add(part);
    together.insert(together.end(), part.begin(), part.end());
  }
  const MeasuredSpan span = sum.take(), whole = spanOf(together, 3'600);
  ASSERT_EQ(span.steps.size(), 3U);
  for (std::size_t step = 0; step < span.steps.size(); ++step) {
    EXPECT_EQ(span.steps[step].report, whole.steps[step].report);
    EXPECT_EQ(span.steps[step].reports, whole.steps[step].reports);
    EXPECT_EQ(span.steps[step].starts, service.wall + static_cast<std::int64_t>(step) * kWindowHour);
  }
  EXPECT_EQ(span.total.report, whole.total.report);
  EXPECT_EQ(span.total.reports, 30 * 17);
  ASSERT_EQ(span.sites.size(), 2U) << "as many as are told";
  EXPECT_EQ(span.sites[0].site, "s9");
  EXPECT_EQ(span.sites[1].measured.report, whole.sites[1].measured.report);
}

TEST_F(WindowsTest, SitesComeInTheOrderOfTheirReports) {
  measure("large");
  ASSERT_TRUE(take(rendered(1)));
  ASSERT_TRUE(windows.take("large", rendered(1), 7));
  const auto sites = spanOf(all(), kFreshWindow).sites;
  ASSERT_EQ(sites.size(), 2U);
  EXPECT_EQ(sites[0].site, "large");
  EXPECT_EQ(sites[0].measured.reports, 7);
}

}  // namespace
}  // namespace pipit::server
