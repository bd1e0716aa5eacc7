#include "http/ViewRoute.h"

#include "domain/Limits.h"
#include "http/Bearer.h"
#include "http/BodyReader.h"
#include "http/Errors.h"
#include "http/RateHeaders.h"

namespace pipit::server {

namespace {

Response takeView(const Chat& chat, Analytics& analytics, const Request& request) {
  const auto pass = passOf(chat, request);
  if (!pass) return invalidPass(request.id);
  auto body = BodyReader::parse(request.body);
  if (!body) return invalid({body.error()}, request.id);
  const GivenView given{.page = body->optional("page"),
                        .isFirst = body->truth("first").value_or(false),
                        .seconds = body->number("seconds").value_or(0)};
  body->check("page", given.page.size() <= limits::kPageBytes, "At most 2,048 bytes.");
  body->check("seconds", given.seconds >= 0 && given.seconds <= limits::kViewSeconds,
              "A whole number from 0 to 300.");
  if (!body->issues().empty()) return invalid(body->issues(), request.id);
  if (analytics.take(*pass, given)) return Response{.status = 204, .headers = {}, .body = nullptr};
  return errorResponse(403, "monitoring.off", "This site takes no measurements.", request.id);
}

}  // namespace

void addViewRoute(Router& router, const Chat& chat, Analytics& analytics, RateLimiter& clients) {
  router.add("/api/analytics/view",
             {{},
              "POST",
              Place::Desk,
              limitedByClient(clients, "Too many reports; wait a moment.",
                              [&](const Request& request) { return takeView(chat, analytics, request); })});
}

}  // namespace pipit::server
