#include "http/HandoverRoutes.h"

#include <boost/json.hpp>

#include "http/Bearer.h"
#include "http/BodyReader.h"
#include "http/RateHeaders.h"
#include "http/SessionResponse.h"

namespace pipit::server {

namespace {

std::string readCode(BodyReader& body) {
  std::string code = body.required("code");
  body.check("code", Handovers::isCode(code), "32 random bytes as base64url without padding.");
  return code;
}

Response offer(const Chat& chat, Handovers& handovers, const Request& request) {
  const auto pass = passOf(chat, request);
  if (!pass) return invalidPass(request.id);
  auto body = BodyReader::parse(request.body);
  if (!body) return invalid({body.error()}, request.id);
  const std::string code = readCode(*body);
  if (!body->issues().empty()) return invalid(body->issues(), request.id);
  handovers.offer(*pass, code);
  return jsonResponse(200, {});
}

Response redeem(Handovers& handovers, const Request& request) {
  auto body = BodyReader::parse(request.body);
  if (!body) return invalid({body.error()}, request.id);
  const std::string site = body->required("site"), code = readCode(*body);
  if (!body->issues().empty()) return invalid(body->issues(), request.id);
  const auto session = handovers.redeem(site, code);
  if (session) return sessionResponse(*session);
  return errorResponse(404, "handover.unknown", "Nobody has offered this code, or it was used or is too old.",
                       request.id);
}

}  // namespace

void addHandoverRoutes(Router& router, const Chat& chat, Handovers& handovers, RateLimiter& sessions) {
  router.add("/api/session/handover", {{}, "POST", Place::Desk, [&](const Request& request) {
                                         return offer(chat, handovers, request);
                                       }});
  // It is a session that is asked for.
  router.add(
      "/api/session/redeem",
      {{}, "POST", Place::Desk, limitedByClient(sessions, kTooManySessions, [&](const Request& request) {
         return redeem(handovers, request);
       })});
}

}  // namespace pipit::server
