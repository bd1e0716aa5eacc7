#include "runtime/Session.h"

#include <algorithm>

#include "base/Hash.h"
#include "base/JsonWriter.h"
#include "base/Utf8.h"
#include "base/limits.h"

namespace pipit {
namespace {

constexpr std::size_t longestToken = 1024;
// The last date that browsers know.
constexpr double latestExpiry = 8.64e15;

// These stand in addresses and headers, so nothing but what cannot mean anything there.
bool isPlain(std::string_view text, std::size_t longest) {
  return !text.empty() && text.size() <= longest && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '-' || c == '.';
  });
}

}  // namespace

std::optional<Session> Session::parse(const Json& json) {
  Session session{std::string(json.text("token")),        std::string(json.text("visitor")),
                  std::string(json.text("conversation")), json.number("expires", 0),
                  std::string(json.text("identity")),     json.number("since", 0)};
  // It would be told to others as another time, and no end of this session would be believed.
  if (session.expires > latestExpiry) session.expires = 0;
  const bool fits = isPlain(session.token, longestToken) &&
                    isPlain(session.visitor, limits::identifierBytes) &&
                    isPlain(session.conversation, limits::identifierBytes) &&
                    (session.identity.empty() || isPlain(session.identity, limits::identifierBytes));
  if (!fits) return std::nullopt;
  return session;
}

std::string Session::json() const {
  JsonWriter writer;
  writer.beginObject().member("token").string(token).member("visitor").string(visitor);
  writer.member("conversation").string(conversation).member("expires").number(expires);
  if (!identity.empty()) writer.member("identity").string(identity);
  if (since > 0) writer.member("since").number(since);
  return writer.endObject().take();
}

std::string identityOf(std::string_view person) {
  const Json json = Json::parse(person).value_or(Json{});
  const std::string_view id = json.text("id");
  if (trimmed(id).empty() || countCodePoints(id) > limits::personIdCodePoints) return {};
  return toHex(fnv1a(id)) + toHex(fnv1a(person));
}

bool isOther(std::string_view identity, std::string_view other) {
  constexpr std::size_t ofId = 16;
  return !identity.empty() && identity.substr(0, ofId) != other.substr(0, ofId);
}

}  // namespace pipit
