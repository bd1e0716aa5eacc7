#include <gtest/gtest.h>

#include <set>

#include "domain/Limits.h"
#include "domain/RolloutBook.h"
#include "domain/feedback/FeedbackBook.h"
#include "domain/monitoring/Watch.h"
#include "domain/monitoring/Windows.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kAlertMinute = 60'000;
constexpr std::int64_t kAlertHour = 60 * kAlertMinute;

class AlertsTest : public ::testing::Test {
 protected:
  AlertsTest() { service.wall = 1'700'000'000'000 - 1'700'000'000'000 % kAlertHour + kAlertHour / 2; }

  void report(const Report& report, const std::string& site = "shop", std::int64_t ago = 0) {
    const std::int64_t at = service.wall - ago;
    service.store.putWindow({site, kFreshWindow, at - at % (5 * kAlertMinute), 1, report.json()});
  }
  static Report persisted(int done, int failed) {
    Report report;
    report.count(Counter::StorageDone, static_cast<std::uint64_t>(done));
    report.count(Counter::StorageFailed, static_cast<std::uint64_t>(failed));
    return report;
  }
  static Report measured(Distribution distribution, double value, int times = 1) {
    Report report;
    for (int i = 0; i < times; ++i) report.measure(distribution, value);
    return report;
  }
  static Report counted(Counter part, std::uint64_t some, Counter whole, std::uint64_t all) {
    Report report;
    report.count(part, some);
    report.count(whole, all);
    return report;
  }

  void look() { watch.advance(steady += limits::kAlertLook); }
  std::vector<Alert> firing() { return service.store.alerts({.sites = {}, .isFiring = true}); }
  std::set<std::string> rules() {
    std::set<std::string> names;
    for (const Alert& alert : firing()) names.insert(alert.rule);
    return names;
  }
  std::set<std::string> rulesAfter(const Report& of) {
    report(of);
    look();
    return rules();
  }
  void answer(int count, int status, double took, std::int64_t ago = 0) {
    for (int i = 0; i < count; ++i) meter.answered("/api/chat", status, took, service.wall - ago);
  }

  TemporaryFolder folder;
  Service service{folder};
  ServiceMeter meter;
  Sight sight;
  Watch watch{{service.store, service.telemetry, meter, [this] { return service.wall; },
               [this](Sight seen) { sight = std::move(seen); }}};
  SteadyTime steady{1h};
};

using RuleNames = std::set<std::string>;

TEST_F(AlertsTest, EveryRuleHasANameOfItsOwnAndIsBrokenOnOneSideAlone) {
  RuleNames names;
  for (const AlertRule& rule : alertRules()) {
    EXPECT_TRUE(names.emplace(rule.name).second) << rule.name;
    EXPECT_FALSE(rule.isBroken(rule.threshold)) << rule.name;
    EXPECT_NE(rule.isBroken(rule.threshold + 0.1), rule.isBroken(rule.threshold - 0.1)) << rule.name;
    EXPECT_EQ(alertRuleNamed(rule.name), &rule);
    EXPECT_FALSE(rule.description.empty());
  }
  EXPECT_EQ(alertRuleNamed("Nothing"), nullptr);
}

TEST_F(AlertsTest, PersistenceIsJudgedAtTwoThresholds) {
  EXPECT_EQ(rulesAfter(persisted(95, 5)), RuleNames());
  EXPECT_EQ(rulesAfter(persisted(94, 6)), RuleNames({"WidgetPersistenceLow"}));
  EXPECT_EQ(rulesAfter(persisted(90, 10)), RuleNames({"WidgetPersistenceLow"}));
  EXPECT_EQ(rulesAfter(persisted(89, 11)), RuleNames({"WidgetPersistenceLow", "WidgetPersistenceVeryLow"}));
  EXPECT_EQ(rulesAfter(persisted(100, 0)), RuleNames());
}

