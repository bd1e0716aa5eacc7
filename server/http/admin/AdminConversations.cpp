#include "http/admin/AdminConversations.h"

#include <boost/json.hpp>
#include <chrono>
#include <limits>

#include "base/Utf8.h"
#include "domain/Limits.h"
#include "domain/Transcript.h"
#include "http/BodyReader.h"
#include "http/ClientId.h"
#include "http/JsonResponse.h"
#include "http/MessageJson.h"
#include "http/admin/AgentFields.h"
#include "http/admin/ListQuery.h"
#include "http/admin/QueryReader.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();
constexpr std::string_view kList = "/api/admin/conversations";
constexpr std::string_view kOne = "/api/admin/conversations/:id";
constexpr std::string_view kClaim = "/api/admin/conversations/:id/claim";
constexpr std::string_view kRelease = "/api/admin/conversations/:id/release";
constexpr std::string_view kHandBack = "/api/admin/conversations/:id/handback";
constexpr std::string_view kClose = "/api/admin/conversations/:id/close";
constexpr std::string_view kMessages = "/api/admin/conversations/:id/messages";
constexpr std::string_view kNotes = "/api/admin/conversations/:id/notes";
constexpr std::string_view kTyping = "/api/admin/conversations/:id/typing";
constexpr std::string_view kTranscript = "/api/admin/conversations/:id/transcript";

json::value holderJson(const Holder& holder, std::int64_t now) {
  if (holder.agent.empty()) return nullptr;
  return json::object{{"agent", holder.agent},
                      {"name", holder.name},
                      {"since", holder.since},
                      {"isHere", holder.isHere(now)}};
}

// What was written by the service itself.
json::value objectIn(const std::string& text) {
  return text.empty() ? json::value(nullptr) : json::parse(text);
}

// What was typed before the last thing was said is what was said, mostly.
bool typesNow(const ConversationSummary& conversation, std::int64_t now) {
  constexpr std::int64_t kShown = std::chrono::milliseconds(limits::kTypingShown).count();
  return conversation.typing > now && conversation.typing - kShown >= conversation.at;
}

json::object summaryJson(const ConversationSummary& conversation, std::int64_t now) {
  json::value waiting = nullptr, author = nullptr;
  if (conversation.waiting > 0) waiting = conversation.waiting;
  if (conversation.author) author = nameOf(*conversation.author);
  return {{"id", conversation.id},
          {"site", conversation.site},
          {"at", conversation.at},
          {"waiting", std::move(waiting)},
          {"isTyping", typesNow(conversation, now)},
          {"person",
           {{"id", conversation.person.id},
            {"isVerified", conversation.person.isVerified},
            {"profile", objectIn(conversation.person.profile)}}},
          {"holder", holderJson(conversation.holder, now)},
          {"said", conversation.said},
          {"author", std::move(author)}};
}

json::object noteJson(const Note& note) {
  return {{"id", note.key}, {"author", note.author}, {"text", note.text}, {"at", note.at}};
}

Response conversationUnknown(const Request& request) {
  return errorResponse(404, "conversation.unknown", "There is no such conversation.", request.id);
}

// Who has it is the issue's message.
Response refusedClaim(const ClaimRefused& why, const Request& request) {
  if (why.isUnknown) return conversationUnknown(request);
  if (why.holder.agent.empty())
    return errorResponse(409, "conversation.free", "Nobody has claimed it, or has any more.", request.id);
  return errorResponse(409, "conversation.held", "Somebody else has claimed it.", request.id,
                       {{"agent", "conversation.held", why.holder.agent}});
}

// Of waiting ones the place is the time since which they wait, of others when something was said last.
std::string nextOf(const ConversationSummary& last, ConversationFilter filter) {
  const bool hasAsked = filter == ConversationFilter::Waiting && last.waiting > 0;
  return cursorOf({hasAsked ? last.waiting : last.at, last.key});
}

