#include "model/ModelServer.h"

#include <curl/curl.h>

#include <algorithm>
#include <memory>

namespace pipit::server {

namespace {

using Address = std::unique_ptr<CURLU, void (*)(CURLU*)>;

// The longest key known has some 200 characters.
constexpr std::size_t kKeyBytes = 1'024;
constexpr std::string_view kRequests = "/chat/completions";

std::string part(const Address& address, CURLUPart which) {
  char* found = nullptr;
  if (curl_url_get(address.get(), which, &found, 0) != CURLUE_OK) return {};
  const std::unique_ptr<char, void (*)(void*)> owned(found, curl_free);
  return found;
}

bool isThisMachine(const std::string& host) {
  return host == "localhost" || host.starts_with("127.") || host == "[::1]";
}

std::string pathOf(std::string path) {
  while (path.ends_with('/')) path.pop_back();
  if (path.empty()) path = "/v1";
  return path.ends_with(kRequests) ? path : path + std::string(kRequests);
}

}  // namespace

std::expected<std::string, std::string> modelUrl(std::string_view text, bool hasKey) {
  const Address address(curl_url(), curl_url_cleanup);
  const bool isAddress =
      curl_url_set(address.get(), CURLUPART_URL, std::string(text).c_str(), 0) == CURLUE_OK;
  if (!isAddress) return std::unexpected("is no address");
  const std::string scheme = part(address, CURLUPART_SCHEME), host = part(address, CURLUPART_HOST);
  if (scheme != "http" && scheme != "https") return std::unexpected("has another scheme than http and https");
  if (!part(address, CURLUPART_USER).empty() || !part(address, CURLUPART_PASSWORD).empty())
    return std::unexpected("has a user or a password");
  if (!part(address, CURLUPART_QUERY).empty() || !part(address, CURLUPART_FRAGMENT).empty())
    return std::unexpected("has a query or a fragment");
  if (hasKey && scheme == "http" && !isThisMachine(host))
    return std::unexpected("would send the key in the clear");
  const std::string port = part(address, CURLUPART_PORT);
  return scheme + "://" + host + (port.empty() ? "" : ':' + port) + pathOf(part(address, CURLUPART_PATH));
}

bool isModelKey(std::string_view key) {
  return !key.empty() && key.size() <= kKeyBytes &&
         std::ranges::all_of(key, [](char c) { return c > ' ' && c < '\x7f'; });
}

}  // namespace pipit::server