TEST_F(AlertsTest, WidgetsAreJudgedByWhatTheyMeasure) {
  Report lost = persisted(100, 0);
  lost.count(Counter::DataLost);
  EXPECT_EQ(rulesAfter(lost), RuleNames({"WidgetDataLost"}));
  EXPECT_EQ(rulesAfter(measured(Distribution::StorageMs, 190)), RuleNames());
  EXPECT_EQ(rulesAfter(measured(Distribution::StorageMs, 210)), RuleNames({"WidgetPersistenceSlow"}));
  EXPECT_EQ(rulesAfter(measured(Distribution::RenderMs, 17)), RuleNames({"WidgetRenderSlow"}));
  EXPECT_EQ(rulesAfter(measured(Distribution::Fps, 50)), RuleNames({"WidgetFpsLow"}));
  EXPECT_EQ(rulesAfter(counted(Counter::JankFrames, 11, Counter::Frames, 100)), RuleNames({"WidgetJank"}));
  EXPECT_EQ(rulesAfter(measured(Distribution::TabSyncMs, 60)), RuleNames({"WidgetTabSyncSlow"}));
  EXPECT_EQ(rulesAfter(counted(Counter::TabSyncFailed, 2, Counter::TabSyncDone, 98)),
            RuleNames({"WidgetTabSyncFailing"}));
  EXPECT_EQ(rulesAfter(measured(Distribution::MemoryMb, 60)), RuleNames({"WidgetMemoryHigh"}));
  EXPECT_EQ(rulesAfter(measured(Distribution::MemoryMb, 80)),
            RuleNames({"WidgetMemoryHigh", "WidgetMemoryVeryHigh"}));
  EXPECT_EQ(rulesAfter(measured(Distribution::ApiMs, 600)), RuleNames({"WidgetApiSlow"}));
  EXPECT_EQ(rulesAfter(counted(Counter::ApiFailed, 2, Counter::ApiCalls, 100)),
            RuleNames({"WidgetApiErrors"}));
  EXPECT_EQ(rulesAfter(counted(Counter::ApiFailed, 6, Counter::ApiCalls, 100)),
            RuleNames({"WidgetApiErrors", "WidgetApiErrorsMany"}));
  EXPECT_EQ(rulesAfter(persisted(1, 0)), RuleNames()) << "what was not measured is not judged";
}

TEST_F(AlertsTest, WhatComesBeforeAWindowsEndIsJudgedAfterIt) {
  service.wall += 5 * kAlertMinute - service.wall % (5 * kAlertMinute) - 6'000;
  look();
  Report lost = persisted(10, 90);
  lost.count(Counter::DataLost);
  report(lost);
  service.wall += 6'400;
  report(persisted(100, 0));
  look();
  EXPECT_TRUE(rules().contains("WidgetDataLost"));
  EXPECT_TRUE(rules().contains("WidgetPersistenceVeryLow"));
  EXPECT_EQ(service.telemetry.fired.size(), rules().size()) << "each once";
  for (int turn = 0; turn < 3; ++turn) {
    service.wall += 15'000;
    look();
  }
  EXPECT_EQ(rules(), RuleNames()) << "and not for ever: the window after it is well";
}

TEST_F(AlertsTest, RendersAreComparedWithTheDayBefore) {
  report(measured(Distribution::RenderMs, 5, 100), "shop", 2 * kAlertHour);
  EXPECT_EQ(rulesAfter(measured(Distribution::RenderMs, 5.5)), RuleNames());
  service.wall += 5 * kAlertMinute;
  EXPECT_EQ(rulesAfter(measured(Distribution::RenderMs, 6.5)), RuleNames({"WidgetRenderSlower"}));
  EXPECT_NEAR(firing().front().value, 30, 3);
}

TEST_F(AlertsTest, AFewValuesOrWhatIsOldAreNoBaseline) {
  report(measured(Distribution::RenderMs, 5, 99), "shop", 2 * kAlertHour);
  report(measured(Distribution::RenderMs, 5, 100), "shop", 25 * kAlertHour);
  EXPECT_EQ(rulesAfter(measured(Distribution::RenderMs, 10)), RuleNames());
}

TEST_F(AlertsTest, AnAlertFiresOnceAndIsResolvedByItself) {
  report(persisted(94, 6));
  look();
  look();
  ASSERT_EQ(firing().size(), 1U);
  const Alert fired = firing().front();
  EXPECT_EQ(fired.site, "shop");
  EXPECT_EQ(fired.severity, "error");
  EXPECT_EQ(fired.value, 94);
  EXPECT_EQ(fired.fired, service.wall);
  report(persisted(100, 0));
  service.wall += 1'000;
  look();
  EXPECT_TRUE(firing().empty());
  const Alert resolved = service.store.alert(fired.id).value();
  EXPECT_FALSE(resolved.isFiring);
  EXPECT_EQ(resolved.resolved, service.wall);
  EXPECT_EQ(service.telemetry.fired, std::vector<std::string>{"WidgetPersistenceLow"});
  EXPECT_EQ(service.telemetry.resolved, std::vector<std::string>{"WidgetPersistenceLow"});
}

