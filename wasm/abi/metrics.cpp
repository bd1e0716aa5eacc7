// metrics.wasm: what a widget counts and measures until it tells the service, apart from the engine, since
// most visitors are not measured. C++ owns all memory: pipit_metrics_in gives scratch for a text, and what
// pipit_metrics_out points to is valid until the next call.
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "metrics/Redaction.h"
#include "metrics/Report.h"

namespace {

struct Instance {
  std::vector<char> in;
  std::string out;
  pipit::Report report;
};

Instance& instance() {
  static Instance one;
  return one;
}

std::string_view textOf(std::uint32_t size) {
  const std::string_view all(instance().in.data(), instance().in.size());
  return all.substr(0, size);
}

std::uint32_t give(std::string&& text) {
  instance().out = std::move(text);
  return static_cast<std::uint32_t>(instance().out.size());
}

}  // namespace

#define PIPIT_EXPORT(name) extern "C" __attribute__((export_name(#name), used))

// Room for so many bytes; 0 if that is more than limits::reportBytes.
PIPIT_EXPORT(pipit_metrics_in) char* pipit_metrics_in(std::uint32_t size) {
  if (size > pipit::limits::reportBytes) return nullptr;
  // There is a place even for nothing.
  instance().in.resize(size + 1);
  return instance().in.data();
}

// 1 if it was counted, 0 if there is no such counter (metrics/Report.h has them in their order).
PIPIT_EXPORT(pipit_metrics_count) std::uint32_t pipit_metrics_count(std::uint32_t counter, std::uint32_t by) {
  if (counter >= pipit::counterNames.size()) return 0;
  instance().report.count(static_cast<pipit::Counter>(counter), by);
  return 1;
}

// 1 if it was added, 0 if there is no such distribution or it takes no such value.
PIPIT_EXPORT(pipit_metrics_measure)
std::uint32_t pipit_metrics_measure(std::uint32_t distribution, double value) {
  if (distribution >= pipit::distributionNames.size()) return 0;
  return instance().report.measure(static_cast<pipit::Distribution>(distribution), value);
}

// Adds what another tab has reported, from the scratch. 1 if it was, 0 if that is no report.
PIPIT_EXPORT(pipit_metrics_merge) std::uint32_t pipit_metrics_merge(std::uint32_t size) {
  const auto other = pipit::Report::read(textOf(size), pipit::limits::countedByWidget);
  return other && instance().report.merge(*other);
}

// The report as JSON, after which all is counted anew. Returns its length; 0 where there is nothing to
// report.
PIPIT_EXPORT(pipit_metrics_take) std::uint32_t pipit_metrics_take() {
  const pipit::Report report = std::exchange(instance().report, {});
  return give(report.isEmpty() ? std::string() : report.json());
}

// The text in the scratch without what tells who somebody is (metrics/Redaction.h). Returns its length.
PIPIT_EXPORT(pipit_metrics_redact) std::uint32_t pipit_metrics_redact(std::uint32_t size) {
  return give(pipit::redacted(textOf(size)));
}

PIPIT_EXPORT(pipit_metrics_out) const char* pipit_metrics_out() {
  return instance().out.data();
}
