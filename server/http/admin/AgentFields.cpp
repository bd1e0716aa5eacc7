#include "http/admin/AgentFields.h"

#include <algorithm>

#include "base/Utf8.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {

bool isControl(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

}  // namespace

std::string readAgentText(BodyReader& body, std::size_t codePoints) {
  std::string text = body.required("text");
  const bool fits = !trimmed(text).empty() && countCodePoints(text) <= codePoints && !text.contains('\0');
  body.check("text", fits, "1 to " + std::to_string(codePoints) + " characters, not only white space.");
  return text;
}

std::string readAgentName(BodyReader& body, std::string_view user) {
  const std::string given = body.optional("name");
  if (given.empty()) return std::string(user.substr(0, user.find('@', 1)));
  std::string name(trimmed(given));
  const bool fits = !name.empty() && countCodePoints(name) <= limits::kAgentNameCodePoints &&
                    std::ranges::none_of(name, isControl);
  body.check("name", fits, "1 to 40 characters.");
  return name;
}

}  // namespace pipit::server
