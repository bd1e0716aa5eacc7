#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace pipit::server {

struct Alert;

// One JSON object a line on the standard error. Never a token, a message's text or a query: routes by their
// patterns.
enum class LogLevel : std::uint8_t { Debug, Info, Warn, Error, Off };

void startLog(LogLevel level);
void stopLog();

struct LoggedRequest {
  std::string_view id;
  std::string_view method;
  std::string_view route;
  int status = 0;
  std::size_t bytes = 0;
  std::chrono::duration<double, std::milli> took{};
};

void logRequest(const LoggedRequest& request);
// What is wrong, and that it is not any more.
void logAlert(std::string_view event, const Alert& alert);
void logEvent(std::string_view event, std::string_view detail);
void logProblem(std::string_view event, std::string_view detail);

}  // namespace pipit::server