TEST_F(AlertsTest, AgainWithinFiveMinutesItIsTheSameAndLaterAnother) {
  std::vector<std::string> ids;
  for (const std::int64_t pause : {std::int64_t{0}, 5 * kAlertMinute - 1, 5 * kAlertMinute}) {
    report(persisted(100, 0));
    look();
    service.wall += pause;
    report(persisted(94, 6));
    look();
    ASSERT_EQ(firing().size(), 1U);
    ids.push_back(firing().front().id);
  }
  EXPECT_EQ(ids[0], ids[1]);
  EXPECT_NE(ids[1], ids[2]);
  EXPECT_EQ(service.store.alert(ids[0])->times, 2);
  EXPECT_EQ(service.store.alerts({}).size(), 2U);
}

TEST_F(AlertsTest, WhatIsNotReportedForTenMinutesIsNotJudgedAnyMore) {
  EXPECT_EQ(rulesAfter(persisted(94, 6)), RuleNames({"WidgetPersistenceLow"}));
  service.wall += 10 * kAlertMinute - 1;
  look();
  EXPECT_EQ(rules(), RuleNames({"WidgetPersistenceLow"}));
  service.wall += 1;
  look();
  EXPECT_EQ(rules(), RuleNames());
}

TEST_F(AlertsTest, EachSiteHasItsOwn) {
  report(persisted(94, 6), "shop");
  report(persisted(80, 20), "other");
  look();
  EXPECT_EQ(firing().size(), 3U);
  EXPECT_EQ(service.store.alerts({.sites = {{"other"}}}).size(), 2U);
  EXPECT_TRUE(service.store.alerts({.sites = std::vector<std::string>()}).empty());
  EXPECT_EQ(sight.sites.size(), 2U);
  EXPECT_EQ(sight.firing.size(), 3U);
}

