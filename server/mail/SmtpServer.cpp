#include "mail/SmtpServer.h"

#include <curl/curl.h>

#include <memory>
#include <optional>

namespace pipit::server {

namespace {

using Address = std::unique_ptr<CURLU, void (*)(CURLU*)>;

std::string part(const Address& address, CURLUPart which, unsigned flags = 0) {
  char* found = nullptr;
  if (curl_url_get(address.get(), which, &found, flags) != CURLUE_OK) return {};
  const std::unique_ptr<char, void (*)(void*)> owned(found, curl_free);
  return found;
}

bool isLoopback(const std::string& host) {
  return host == "localhost" || host.starts_with("127.") || host == "[::1]";
}

// What a mail server's address has no use for is a mistake.
std::optional<std::string> wrongWith(const Address& address) {
  const std::string scheme = part(address, CURLUPART_SCHEME), path = part(address, CURLUPART_PATH);
  if (scheme != "smtp" && scheme != "smtps") return "has another scheme than smtp and smtps";
  if (path != "/" && !path.empty()) return "has a path";
  if (!part(address, CURLUPART_QUERY).empty() || !part(address, CURLUPART_FRAGMENT).empty())
    return "has a query or a fragment";
  if (!part(address, CURLUPART_OPTIONS).empty()) return "has login options";
  if (part(address, CURLUPART_USER).empty() != part(address, CURLUPART_PASSWORD).empty())
    return "has a user without a password, or a password without a user";
  return std::nullopt;
}

}  // namespace

std::expected<SmtpServer, std::string> smtpServer(std::string_view text) {
  const Address address(curl_url(), curl_url_cleanup);
  const bool isAddress = curl_url_set(address.get(), CURLUPART_URL, std::string(text).c_str(),
                                      CURLU_NON_SUPPORT_SCHEME) == CURLUE_OK;
  if (!isAddress) return std::unexpected("is no address");
  if (const auto wrong = wrongWith(address)) return std::unexpected(*wrong);
  const std::string host = part(address, CURLUPART_HOST), port = part(address, CURLUPART_PORT);
  const std::string scheme = part(address, CURLUPART_SCHEME);
  SmtpServer server{.url = scheme + "://" + host + (port.empty() ? "" : ':' + port),
                    .user = part(address, CURLUPART_USER, CURLU_URLDECODE),
                    .password = part(address, CURLUPART_PASSWORD, CURLU_URLDECODE)};
  server.needsTls = scheme == "smtps" || (!server.user.empty() && !isLoopback(host));
  return server;
}

}  // namespace pipit::server
