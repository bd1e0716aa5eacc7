#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

#include "base/Random.h"
#include "metrics/Report.h"

namespace pipit {
namespace {

Report sample() {
  Report report;
  report.count(Counter::StorageDone, 3);
  report.count(counterOf(ErrorKind::Http));
  report.measure(Distribution::ApiMs, 120);
  report.measure(Distribution::MemoryMb, 12.3456784);
  return report;
}

ReportError errorOf(std::string_view text, std::uint64_t mostCounted = limits::counted) {
  const auto report = Report::read(text, mostCounted);
  EXPECT_FALSE(report) << text;
  return report ? ReportError{255} : report.error();
}

// Whatever a widget may count and measure.
Report byChance(Random& random) {
  Report report;
  for (int i = 0; i < 200; ++i) {
    report.count(static_cast<Counter>(random.next() % counterNames.size()), random.next() % 5);
    report.measure(static_cast<Distribution>(random.next() % distributionNames.size()), 1000 * random.unit());
  }
  return report;
}

TEST(Report, IsWrittenWithoutWhatIsEmpty) {
  EXPECT_EQ(Report().json(), R"({"v":1,"counters":{},"distributions":{}})");
  EXPECT_EQ(sample().json(),
            R"({"v":1,"counters":{"storageDone":3,"errorHttp":1},"distributions":{)"
            R"("memoryMb":{"sum":12.346,"min":12.345678,"max":12.345678,"bins":[-471,1]},)"
            R"("apiMs":{"sum":120,"min":120,"max":120,"bins":[-584,1]}},"memoryNowMb":12.345678})");
}

TEST(Report, IsReadAsItWasWritten) {
  EXPECT_EQ(Report::read(Report().json()), Report());
  EXPECT_EQ(Report::read(sample().json()), sample());
  Random random("reports");
  for (int i = 0; i < 20; ++i) {
    const Report report = byChance(random);
    EXPECT_EQ(Report::read(report.json(), limits::countedByWidget), report);
    EXPECT_EQ(Report::readOwn(report.json()), report);
  }
  EXPECT_EQ(Report::readOwn(Report().json()), Report());
  EXPECT_EQ(Report::readOwn(sample().json()), sample());
}

TEST(Report, IsReadTheOtherWayWhereItIsNotWrittenSo) {
  for (const char* text :
       {"", "{}", R"({"v":2,"counters":{},"distributions":{}})", R"({"v":1,"counters":{}})",
        R"({"v":1, "counters":{},"distributions":{}})",
        R"({"v":1,"counters":{"later":1},"distributions":{}})",
        R"({"v":1,"counters":{"frames":1e2},"distributions":{}})",
        R"({"v":1,"counters":{"frames":1000000000001},"distributions":{}})",
        R"({"v":1,"counters":{},"distributions":{"later":{"sum":1,"min":1,"max":1,"bins":[-345,1]}}})",
        R"({"v":1,"counters":{},"distributions":{"apiMs":{"min":1,"max":1,"sum":1,"bins":[-345,1]}}})",
        R"({"v":1,"counters":{},"distributions":{},"memoryNowMb":1234567890.1234567})",
        R"({"v":1,"counters":{},"distributions":{}} )"})
    EXPECT_FALSE(Report::readOwn(text)) << text;
}

// Each change of one character, and each text that is cut: what is taken is what read() takes.
TEST(Report, IsNeverAnotherOneThanReadFinds) {
  Report report = sample();
  for (const double value : {0.0, 0.5, 3.25, 3.25}) report.measure(Distribution::RenderMs, value);
  const std::string text = report.json();
  int taken = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    EXPECT_FALSE(Report::readOwn(text.substr(0, at)));
    for (const char other : std::string_view("019-.e,:\"]}\0 ", 13)) {
      std::string changed = text;
      changed[at] = other;
      const auto own = Report::readOwn(changed);
      if (!own) continue;
      ++taken;
      EXPECT_EQ(Report::read(changed), *own) << changed;
    }
  }
  EXPECT_GT(taken, 50);
}

TEST(Report, OfManyPartsIsTheirSumInAnyOrder) {
  Random random("parts");
  std::vector<Report> parts;
  for (int i = 0; i < 12; ++i) parts.push_back(byChance(random));
  Report forwards, backwards;
  for (auto part = parts.begin(); part != parts.end(); ++part) ASSERT_TRUE(forwards.merge(*part));
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) ASSERT_TRUE(backwards.merge(*part));
  for (std::size_t i = 0; i < counterNames.size(); ++i)
    EXPECT_EQ(forwards.of(static_cast<Counter>(i)), backwards.of(static_cast<Counter>(i)));
  for (std::size_t i = 0; i < distributionNames.size(); ++i)
    EXPECT_EQ(forwards.of(static_cast<Distribution>(i)), backwards.of(static_cast<Distribution>(i)));
  EXPECT_EQ(forwards.memoryNow(), parts.back().memoryNow());
  EXPECT_EQ(backwards.memoryNow(), parts.front().memoryNow());
}

TEST(Report, KeepsItsMemoryWhereTheOtherHasNone) {
  Report report = sample();
  ASSERT_TRUE(report.merge(Report()));
  EXPECT_EQ(report, sample());
}

TEST(Report, IsEmptyUntilSomethingWasCountedOrMeasured) {
  Report report;
  EXPECT_TRUE(report.isEmpty());
  EXPECT_FALSE(report.measure(Distribution::Fps, -1));
  EXPECT_TRUE(report.isEmpty());
  EXPECT_TRUE(report.measure(Distribution::Fps, 0));
  EXPECT_FALSE(report.isEmpty());
  Report counted;
  counted.count(Counter::ErrorOther);
  EXPECT_FALSE(counted.isEmpty());
}