TEST_F(AlertsTest, ASlowServiceIsJudgedByWhatLastedLongEnough) {
  answer(100, 200, 1'500);
  look();
  EXPECT_EQ(rules(), RuleNames({"ServiceSlow"}));
  answer(100, 200, 2'500);
  look();
  EXPECT_EQ(rules(), RuleNames({"ServiceSlow", "ServiceVerySlow"}));
  service.wall += 3 * kAlertMinute;
  look();
  EXPECT_EQ(rules(), RuleNames({"ServiceSlow"})) << "of the last three minutes nothing is known";
  service.wall += 2 * kAlertMinute;
  look();
  EXPECT_EQ(rules(), RuleNames());
}

TEST_F(AlertsTest, ErrorsOfTheServiceAreARate) {
  answer(94, 200, 1);
  answer(6, 500, 1);
  look();
  EXPECT_EQ(rules(), RuleNames({"ServiceErrors"}));
  answer(10, 503, 1);
  look();
  EXPECT_EQ(rules(), RuleNames({"ServiceErrors", "ServiceErrorsMany"}));
  EXPECT_EQ(firing().front().site, "");
}

TEST_F(AlertsTest, AFewRequestsAreNoRate) {
  answer(19, 500, 5'000);
  look();
  EXPECT_EQ(rules(), RuleNames());
}

TEST_F(AlertsTest, WhatIsNoWorkOfOursIsNotJudged) {
  for (int i = 0; i < 100; ++i)
    for (const char* route : {"/api/health/ready", "/api/uploads", "/assets/*", "/api/metrics"})
      meter.answered(route, 503, 9'000, service.wall);
  look();
  EXPECT_EQ(rules(), RuleNames());
}

TEST_F(AlertsTest, OneErrorOfTheDatabaseIsEnoughForTwoMinutes) {
  meter.databaseFailed(service.wall);
  look();
  EXPECT_EQ(rules(), RuleNames({"DatabaseErrors"}));
  service.wall += 2 * kAlertMinute;
  look();
  EXPECT_EQ(rules(), RuleNames());
}

TEST_F(AlertsTest, RateLimitsAreCountedForTenMinutes) {
  answer(50, 429, 1, 9 * kAlertMinute);
  answer(50, 429, 1);
  look();
  EXPECT_EQ(rules(), RuleNames());
  answer(1, 429, 1);
  look();
  EXPECT_EQ(rules(), RuleNames({"RateLimited"}));
}

TEST_F(AlertsTest, AWidgetThatNobodyOpensIsNoticed) {
  for (int i = 0; i < 100; ++i) meter.answered("/pipit.js", 200, 1, service.wall);
  for (int i = 0; i < 4; ++i) meter.answered("/frame/", 200, 1, service.wall);
  look();
  EXPECT_EQ(rules(), RuleNames({"WidgetRarelyOpened"}));
  meter.answered("/frame/", 200, 1, service.wall);
  look();
  EXPECT_EQ(rules(), RuleNames());
}

TEST_F(AlertsTest, VisitorsWhoAreNotSatisfiedAreNoticed) {
  FeedbackBook feedback(
      {service.store, service.telemetry, [this] { return service.wall; }, RateLimit{0, 0}, nullptr});
  const auto rate = [&](int rating, int number) {
    const Pass pass = service.visitor();
    GivenFeedback given;
    given.clientId = "rating-" + std::to_string(number);
    given.type = "satisfaction";
    given.rating = rating;
    ASSERT_TRUE(feedback.take(pass, given));
  };
  for (int number = 0; number < 4; ++number) rate(1, number);
  look();
  EXPECT_EQ(rules(), RuleNames()) << "four are too few";
  rate(5, 4);
  look();
  EXPECT_EQ(rules(), RuleNames({"SatisfactionLow"}));
  EXPECT_NEAR(*sight.satisfaction, 1.8, 1e-9);
  service.wall += kAlertHour + 1;
  look();
  EXPECT_EQ(rules(), RuleNames());
}

TEST_F(AlertsTest, AFeatureThatWasRolledBackByItselfIsAnAlert) {
  RolloutBook book(service.store);
  const Signature ada{"ada", "a reason", service.wall};
  ASSERT_TRUE(
      book.create({.feature = Feature::TabSync, .plan = "tiers", .whitelist = {}, .blacklist = {}}, ada));
  ASSERT_TRUE(book.start(Feature::TabSync, ada));
  ASSERT_TRUE(book.rollBack(Feature::TabSync, ada));
  look();
  EXPECT_EQ(rules(), RuleNames()) << "somebody wanted it";
  ASSERT_TRUE(book.start(Feature::TabSync, ada));
  ASSERT_TRUE(book.tell(Feature::TabSync, {100, 50, 50}, service.wall));
  ASSERT_EQ(book.watch(service.wall).size(), 1U);
  look();
  EXPECT_EQ(rules(), RuleNames({"FeatureTakenBack"}));
  service.wall += kAlertHour + 1;
  look();
  EXPECT_EQ(rules(), RuleNames());
}

TEST_F(AlertsTest, TheFirstWhoAcknowledgesStaysAndStandsInTheAudit) {
  report(persisted(94, 6));
  look();
  const std::string id = firing().front().id;
  const auto known = watch.alerts().acknowledge(id, {"ada", "on it", service.wall});
  ASSERT_TRUE(known);
  EXPECT_EQ(known->acknowledgedBy, "ada");
  EXPECT_EQ(watch.alerts().acknowledge(id, {"bob", "", service.wall})->acknowledgedBy, "ada");
  EXPECT_FALSE(watch.alerts().acknowledge("al_0", {"bob", "", service.wall}));
  const auto rows = service.store.audit({.kind = "alert"});
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0].owner, "shop");
  EXPECT_EQ(rows[0].subject, "WidgetPersistenceLow");
  EXPECT_EQ(rows[0].after, "acknowledged");
  EXPECT_EQ(rows[0].signature.reason, "on it");
  service.wall += kAlertMinute;
  look();
  EXPECT_EQ(firing().front().acknowledgedBy, "ada") << "while it fires";
}

TEST_F(AlertsTest, FiguresOfTheServiceSurviveJson) {
  answer(30, 200, 12.5);
  answer(2, 500, 99);
  meter.databaseFailed(service.wall);
  const auto minutes = meter.take();
  ASSERT_EQ(minutes.size(), 1U);
  const ServiceFigures figures = minutes.begin()->second;
  EXPECT_EQ(figures.requests, 32);
  EXPECT_EQ(figures.errors, 2);
  EXPECT_EQ(ServiceFigures::read(figures.json()), figures);
  for (const char* text : {"", "[]", "{\"requests\":-1}", "{\"latency\":{\"bins\":[1]}}"})
    EXPECT_FALSE(ServiceFigures::read(text)) << text;
  EXPECT_TRUE(meter.take().empty()) << "taken once";
}

TEST_F(AlertsTest, NoMoreMinutesAreKeptThanAreOfUse) {
  for (int minute = 0; minute < 100; ++minute) meter.databaseFailed(service.wall + minute * kAlertMinute);
  const auto minutes = meter.take();
  EXPECT_EQ(minutes.size(), limits::kMeteredMinutes);
  EXPECT_EQ(minutes.rbegin()->first, service.wall / kAlertMinute + 99);
  meter.giveBack(minutes);
  EXPECT_EQ(meter.take(), minutes);
}

}  // namespace
}  // namespace pipit::server
