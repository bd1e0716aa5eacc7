#include "http/MetricsRoute.h"

#include <array>
#include <boost/asio/ip/address.hpp>
#include <optional>
#include <string_view>
#include <utility>

#include "domain/admin/Secret.h"
#include "http/Bearer.h"
#include "http/Errors.h"
#include "http/Query.h"

namespace pipit::server {

namespace {

constexpr std::string_view kOpenMetrics = "application/openmetrics-text";

std::string_view typeOf(MetricsFormat format) {
  switch (format) {
    case MetricsFormat::Prometheus:
      return "text/plain; version=0.0.4; charset=utf-8";
    case MetricsFormat::OpenMetrics:
      return "application/openmetrics-text; version=1.0.0; charset=utf-8";
    case MetricsFormat::Json:
      return "application/json";
    case MetricsFormat::Summary:
      break;
  }
  return "text/plain; charset=utf-8";
}

// A Prometheus names OpenMetrics first, if it knows it; whoever does not name it gets the older one.
MetricsFormat scraped(const Request& request) {
  const bool isOpen = request.accept && request.accept->contains(kOpenMetrics);
  return isOpen ? MetricsFormat::OpenMetrics : MetricsFormat::Prometheus;
}

std::optional<MetricsFormat> formatOf(const std::optional<std::string>& name, const Request& request) {
  if (!name || *name == "prometheus") return scraped(request);
  if (*name == "json") return MetricsFormat::Json;
  if (*name == "summary") return MetricsFormat::Summary;
  return std::nullopt;
}

// Where a proxy on this machine asks for somebody else, the request says so.
bool isFromHere(const Request& request, bool trustsForwarded) {
  if (request.isProxied && !(trustsForwarded && request.forwardedFor)) return false;
  // Of an IPv6 address only the first half is known: that of ::1 is nobody else's.
  if (request.client == "::") return true;
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(request.client, error);
  return !error && address.is_loopback();
}

std::optional<Response> refusal(const MetricsAccess& access, const Request& request) {
  if (access.token.empty()) {
    if (isFromHere(request, access.trustsForwarded)) return std::nullopt;
    return errorResponse(403, "metrics.remote",
                         "Figures are for this machine alone, unless pipitd has a --metrics-token.",
                         request.id);
  }
  if (isSameSecret(bearerToken(request).value_or(""), access.token)) return std::nullopt;
  return errorResponse(401, "metrics.token", "The token is not that of --metrics-token.", request.id)
      .with("WWW-Authenticate", "Bearer");
}

Response metricsResponse(const Metrics& metrics, const MetricsAccess& access, const Request& request) {
  if (auto refused = refusal(access, request)) return *std::move(refused);
  const auto name = queryParameter(request.query, "format");
  if (!name) return invalid({name.error()}, request.id);
  const auto format = formatOf(*name, request);
  if (!format) return invalid({{"format", "validation.range", "prometheus, json or summary."}}, request.id);
  Response response{.status = 200, .headers = {}, .body = bodyOf(metrics.text(*format))};
  return response.with("Content-Type", typeOf(*format))
      .with("Cache-Control", "no-store")
      .with("Vary", "Accept");
}

}  // namespace

void addMetricsRoute(Router& router, const Metrics& metrics, MetricsAccess access) {
  router.add("/api/metrics",
             {{}, kRead, Place::Network, [&metrics, access = std::move(access)](const Request& request) {
                return metricsResponse(metrics, access, request);
              }});
}

}  // namespace pipit::server
