#include "http/ChatRoutes.h"

#include <algorithm>
#include <boost/json.hpp>
#include <limits>

#include "domain/Limits.h"
#include "domain/Utf8.h"
#include "http/Bearer.h"
#include "http/BodyReader.h"
#include "http/JsonResponse.h"
#include "http/MessageJson.h"
#include "http/Query.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

constexpr std::string_view kHistory = "/api/conversations/:id/messages";

Response sessionResponse(const Session& session) {
  return jsonResponse(200, {{"token", session.token},
                            {"visitor", session.pass.visitor},
                            {"conversation", session.pass.conversation},
                            {"expires", session.pass.expires}});
}

Response openSession(const Chat& chat, const Request& request) {
  auto body = BodyReader::parse(request.body);
  if (!body) return invalid({body.error()}, request.id);
  const std::string site = body->required("site");
  if (!body->issues().empty()) return invalid(body->issues(), request.id);
  const auto session = chat.open(site, bearerToken(request));
  if (session) return sessionResponse(*session);
  return session.error() == SessionError::UnknownSite ? unknownSite(request.id) : invalidPass(request.id);
}

bool isClientIdCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool isClientId(std::string_view id) {
  return id.size() >= limits::kClientIdLeast && id.size() <= limits::kClientIdMost &&
         std::ranges::all_of(id, isClientIdCharacter);
}

bool isText(std::string_view text) {
  return !text.empty() && codePoints(text) <= limits::kTextCodePoints;
}

Said readSaid(BodyReader& body) {
  Said said{
      .clientId = body.required("clientId"), .text = body.required("text"), .page = body.optional("page")};
  body.check("clientId", isClientId(said.clientId), "8 to 64 of A to Z, a to z, 0 to 9, _ and -.");
  body.check("text", isText(said.text), "1 to 5,000 characters.");
  body.check("page", said.page.size() <= limits::kPageBytes, "At most 2,048 bytes.");
  return said;
}

Response tooOften(const TooOften& refused, const Request& request) {
  const std::int64_t seconds = (refused.wait + 999) / 1000;
  return errorResponse(429, "rate.limit", "Too many messages; wait a moment.", request.id)
      .with("Retry-After", std::to_string(seconds));
}

Response say(Chat& chat, const Request& request) {
  const auto pass = passOf(chat, request);
  if (!pass) return invalidPass(request.id);
  auto body = BodyReader::parse(request.body);
  if (!body) return invalid({body.error()}, request.id);
  const Said said = readSaid(*body);
  if (!body->issues().empty()) return invalid(body->issues(), request.id);
  const auto message = chat.say(*pass, said, std::chrono::steady_clock::now());
  if (!message) return tooOften(message.error(), request);
  return jsonResponse(202, {{"id", message->id}, {"seq", message->seq}, {"at", message->at}});
}

// A number of the query, or `absent` where it is not there; nothing where it is not between the bounds.
std::optional<std::int64_t> numberIn(const Request& request, std::string_view name, std::int64_t absent,
                                     std::int64_t least, std::int64_t most) {
  const auto text = queryParameter(request.query, name);
  if (!text) return absent;
  const auto number = wholeNumber(*text);
  return number && *number >= least && *number <= most ? number : std::nullopt;
}

Response historyResponse(const MessagePage& page) {
  json::array messages;
  for (const Message& message : page.messages) messages.push_back(jsonOf(message));
  return jsonResponse(200, {{"messages", std::move(messages)}, {"more", page.more}});
}

Response history(const Chat& chat, const Request& request) {
  constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();
  const auto pass = passOf(chat, request);
  if (!pass) return invalidPass(request.id);
  if (variablePart(kHistory, request.path) != pass->conversation) return notFound(request.id);
  const auto before = numberIn(request, "before", kEnd, 1, kEnd);
  const auto limit = numberIn(request, "limit", limits::kPageDefault, limits::kPageLeast, limits::kPageMost);
  if (!before) return invalid({{"before", "validation.range", "A whole number from 1."}}, request.id);
  if (!limit) return invalid({{"limit", "validation.range", "A whole number from 1 to 100."}}, request.id);
  return historyResponse(chat.history(*pass, *before, static_cast<int>(*limit)));
}

}  // namespace

void addChatRoutes(Router& router, Chat& chat) {
  router.add("/api/session", {{}, "POST", Place::Desk, [&chat](const Request& request) {
                                return openSession(chat, request);
                              }});
  router.add("/api/chat",
             {{}, "POST", Place::Desk, [&chat](const Request& request) { return say(chat, request); }});
  router.add("/api/events", {{}, "GET", Place::Stream, {}});
  router.add(kHistory, {{}, "GET, HEAD", Place::Desk, [&chat](const Request& request) {
                          return history(chat, request);
                        }});
}

}  // namespace pipit::server
