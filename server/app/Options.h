#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "domain/RateLimiter.h"
#include "http/Log.h"

namespace pipit::server {

// How the service is to run, checked.
struct Options {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string database = "pipit.db";
  std::string web = "build/web";
  std::string catalogue = "web/embed/data/catalogue.json";
  std::string orders = "web/embed/data/orders.json";
  std::optional<std::string> widgetOrigin;  // else http://localhost:<port>
  std::optional<std::string> shopOrigin;    // else http://127.0.0.1:<port>
  std::optional<std::string> secretFile;    // else a key in the database
  std::chrono::milliseconds answerPace{25};
  RateLimit chatRate{30, 10};
  RateLimit sessionRate{60, 120};
  bool trustForwarded = false;
  LogLevel logLevel = LogLevel::Info;
};

}  // namespace pipit::server
