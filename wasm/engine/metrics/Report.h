#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "metrics/Sketch.h"

namespace pipit {

class Json;
class OwnText;

// What is counted. In the order of counterNames; js-glue/frame/metrics has the same.
enum class Counter : std::uint8_t {
  StorageDone,
  StorageFailed,
  DataLost,  // what a visitor wrote or read and that is nowhere any more
  RestoreTried,
  Restored,
  NavigationTried,
  Navigated,
  Renders,
  SlowRenders,  // longer than 16 ms
  Frames,       // while something moved
  JankFrames,   // longer than 1.5 frame budgets
  LongTasks,
  TabSyncDone,
  TabSyncFailed,
  ApiCalls,
  ApiFailed,
  CacheHits,
  CacheMisses,
  ErrorQuota,
  ErrorSecurity,
  ErrorTimeout,
  ErrorCorrupt,
  ErrorNetwork,
  ErrorHttp,
  ErrorScript,
  ErrorOther,
};

inline constexpr std::array<std::string_view, 26> counterNames = {
    "storageDone", "storageFailed", "dataLost",     "restoreTried", "restored",     "navigationTried",
    "navigated",   "renders",       "slowRenders",  "frames",       "jankFrames",   "longTasks",
    "tabSyncDone", "tabSyncFailed", "apiCalls",     "apiFailed",    "cacheHits",    "cacheMisses",
    "errorQuota",  "errorSecurity", "errorTimeout", "errorCorrupt", "errorNetwork", "errorHttp",
    "errorScript", "errorOther"};

// What is measured, in milliseconds unless its name says otherwise. In the order of distributionNames.
enum class Distribution : std::uint8_t {
  StorageMs,
  RenderMs,
  Fps,
  TabSyncMs,
  BundleMs,
  BundleBytes,
  MemoryMb,
  ApiMs,
};

inline constexpr std::array<std::string_view, 8> distributionNames = {
    "storageMs", "renderMs", "fps", "tabSyncMs", "bundleMs", "bundleBytes", "memoryMb", "apiMs"};

enum class ErrorKind : std::uint8_t { Quota, Security, Timeout, Corrupt, Network, Http, Script, Other };
inline constexpr std::size_t errorKinds = 8;

constexpr Counter counterOf(ErrorKind kind) {
  return static_cast<Counter>(static_cast<std::size_t>(Counter::ErrorQuota) + static_cast<std::size_t>(kind));
}

enum class ReportError : std::uint8_t {
  Malformed,
  TooLarge,
  UnknownVersion,
  BadCounter,
  BadDistribution,
  BadMemory
};

// What one widget, or many, counted and measured in a window of time. Reports of parts of it are merged.
class Report {
 public:
  // Stays at limits::counted.
  void count(Counter counter, std::uint64_t by = 1);
  // False where Sketch::add is.
  bool measure(Distribution distribution, double value);
  // False, and nothing is merged, where a sketch would have too many values.
  bool merge(const Report& other);

  [[nodiscard]] std::uint64_t of(Counter counter) const {
    return counters_[static_cast<std::size_t>(counter)];
  }
  [[nodiscard]] const Sketch& of(Distribution distribution) const {
    return sketches_[static_cast<std::size_t>(distribution)];
  }
  // The memory that was measured last; of merged reports that of the one merged last which has one.
  [[nodiscard]] std::optional<double> memoryNow() const { return memoryNow_; }
  [[nodiscard]] bool isEmpty() const;

  // {"v":1,"counters":{…},"distributions":{…},"memoryNowMb":…}, without what is zero or empty. At most
  // limits::reportBytes.
  [[nodiscard]] std::string json() const;
  // Trusts nothing. Names that it does not know are passed over, so that a newer widget can report to an
  // older service. No counter and no sketch may have more than `mostCounted`: what one widget can have
  // counted is limits::countedByWidget.
  [[nodiscard]] static std::expected<Report, ReportError> read(std::string_view text,
                                                               std::uint64_t mostCounted = limits::counted);
  [[nodiscard]] static std::expected<Report, ReportError> read(const Json& json,
                                                               std::uint64_t mostCounted = limits::counted);

  // What json() has written: several times as fast, where many are read. Nothing where it is anything else,
  // which may be a report all the same.
  [[nodiscard]] static std::optional<Report> readOwn(std::string_view text);

  bool operator==(const Report&) const = default;

 private:
  bool takeCounters(OwnText& text);
  bool takeDistributions(OwnText& text);
  bool readCounters(const Json& json, std::uint64_t mostCounted);
  bool readDistributions(const Json& json, std::uint64_t mostCounted);
  bool readMemory(const Json& json);

  std::array<std::uint64_t, counterNames.size()> counters_{};
  std::array<Sketch, distributionNames.size()> sketches_;
  std::optional<double> memoryNow_;
};

}  // namespace pipit