Response listConversations(const Console& console, const AdminRequest& request) {
  QueryReader query(request.http.query);
  ConversationQuery wanted;
  const std::string filter = query.text("filter");
  if (filter == "waiting") wanted.filter = ConversationFilter::Waiting;
  if (filter == "mine") wanted.filter = ConversationFilter::Mine;
  if (!filter.empty() && filter != "all" && wanted.filter == ConversationFilter::All)
    query.refuse("filter", "waiting, mine or all.");
  wanted.after = cursorIn(query);
  wanted.limit = static_cast<int>(query.number("limit", limits::kPageDefault, 1, limits::kConversationPage));
  if (!query.issues().empty()) return invalid(query.issues(), request.http.id);
  wanted.sites = request.sites();
  wanted.agent = request.user().name;
  const int limit = wanted.limit++;
  auto rows = console.list(wanted);
  const bool isMore = rows.size() > static_cast<std::size_t>(limit);
  if (isMore) rows.pop_back();
  json::array list;
  for (const ConversationSummary& row : rows) list.push_back(summaryJson(row, request.at));
  json::value next = nullptr;
  if (isMore) next = nextOf(rows.back(), wanted.filter);
  return jsonResponse(200, {{"conversations", std::move(list)}, {"next", std::move(next)}});
}

json::object openJson(const OpenConversation& open) {
  json::array messages, notes;
  for (const Message& message : open.page.messages) messages.push_back(jsonOf(message));
  for (const Note& note : open.file.notes) notes.push_back(noteJson(note));
  return {{"conversation", summaryJson(open.file.summary, open.now)},
          {"messages", std::move(messages)},
          {"more", open.page.more},
          {"change", open.change},
          {"page", open.file.page},
          {"context", objectIn(open.file.context)},
          {"tickets", json::array(open.file.tickets.begin(), open.file.tickets.end())},
          {"notes", std::move(notes)}};
}

Response readConversation(const Console& console, const AdminRequest& request, std::string_view id) {
  QueryReader query(request.http.query);
  const bool isAfter = !query.text("after").empty();
  const std::int64_t before = query.number("before", kLast, 1), after = query.number("after", 0, 0);
  const int limit =
      static_cast<int>(query.number("limit", limits::kPageDefault, limits::kPageLeast, limits::kPageMost));
  if (!query.issues().empty()) return invalid(query.issues(), request.http.id);
  const auto open = console.open(id, before, isAfter ? std::optional(after) : std::nullopt, limit);
  return open ? jsonResponse(200, openJson(*open)) : conversationUnknown(request.http);
}

// As every change of it is answered: what it is from then on.
Response stateOf(const Console& console, const AdminRequest& request, std::string_view id) {
  const auto open = console.open(id, kLast, kLast - 1, 1);
  if (!open) return conversationUnknown(request.http);
  return jsonResponse(200, {{"conversation", summaryJson(open->file.summary, open->now)}});
}

