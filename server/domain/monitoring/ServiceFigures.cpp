#include "domain/monitoring/ServiceFigures.h"

#include <array>
#include <limits>
#include <utility>

#include "base/Json.h"
#include "base/JsonWriter.h"
#include "base/limits.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {

constexpr std::int64_t kMeterMinute = 60'000;

using Count = std::pair<std::string_view, std::int64_t ServiceFigures::*>;
constexpr std::array<Count, 6> kCounts = {{{"requests", &ServiceFigures::requests},
                                           {"errors", &ServiceFigures::errors},
                                           {"databaseErrors", &ServiceFigures::databaseErrors},
                                           {"limited", &ServiceFigures::limited},
                                           {"loads", &ServiceFigures::loads},
                                           {"opens", &ServiceFigures::opens}}};

// What takes as long as a client's network does, or tells of an outage itself, says nothing of how well we
// answer.
bool isJudged(std::string_view route) {
  return route.starts_with("/api/") && !route.starts_with("/api/uploads") &&
         !route.starts_with("/api/health") && route != "/api/events" && route != "/api/metrics";
}

}  // namespace

bool ServiceFigures::isEmpty() const {
  return *this == ServiceFigures();
}

void ServiceFigures::merge(const ServiceFigures& other) {
  for (const auto& [name, count] : kCounts) this->*count += other.*count;
  // A minute that has more values than a sketch holds is judged by those.
  (void)latency.merge(other.latency);
}

std::string ServiceFigures::json() const {
  JsonWriter writer;
  writer.beginObject();
  for (const auto& [name, count] : kCounts)
    if (this->*count > 0) writer.member(name).number(static_cast<double>(this->*count));
  if (!latency.isEmpty()) latency.write(writer.member("latency"));
  return writer.endObject().take();
}

std::optional<ServiceFigures> ServiceFigures::read(std::string_view text) {
  const auto json = Json::parse(text);
  if (!json || !json->isObject()) return std::nullopt;
  ServiceFigures figures;
  for (const auto& [name, count] : kCounts) {
    const double number = json->number(name, 0);
    if (!(number >= 0 && number <= static_cast<double>(pipit::limits::counted))) return std::nullopt;
    figures.*count = static_cast<std::int64_t>(number);
  }
  const Json* latency = json->find("latency");
  if (latency == nullptr) return figures;
  auto sketch = Sketch::read(*latency, pipit::limits::sketchValues);
  if (!sketch) return std::nullopt;
  figures.latency = *std::move(sketch);
  return figures;
}

void ServiceMeter::answered(std::string_view route, int status, double milliseconds, std::int64_t at) {
  const std::scoped_lock lock(mutex_);
  ServiceFigures& minute = minuteOf(at);
  if (status == 429) ++minute.limited;
  if (route == "/pipit.js") ++minute.loads;
  if (route == "/frame/") ++minute.opens;
  if (!isJudged(route)) return;
  ++minute.requests;
  if (status >= 500) ++minute.errors;
  (void)minute.latency.add(milliseconds);
}

void ServiceMeter::databaseFailed(std::int64_t at) {
  const std::scoped_lock lock(mutex_);
  ++minuteOf(at).databaseErrors;
}

ServiceMeter::Minutes ServiceMeter::take() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(minutes_, {});
}

void ServiceMeter::giveBack(const Minutes& minutes) {
  const std::scoped_lock lock(mutex_);
  for (const auto& [minute, figures] : minutes) minutes_[minute].merge(figures);
  while (minutes_.size() > limits::kMeteredMinutes) minutes_.erase(minutes_.begin());
}

ServiceFigures& ServiceMeter::minuteOf(std::int64_t at) {
  ServiceFigures& minute = minutes_[at / kMeterMinute];
  if (minutes_.size() > limits::kMeteredMinutes) minutes_.erase(minutes_.begin());
  return minute;
}

}  // namespace pipit::server
