#include "http/MonitoringRoutes.h"

#include <algorithm>
#include <boost/json.hpp>
#include <string_view>

#include "domain/Clock.h"
#include "domain/Limits.h"
#include "domain/SiteRules.h"
#include "domain/monitoring/Plausible.h"
#include "http/BodyReader.h"
#include "http/Errors.h"
#include "http/OwnOrigins.h"
#include "http/RateHeaders.h"

namespace pipit::server {

namespace {

constexpr std::string_view kTooManyReports = "Too many reports; wait a moment.";

// Browsers say whose page it is with every POST; what is no browser can say anything, and is limited like
// one.
bool isFromFrame(const Request& request, std::string_view widgetOrigin) {
  if (request.fetchSite.value_or("same-origin") != "same-origin") return false;
  if (!request.origin) return false;
  if (*request.origin == widgetOrigin) return true;
  const auto own = ownOrigins(request);
  return std::ranges::find(own, *request.origin) != own.end();
}

std::string_view ruleOf(ReportError error) {
  switch (error) {
    case ReportError::Malformed:
      return "An object.";
    case ReportError::TooLarge:
      return "At most 131,072 bytes.";
    case ReportError::UnknownVersion:
      return "Of version 1.";
    case ReportError::BadCounter:
      return "Counters are whole numbers from 0 to 1,000,000.";
    case ReportError::BadDistribution:
      return "Distributions are sketches of at most 1,000,000 values, with bins that can have their sum.";
    case ReportError::BadMemory:
      break;
  }
  return "memoryNowMb is a number from 0 to 10,000,000.";
}

Response refusedReport(ReportRefused why, const Windows& windows, const Request& request) {
  switch (why) {
    case ReportRefused::UnknownSite:
      return unknownSite(request.id);
    case ReportRefused::NotMeasured:
      return errorResponse(403, "monitoring.off", "This site takes no measurements.", request.id);
    case ReportRefused::Full:
      break;
  }
  return tooOften(windows.left(), kTooManyReports, request);
}

struct GivenReport {
  std::string site;
  Report report;
  std::int64_t reports = 1;
};

std::expected<GivenReport, Response> readReport(const Request& request) {
  auto body = BodyReader::parse(request.body);
  if (!body) return std::unexpected(invalid({body.error()}, request.id));
  GivenReport given{.site = body->required("site"), .report = {}, .reports = 1};
  given.reports = body->number("reports").value_or(1);
  body->check("reports", given.reports >= 1 && given.reports <= limits::kReportsAtOnce,
              "A whole number from 1 to 20.");
  if (body->isNull("report")) (void)body->required("report");
  if (const auto object = body->object("report")) {
    auto report = Report::read(boost::json::serialize(*object), pipit::limits::countedByWidget);
    body->check("report", report.has_value(), report ? "" : ruleOf(report.error()));
    if (report) given.report = *std::move(report);
  }
  if (body->issues().empty())
    if (const auto beyond = implausibleIn(given.report, given.reports))
      body->check("report." + std::string(*beyond), false, "No tab measures so much in five minutes.");
  if (!body->issues().empty()) return std::unexpected(invalid(body->issues(), request.id));
  return given;
}

Response takeReport(const ReportParts& parts, const Request& request) {
  if (!isFromFrame(request, parts.widgetOrigin))
    return errorResponse(403, "monitoring.origin", "This comes from a page that is not ours.", request.id);
  const auto given = readReport(request);
  if (!given) return given.error();
  if (!isSiteId(given->site)) return unknownSite(request.id);
  const std::int64_t now = systemMilliseconds();
  std::int64_t wait = parts.sites.take(given->site, now);
  // A report of several tabs weighs as much as theirs.
  for (std::int64_t report = 1; wait == 0 && report < given->reports; ++report)
    wait = std::max(parts.clients.take(request.client, now), parts.sites.take(given->site, now));
  if (wait > 0) return tooOften(wait, kTooManyReports, request);
  const auto taken = parts.windows.take(given->site, given->report, given->reports);
  if (!taken) return refusedReport(taken.error(), parts.windows, request);
  return Response{.status = 204, .headers = {}, .body = nullptr};
}

}  // namespace

Handler takingReports(const ReportParts& parts) {
  return limitedByClient(parts.clients, kTooManyReports,
                         [parts](const Request& request) { return takeReport(parts, request); });
}

}  // namespace pipit::server
