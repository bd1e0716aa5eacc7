#include "domain/monitoring/Plausible.h"

#include <array>
#include <cstddef>

namespace pipit::server {

namespace {

// Of one tab in five minutes: it tells every 30 s, or later where its browser lets it sleep. In the order of
// counterNames.
constexpr std::array<std::uint64_t, counterNames.size()> kMostCounted = {
    3'000,   // storageDone: ten a second
    600,     // storageFailed: the engine pauses up to 2 s after each
    3,       // dataLost
    3,       // restoreTried: once for a page, and where the engine was started again
    3,       // restored
    3,       // navigationTried
    3,       // navigated
    3'000,   // renders: ten a second
    3'000,   // slowRenders
    18'000,  // frames: 60 a second
    18'000,  // jankFrames
    6'000,   // longTasks: of 50 ms
    60,      // tabSyncDone
    60,      // tabSyncFailed
    600,     // apiCalls: two a second
    600,     // apiFailed
    200,     // cacheHits: all files that there are, some times
    200,     // cacheMisses
    600,     // errorQuota
    600,     // errorSecurity
    600,     // errorTimeout
    600,     // errorCorrupt
    600,     // errorNetwork
    600,     // errorHttp
    600,     // errorScript
    600,     // errorOther
};

struct Plausible {
  std::uint64_t count = 0;
  double most = 0;
};

constexpr double kFiveMinutes = 300'000;
// Of a tab: more is not given to one.
constexpr double kMostMemoryMb = 16'384;

// In the order of distributionNames.
constexpr std::array<Plausible, distributionNames.size()> kMostMeasured = {{
    {3'000, kFiveMinutes},  // storageMs
    {3'000, kFiveMinutes},  // renderMs
    {1'200, 1'000},         // fps: a run takes 250 ms at least
    {60, kFiveMinutes},     // tabSyncMs
    {3, 3'600'000},         // bundleMs
    {3, 100e6},             // bundleBytes
    {60, kMostMemoryMb},    // memoryMb
    {600, 3'600'000},       // apiMs
}};

bool fits(const Sketch& sketch, const Plausible& most, std::uint64_t tabs) {
  return sketch.count() <= most.count * tabs && sketch.max().value_or(0) <= most.most;
}

}  // namespace

std::optional<std::string_view> implausibleIn(const Report& report, std::int64_t reports) {
  const auto tabs = static_cast<std::uint64_t>(reports);
  for (std::size_t index = 0; index < counterNames.size(); ++index)
    if (report.of(static_cast<Counter>(index)) > kMostCounted[index] * tabs) return counterNames[index];
  for (std::size_t index = 0; index < distributionNames.size(); ++index)
    if (!fits(report.of(static_cast<Distribution>(index)), kMostMeasured[index], tabs))
      return distributionNames[index];
  if (report.memoryNow().value_or(0) > kMostMemoryMb) return "memoryNowMb";
  return std::nullopt;
}

}  // namespace pipit::server