Response claimConversation(Console& console, const AdminRequest& request, const std::string& id) {
  auto body = BodyReader::parse(request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  const std::string name = readAgentName(*body, request.user().name);
  const bool takeOver = body->truth("takeOver").value_or(false);
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  const auto claimed = console.claim(id, {request.user().name, name}, takeOver);
  return claimed ? stateOf(console, request, id) : refusedClaim(claimed.error(), request.http);
}

Response leaveConversation(Console& console, const AdminRequest& request, const std::string& id,
                           Leaving leaving) {
  auto body = BodyReader::parse(request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  const std::string reason = body->optional("reason");
  body->check("reason", reason.empty() || checkSignature(request.sign(reason)).has_value(),
              "A text of at most 500 bytes.");
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  const auto left =
      console.leave(id, {request.user().name, {}, reason}, leaving, std::chrono::steady_clock::now());
  return left ? stateOf(console, request, id) : refusedClaim(left.error(), request.http);
}

Response sayInConversation(Console& console, const AdminRequest& request, const std::string& id) {
  auto body = BodyReader::parse(request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  const std::string clientId = body->required("clientId");
  const std::string text = readAgentText(*body, limits::kTextCodePoints);
  body->check("clientId", isClientId(clientId), kClientIdRule);
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  const auto said = console.say(id, {request.user().name, {}}, clientId, text);
  if (!said) return refusedClaim(said.error(), request.http);
  return jsonResponse(201, {{"message", jsonOf(*said)}});
}

Response noteOnConversation(Console& console, const AdminRequest& request, const std::string& id) {
  auto body = BodyReader::parse(request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  const std::string text = readAgentText(*body, limits::kNoteCodePoints);
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  const auto note = console.note(id, {request.user().name, {}}, text);
  return note ? jsonResponse(201, {{"note", noteJson(*note)}}) : conversationUnknown(request.http);
}

Response attendConversation(Console& console, const AdminRequest& request, const std::string& id) {
  auto body = BodyReader::parse(request.http.body);
  if (!body) return invalid({body.error()}, request.http.id);
  const bool isTyping = body->truth("isTyping").value_or(false);
  if (!body->issues().empty()) return invalid(body->issues(), request.http.id);
  const auto attended = console.attend(id, {request.user().name, {}}, isTyping);
  return attended ? jsonResponse(200, {}) : refusedClaim(attended.error(), request.http);
}

Response transcriptOf(const Console& console, Store& store, const Request& request, const std::string& id) {
  const auto site = store.site(store.siteOf(id));
  if (!site) return unknownSite(request.id);
  const Transcript transcript(*site, "en");
  const auto messages = console.transcript(id);
  std::string text = transcript.head(!messages.empty() && messages.front().seq > 1);
  for (const Message& message : messages) text += transcript.lineOf(message);
  Response response{.status = 200, .headers = {}, .body = bodyOf(std::move(text))};
  // An identifier of ours holds letters and digits alone.
  return response.with("Content-Type", "text/plain; charset=utf-8")
      .with("Content-Disposition", "attachment; filename=\"" + id + ".txt\"")
      .with("Cache-Control", "no-store");
}

}  // namespace

void addConversationRoutes(AdminTable& table, Console& console, Store& store) {
  // Of which site a conversation is only the database says.
  const auto on = [&](std::string_view method, std::string_view path, auto work) {
    table.on(method, path, [&store, path, work](const AdminRequest& request) {
      const std::string id(variablePart(path, request.http.path));
      const std::string site = store.siteOf(id);
      if (site.empty()) return conversationUnknown(request.http);
      if (!request.user().reach.includes(site))
        return errorResponse(403, "admin.site", "This is not one of your sites.", request.http.id);
      return work(request, id);
    });
  };
  const auto leaving = [&](std::string_view path, Leaving how) {
    on("POST", path, [&console, how](const AdminRequest& request, const std::string& id) {
      return leaveConversation(console, request, id, how);
    });
  };
  table.on("GET", kList,
           [&console](const AdminRequest& request) { return listConversations(console, request); });
  on("GET", kOne, [&console](const AdminRequest& request, const std::string& id) {
    return readConversation(console, request, id);
  });
  on("POST", kClaim, [&console](const AdminRequest& request, const std::string& id) {
    return claimConversation(console, request, id);
  });
  leaving(kRelease, Leaving::Release);
  leaving(kHandBack, Leaving::HandBack);
  leaving(kClose, Leaving::Close);
  on("POST", kMessages, [&console](const AdminRequest& request, const std::string& id) {
    return sayInConversation(console, request, id);
  });
  on("POST", kNotes, [&console](const AdminRequest& request, const std::string& id) {
    return noteOnConversation(console, request, id);
  });
  on("POST", kTyping, [&console](const AdminRequest& request, const std::string& id) {
    return attendConversation(console, request, id);
  });
  on("GET", kTranscript, [&console, &store](const AdminRequest& request, const std::string& id) {
    return transcriptOf(console, store, request.http, id);
  });
}

}  // namespace pipit::server