TEST(Report, CountsUpToItsLimit) {
  Report report;
  report.count(Counter::Frames, limits::counted - 1);
  report.count(Counter::Frames, ~std::uint64_t{0});
  EXPECT_EQ(report.of(Counter::Frames), limits::counted);
  ASSERT_TRUE(report.merge(Report(report)));
  EXPECT_EQ(report.of(Counter::Frames), limits::counted);
  EXPECT_EQ(Report::read(report.json()), report);
}

TEST(Report, IsNotMergedInPartWhereASketchHasNoRoom) {
  Report full;
  full.measure(Distribution::ApiMs, 1);
  while (full.of(Distribution::ApiMs).count() < limits::sketchValues) full.merge(Report(full));
  const Report before = full;
  EXPECT_FALSE(full.merge(sample()));
  EXPECT_EQ(full, before);
}

TEST(Report, OfEverythingFullIsReadAgain) {
  Report report;
  for (std::size_t i = 0; i < distributionNames.size(); ++i)
    for (double value = Sketch::least; value <= Sketch::most; value *= 1.0099)
      report.measure(static_cast<Distribution>(i), value);
  for (std::size_t i = 0; i < counterNames.size(); ++i)
    report.count(static_cast<Counter>(i), limits::counted);
  while (report.merge(Report(report))) continue;
  const std::string text = report.json();
  EXPECT_LE(text.size(), limits::reportBytes);
  const auto again = Report::read(text);
  ASSERT_TRUE(again);
  EXPECT_EQ(again->json(), text);
}

TEST(Report, PassesOverNamesThatItDoesNotKnow) {
  const auto report = Report::read(
      R"({"v":1,"counters":{"storageDone":1,"later":"x"},"distributions":{"later":{}},"more":[1,{}]})");
  ASSERT_TRUE(report);
  EXPECT_EQ(report->of(Counter::StorageDone), 1u);
  EXPECT_EQ(Report::read(R"({"v":1})"), Report());
}

TEST(Report, IsRefusedWhereItIsNone) {
  for (const char* text : {"", "{", "[]", "1", "null", "\"\"", "{\"v\":1}x", "\xff"})
    EXPECT_EQ(errorOf(text), ReportError::Malformed) << text;
  for (const char* text : {"{}", R"({"v":2})", R"({"v":0})", R"({"v":"1"})", R"({"v":1.5})"})
    EXPECT_EQ(errorOf(text), ReportError::UnknownVersion) << text;
  EXPECT_EQ(errorOf(std::string(limits::reportBytes, ' ') + "{}"), ReportError::TooLarge);
}

TEST(Report, IsRefusedWithACounterThatIsNone) {
  for (const char* counter : {"-1", "0.5", "1e300", "1000000000001", "\"1\"", "null", "true", "[1]", "{}"})
    EXPECT_EQ(errorOf(std::string(R"({"v":1,"counters":{"frames":)") + counter + "}}"),
              ReportError::BadCounter)
        << counter;
  EXPECT_EQ(errorOf(R"({"v":1,"counters":[]})"), ReportError::BadCounter);
}

TEST(Report, IsRefusedWithADistributionOrMemoryThatIsNone) {
  for (const char* text : {R"({"v":1,"distributions":[]})", R"({"v":1,"distributions":{"fps":{}}})",
                           R"({"v":1,"distributions":{"fps":{"sum":9,"min":1,"max":1,"bins":[-345,1]}}})"})
    EXPECT_EQ(errorOf(text), ReportError::BadDistribution) << text;
  for (const char* memory : {"-1", "1e8", "\"1\"", "null", "[]"})
    EXPECT_EQ(errorOf(std::string(R"({"v":1,"memoryNowMb":)") + memory + "}"), ReportError::BadMemory)
        << memory;
}

TEST(Report, OfAWidgetHasNoMoreThanOneCanHaveCounted) {
  Report report;
  report.count(Counter::Frames, limits::countedByWidget);
  EXPECT_TRUE(Report::read(report.json(), limits::countedByWidget));
  report.count(Counter::Frames);
  EXPECT_EQ(errorOf(report.json(), limits::countedByWidget), ReportError::BadCounter);
  Report measured = sample();
  measured.measure(Distribution::ApiMs, 1);
  EXPECT_EQ(errorOf(measured.json(), 2), ReportError::BadCounter);
  EXPECT_TRUE(Report::read(measured.json(), 3));
}

TEST(Report, HasANameForEachCounterDistributionAndErrorAndNoNameTwice) {
  std::set<std::string_view> names(counterNames.begin(), counterNames.end());
  names.insert(distributionNames.begin(), distributionNames.end());
  EXPECT_EQ(names.size(), counterNames.size() + distributionNames.size());
  EXPECT_FALSE(names.contains(""));
  EXPECT_EQ(static_cast<std::size_t>(Counter::ErrorOther) + 1, counterNames.size());
  EXPECT_EQ(static_cast<std::size_t>(Distribution::ApiMs) + 1, distributionNames.size());
  EXPECT_EQ(counterOf(ErrorKind::Quota), Counter::ErrorQuota);
  EXPECT_EQ(counterOf(ErrorKind::Other), Counter::ErrorOther);
}

}  // namespace
}  // namespace pipit
