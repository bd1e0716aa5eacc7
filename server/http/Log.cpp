#include "http/Log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <boost/json.hpp>
#include <cmath>
#include <memory>

#include "domain/monitoring/Alert.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

// Built before any thread; silent until startLog(), as in the tests.
std::shared_ptr<spdlog::logger>& logger() {
  static auto instance = [] {
    auto made = std::make_shared<spdlog::logger>("pipitd", std::make_shared<spdlog::sinks::stderr_sink_mt>());
    made->set_pattern(R"({"at":"%Y-%m-%dT%H:%M:%S.%eZ","level":"%l",%v})", spdlog::pattern_time_type::utc);
    made->set_level(spdlog::level::off);
    made->flush_on(spdlog::level::warn);
    return made;
  }();
  return instance;
}

spdlog::level::level_enum levelOf(LogLevel level) {
  switch (level) {
    case LogLevel::Debug:
      return spdlog::level::debug;
    case LogLevel::Info:
      return spdlog::level::info;
    case LogLevel::Warn:
      return spdlog::level::warn;
    case LogLevel::Error:
      return spdlog::level::err;
    case LogLevel::Off:
      return spdlog::level::off;
  }
  return spdlog::level::off;
}

// The object's members without its braces: the pattern brings those.
std::string membersOf(const json::object& object) {
  const std::string text = json::serialize(object);
  return text.substr(1, text.size() - 2);
}

}  // namespace

void startLog(LogLevel level) {
  logger()->set_level(levelOf(level));
}
void stopLog() {
  logger()->flush();
}

void logRequest(const LoggedRequest& request) {
  if (!logger()->should_log(spdlog::level::info)) return;
  logger()->info(membersOf({{"event", "request"},
                            {"requestId", request.id},
                            {"method", request.method},
                            {"route", request.route},
                            {"status", request.status},
                            {"bytes", request.bytes},
                            {"ms", std::round(request.took.count() * 1000) / 1000}}));
}

void logAlert(std::string_view event, const Alert& alert) {
  logger()->warn(membersOf({{"event", event},
                            {"alert", alert.id},
                            {"rule", alert.rule},
                            {"site", alert.site},
                            {"severity", alert.severity},
                            {"value", alert.value}}));
}

void logEvent(std::string_view event, std::string_view detail) {
  logger()->info(membersOf({{"event", event}, {"detail", detail}}));
}

void logProblem(std::string_view event, std::string_view detail) {
  logger()->error(membersOf({{"event", event}, {"detail", detail}}));
}

}  // namespace pipit::server
