#pragma once

#include <chrono>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "app/Problem.h"
#include "domain/Flag.h"
#include "domain/RateLimiter.h"
#include "domain/Uploads.h"
#include "http/Log.h"
#include "mail/SmtpServer.h"
#include "model/ModelServer.h"
#include "responder/ModelBudget.h"

namespace pipit::server {

// From an option's text to its value, or the problem.

struct ConnectionLimit;

struct ListenAddress {
  std::string host;
  std::uint16_t port = 0;
};

std::expected<ListenAddress, Problem> listenAddress(std::string_view text);
std::expected<std::string, Problem> originOption(std::string_view option, std::string_view text);
std::expected<std::string, Problem> metricsToken(std::string_view text);
std::expected<std::chrono::milliseconds, Problem> agentAway(std::string_view text);
std::expected<std::chrono::milliseconds, Problem> answerPace(std::string_view text);
// `what` is done so often, in capital letters.
std::expected<RateLimit, Problem> rateLimit(std::string_view option, std::string_view what,
                                            std::string_view text);
// FILES/MEGABYTES a day.
std::expected<UploadQuota, Problem> uploadQuota(std::string_view option, std::string_view text);
// ALL/OF-ONE-ADDRESS.
std::expected<ConnectionLimit, Problem> connectionLimit(std::string_view text);
std::expected<SmtpServer, Problem> smtpOption(std::string_view text);
std::expected<std::string, Problem> mailFrom(std::string_view text);
// FIRST/WHOLE, in milliseconds.
std::expected<ModelTimes, Problem> modelTimes(std::string_view text);
// CONVERSATION/SITE, in thousands of tokens an hour and a day.
std::expected<ModelLimits, Problem> modelLimits(std::string_view text);
// What this installation switches off.
std::expected<Flags, Problem> environmentFeatures(std::string_view text);
std::expected<LogLevel, Problem> logLevel(std::string_view text);

}  // namespace pipit::server
