#include "http/ChatRoutes.h"

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <limits>
#include <set>

#include "base/Utf8.h"
#include "domain/Identifier.h"
#include "domain/Limits.h"
#include "http/Bearer.h"
#include "http/BodyReader.h"
#include "http/ClientId.h"
#include "http/IntroductionReader.h"
#include "http/MessageJson.h"
#include "http/Query.h"
#include "http/RateHeaders.h"
#include "http/SessionResponse.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

constexpr std::string_view kHistory = "/api/conversations/:id/messages";

Response refusedSession(SessionError why, const Request& request) {
  if (why == SessionError::UnknownSite) return unknownSite(request.id);
  if (why == SessionError::InvalidPass) return invalidPass(request.id);
  return errorResponse(403, "identity", "The hash is not that of this id with the site's key.", request.id);
}

Response openSession(const Chat& chat, const Request& request) {
  auto body = BodyReader::parse(request.body);
  if (!body) return invalid({body.error()}, request.id);
  const std::string site = body->required("site");
  const auto person = readIntroduction(*body);
  if (!body->issues().empty()) return invalid(body->issues(), request.id);
  const auto session = chat.open(site, bearerToken(request), person);
  if (session && request.isUnmeasured) chat.forbidFigures(session->pass);
  return session ? sessionResponse(*session) : refusedSession(session.error(), request);
}

// What is to be ended once more has ended.
Response endSession(const Chat& chat, const Request& request) {
  const auto pass = passOf(chat, request);
  if (!pass) return invalidPass(request.id);
  chat.leave(*pass);
  return jsonResponse(200, {});
}

bool isText(std::string_view text) {
  return !trimmed(text).empty() && countCodePoints(text) <= limits::kTextCodePoints;
}

std::optional<FormAnswer> readAnswer(BodyReader& body) {
  const auto answer = body.object("answer");
  if (!answer) return std::nullopt;
  const json::value *to = answer->if_contains("to"), *values = answer->if_contains("values");
  const bool isAnswer = to != nullptr && to->is_string() && isIdentifier(to->get_string()) &&
                        values != nullptr && values->is_object();
  FormAnswer read;
  if (isAnswer) read = {std::string(to->get_string()), {}, json::serialize(*values)};
  body.check("answer", isAnswer && read.values.size() <= limits::kExtraBytes,
             "The id of a message and an object of values, of at most 4,096 bytes.");
  return read;
}

bool isAttachment(const json::value& value) {
  const json::value* id = value.is_object() ? value.get_object().if_contains("id") : &value;
  return id != nullptr && id->is_string() && isIdentifier(id->get_string());
}

// An id, or a file as a message carries it, of which only the id counts.
std::string attachmentOf(const json::value& value) {
  return std::string(value.is_object() ? value.get_object().at("id").get_string() : value.get_string());
}

std::vector<std::string> readAttachments(BodyReader& body) {
  const auto values = body.array("attachments");
  const bool fits = values.size() <= limits::kAttachments && std::ranges::all_of(values, isAttachment);
  std::set<std::string> once;
  std::vector<std::string> ids;
  for (const json::value& value : fits ? values : json::array())
    if (once.insert(attachmentOf(value)).second) ids.push_back(attachmentOf(value));
  body.check("attachments", fits && ids.size() == values.size(), "At most 5 different ids of uploads.");
  return ids;
}

Said readSaid(BodyReader& body) {
  Said said{.clientId = body.required("clientId"),
            .text = body.optional("text"),
            .page = body.optional("page"),
            .attachments = readAttachments(body)};
  const bool maySaySomething = said.attachments.empty() || !trimmed(said.text).empty();
  if (maySaySomething) said.text = body.required("text");
  body.check("clientId", isClientId(said.clientId), kClientIdRule);
  body.check("text", !maySaySomething || isText(said.text), "1 to 5,000 characters, not only white space.");
  said.answer = readAnswer(body);
  said.context = readContext(body);
  body.check("page", said.page.size() <= limits::kPageBytes, "At most 2,048 bytes.");
  return said;
}

Response refused(const TooOften& why, const Request& request) {
  return tooOften(why.wait, "Too many messages; wait a moment.", request);
}

Issue issueOf(const FormIssue& issue) {
  const std::string field = "answer.values." + issue.field;
  switch (issue.rule) {
    case FormIssue::Rule::Missing:
      return {field, "validation.missing", "This field is required."};
    case FormIssue::Rule::Unknown:
      return {field, "validation.unknown", "The form has no such field."};
    case FormIssue::Rule::Type:
      return {field, "validation.type", "This value is of another type than the field."};
    case FormIssue::Rule::Range:
      break;
  }
  return {field, "validation.range", "This value is not among those that the field takes."};
}

