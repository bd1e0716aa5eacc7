#include <gtest/gtest.h>

#include <set>
#include <string_view>

#include "metrics/Figures.h"
#include "metrics/Report.h"

namespace pipit {
namespace {

TEST(Figures, HaveTwentyThreeMetricsAndEachFigureItsName) {
  std::set<std::string_view> metrics, names;
  for (const FigureRow& row : figureTable) {
    metrics.insert(row.metric);
    names.insert(row.name);
  }
  EXPECT_EQ(metrics.size(), 23u);
  EXPECT_EQ(names.size(), figureTable.size());
  EXPECT_EQ(static_cast<std::size_t>(Figure::CacheHits) + 1, figureTable.size());
  EXPECT_EQ(nameOf(Figure::PersistenceSuccess), "persistenceSuccess");
  EXPECT_EQ(nameOf(Figure::RenderMean), "renderMean");
  EXPECT_EQ(nameOf(Figure::MemoryCurrent), "memoryCurrent");
  EXPECT_EQ(nameOf(Figure::CacheHits), "cacheHits");
}

TEST(Figures, OfNothingAreNone) {
  const Figures figures{Report()};
  for (std::size_t i = 0; i < figureTable.size(); ++i)
    EXPECT_FALSE(figures[static_cast<Figure>(i)]) << figureTable[i].name;
}

TEST(Figures, AreOnlyThoseThatSomethingWasMeasuredFor) {
  Report report;
  report.measure(Distribution::Fps, 58);
  const Figures figures(report);
  EXPECT_EQ(figures[Figure::FpsMean], 58);
  EXPECT_EQ(figures[Figure::ApiCalls], 0);
  EXPECT_EQ(figures[Figure::ErrorsScript], 0);
  for (const Figure none : {Figure::PersistenceSuccess, Figure::DataLoss, Figure::SlowRenders, Figure::Jank,
                            Figure::ApiErrors, Figure::CacheHits, Figure::MemoryPeak, Figure::TabSyncFailure})
    EXPECT_FALSE(figures[none]) << nameOf(none);
}

TEST(Figures, OfPersistence) {
  Report report;
  report.count(Counter::StorageDone, 97);
  report.count(Counter::StorageFailed, 3);
  report.count(Counter::RestoreTried, 8);
  report.count(Counter::Restored, 6);
  report.count(Counter::NavigationTried, 4);
  report.count(Counter::Navigated, 4);
  report.count(Counter::ErrorQuota, 2);
  report.count(Counter::ErrorOther, 5);
  for (int ms = 1; ms <= 100; ++ms) report.measure(Distribution::StorageMs, ms);
  const Figures figures(report);
  EXPECT_EQ(figures[Figure::PersistenceSuccess], 97);
  EXPECT_EQ(figures[Figure::PersistenceMean], 50.5);
  EXPECT_NEAR(*figures[Figure::PersistenceP50], 50, 0.5);
  EXPECT_NEAR(*figures[Figure::PersistenceP95], 95, 0.95);
  EXPECT_NEAR(*figures[Figure::PersistenceP99], 99, 0.99);
  EXPECT_EQ(figures[Figure::DataLoss], 0);
  EXPECT_EQ(figures[Figure::RestorationSuccess], 75);
  EXPECT_EQ(figures[Figure::NavigationSuccess], 100);
  EXPECT_EQ(figures[Figure::ErrorsQuota], 2);
  EXPECT_EQ(figures[Figure::ErrorsSecurity], 0);
  EXPECT_EQ(figures[Figure::ErrorsOther], 5);
}

TEST(Figures, HaveEveryLossOfData) {
  Report report;
  report.count(Counter::DataLost, 2);
  EXPECT_EQ(Figures(report)[Figure::DataLoss], 2);
}

TEST(Figures, OfPerformance) {
  Report report;
  report.count(Counter::Renders, 4);
  report.count(Counter::SlowRenders, 1);
  report.count(Counter::Frames, 200);
  report.count(Counter::JankFrames, 5);
  report.count(Counter::TabSyncDone, 98);
  report.count(Counter::TabSyncFailed, 2);
  for (const double ms : {2, 4, 6, 20}) report.measure(Distribution::RenderMs, ms);
  for (const double fps : {60, 48}) report.measure(Distribution::Fps, fps);
  for (const double ms : {10, 30}) report.measure(Distribution::TabSyncMs, ms);
  for (const double ms : {300, 500}) report.measure(Distribution::BundleMs, ms);
  report.measure(Distribution::BundleBytes, 81'920);
  const Figures figures(report);
  EXPECT_EQ(figures[Figure::RenderMean], 8);
  EXPECT_NEAR(*figures[Figure::RenderP95], 6, 0.06);
  EXPECT_EQ(figures[Figure::SlowRenders], 1);
  EXPECT_EQ(figures[Figure::FpsMean], 54);
  EXPECT_EQ(figures[Figure::FpsMin], 48);
  EXPECT_EQ(figures[Figure::Jank], 2.5);
  EXPECT_EQ(figures[Figure::TabSyncMean], 20);
  EXPECT_NEAR(*figures[Figure::TabSyncP95], 10, 0.1);
  EXPECT_EQ(figures[Figure::TabSyncFailure], 2);
  EXPECT_EQ(figures[Figure::BundleLoad], 400);
  EXPECT_EQ(figures[Figure::BundleSize], 81'920);
}

TEST(Figures, OfMemoryAndTheInterface) {
  Report report;
  for (const double megabytes : {20, 44, 26}) report.measure(Distribution::MemoryMb, megabytes);
  report.count(Counter::ApiCalls, 200);
  report.count(Counter::ApiFailed, 3);
  report.count(Counter::CacheHits, 3);
  report.count(Counter::CacheMisses, 1);
  for (const double ms : {100, 200}) report.measure(Distribution::ApiMs, ms);
  const Figures figures(report);
  EXPECT_EQ(figures[Figure::MemoryCurrent], 26);
  EXPECT_EQ(figures[Figure::MemoryPeak], 44);
  EXPECT_EQ(figures[Figure::MemoryMean], 30);
  EXPECT_EQ(figures[Figure::ApiCalls], 200);
  EXPECT_EQ(figures[Figure::ApiMean], 150);
  EXPECT_NEAR(*figures[Figure::ApiP95], 100, 1);
  EXPECT_EQ(figures[Figure::ApiErrors], 1.5);
  EXPECT_EQ(figures[Figure::CacheHits], 75);
}

TEST(Figures, AreNeverMoreThanAHundredPercent) {
  Report report;
  report.count(Counter::RestoreTried, 1);
  report.count(Counter::Restored, 3);
  EXPECT_EQ(Figures(report)[Figure::RestorationSuccess], 100);
}

}  // namespace
}  // namespace pipit
