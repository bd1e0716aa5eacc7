#include "http/admin/AdminCookie.h"

#include <algorithm>

namespace pipit::server {

namespace {

constexpr std::string_view kLocalName = "pipit_admin";
constexpr std::string_view kSecureName = "__Host-pipit_admin";

std::string_view cookieName(const Request& request) {
  return isLocal(request) ? kLocalName : kSecureName;
}

std::string_view trimmedLeft(std::string_view text) {
  return text.substr(std::min(text.find_first_not_of(' '), text.size()));
}

}  // namespace

std::string sessionCookie(const Request& request) {
  const std::string_view name = cookieName(request);
  std::string_view rest = request.cookie ? *request.cookie : std::string_view();
  while (!rest.empty()) {
    const std::string_view pair = trimmedLeft(rest.substr(0, rest.find(';')));
    rest.remove_prefix(std::min(std::min(rest.find(';'), rest.size()) + 1, rest.size()));
    const std::size_t equals = pair.find('=');
    if (equals != std::string_view::npos && pair.substr(0, equals) == name)
      return std::string(pair.substr(equals + 1));
  }
  return {};
}

std::string cookieWith(const Request& request, std::string_view token) {
  const std::string plain =
      std::string(cookieName(request)) + '=' + std::string(token) + "; Path=/; HttpOnly; SameSite=Strict";
  const bool isPlain = isLocal(request) && !request.origin.value_or("").starts_with("https://");
  return isPlain ? plain : plain + "; Secure";
}

std::string cookieWithout(const Request& request) {
  return cookieWith(request, "") + "; Max-Age=0";
}

bool isLocal(const Request& request) {
  const std::string_view host = request.host;
  const std::string_view name =
      host.starts_with('[') ? host.substr(0, host.find(']') + 1) : host.substr(0, host.find(':'));
  return name == "localhost" || name == "127.0.0.1" || name == "[::1]";
}

bool isEncrypted(const Request& request, bool trustsForwarded) {
  if (request.origin) return request.origin->starts_with("https://");
  return trustsForwarded && request.forwardedProto == "https";
}

}  // namespace pipit::server