Response refused(const AnswerRefused& why, const Request& request) {
  using Reason = AnswerRefused::Reason;
  if (why.reason == Reason::UnknownForm)
    return errorResponse(404, "form.unknown", "No message with a form has this id.", request.id);
  if (why.reason == Reason::Answered)
    return errorResponse(409, "form.answered", "This form has been answered already.", request.id);
  std::vector<Issue> issues;
  for (const FormIssue& issue : why.issues) issues.push_back(issueOf(issue));
  return errorResponse(400, "form.invalid", "The form is not filled in as it should be.", request.id, issues);
}

Response refused(const UnknownUpload&, const Request& request) {
  return errorResponse(404, "upload.unknown", "No upload of this conversation waits under this id.",
                       request.id);
}

Response refused(const SessionEnded&, const Request& request) {
  return invalidPass(request.id);
}

Response say(Chat& chat, const Pass& pass, const Request& request) {
  auto body = BodyReader::parse(request.body);
  if (!body) return invalid({body.error()}, request.id);
  Said said = readSaid(*body);
  said.isUnmeasured = request.isUnmeasured;
  said.client = request.client;
  said.asked = request.asked.value_or("").substr(0, limits::kAskedBytes);
  if (!body->issues().empty()) return invalid(body->issues(), request.id);
  const auto message = chat.say(pass, std::move(said), std::chrono::steady_clock::now());
  if (!message) return std::visit([&](const auto& why) { return refused(why, request); }, message.error());
  return jsonResponse(202, {{"id", message->id}, {"seq", message->seq}, {"at", message->at}});
}

Response sayLimited(Chat& chat, const Request& request) {
  const auto pass = passOf(chat, request);
  if (!pass) return withPolicy(invalidPass(request.id), chat.rate());
  return withRate(say(chat, *pass, request), chat.rate(), pass->visitor);
}

struct NumberRule {
  std::string_view name;
  std::int64_t absent = 0;
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::string_view message;
};

constexpr std::int64_t kEnd = std::numeric_limits<std::int64_t>::max();
constexpr NumberRule kBefore{"before", kEnd, 1, kEnd, "A whole number from 1."};
constexpr NumberRule kLimit{"limit", limits::kPageDefault, limits::kPageLeast, limits::kPageMost,
                            "A whole number from 1 to 100."};

std::expected<std::int64_t, Issue> numberIn(const Request& request, const NumberRule& rule) {
  const auto text = queryParameter(request.query, rule.name);
  if (!text) return std::unexpected(text.error());
  if (!*text) return rule.absent;
  const auto number = wholeNumber(**text);
  if (number && *number >= rule.least && *number <= rule.most) return *number;
  return std::unexpected(Issue{std::string(rule.name), "validation.range", std::string(rule.message)});
}

Response historyResponse(const MessagePage& page) {
  json::array messages;
  for (const Message& message : page.messages) messages.push_back(jsonOf(message));
  return jsonResponse(200, {{"messages", std::move(messages)}, {"more", page.more}});
}

Response history(const Chat& chat, const Request& request) {
  const auto pass = passOf(chat, request);
  if (!pass) return invalidPass(request.id);
  if (variablePart(kHistory, request.path) != pass->conversation) return notFound(request.id);
  const auto before = numberIn(request, kBefore);
  if (!before) return invalid({before.error()}, request.id);
  const auto limit = numberIn(request, kLimit);
  if (!limit) return invalid({limit.error()}, request.id);
  return historyResponse(chat.history(*pass, *before, static_cast<int>(*limit)));
}

Response typing(const Chat& chat, Console& console, const Request& request) {
  const auto pass = passOf(chat, request);
  if (!pass) return invalidPass(request.id);
  return jsonResponse(200, {{"isSeen", console.visitorTypes(*pass)}});
}

}  // namespace

void addTypingRoute(Router& router, const Chat& chat, Console& console) {
  router.add("/api/typing", {{}, "POST", Place::Desk, [&chat, &console](const Request& request) {
                               return typing(chat, console, request);
                             }});
}

void addChatRoutes(Router& router, Chat& chat, RateLimiter& sessions) {
  // Who guesses tokens is held up as well.
  router.add(
      "/api/session",
      {{}, "POST", Place::Desk, limitedByClient(sessions, kTooManySessions, [&chat](const Request& request) {
         return openSession(chat, request);
       })});
  router.add("/api/session/end", {{}, "POST", Place::Desk, [&chat](const Request& request) {
                                    return endSession(chat, request);
                                  }});
  router.add("/api/chat", {{}, "POST", Place::Desk, [&chat](const Request& request) {
                             return sayLimited(chat, request);
                           }});
  router.add("/api/events", {{}, "GET, HEAD", Place::Stream, {}});
  router.add(kHistory, {{}, "GET, HEAD", Place::Desk, [&chat](const Request& request) {
                          return history(chat, request);
                        }});
}

}  // namespace pipit::server
