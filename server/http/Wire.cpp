#include "http/Wire.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/status.hpp>
#include <ctime>
#include <iterator>

#include "domain/Identifier.h"

namespace pipit::server {

namespace http = boost::beast::http;

namespace {

std::optional<std::string> field(const http::fields& request, http::field name) {
  const auto found = request.find(name);
  if (found == request.end()) return std::nullopt;
  return std::string(found->value());
}

std::optional<std::string> field(const http::fields& request, std::string_view name) {
  const auto found = request.find(boost::beast::string_view(name.data(), name.size()));
  if (found == request.end()) return std::nullopt;
  return std::string(found->value());
}

// A list may stand in several lines (RFC 9110, 5.3).
template <class Name>
std::optional<std::string> listField(const http::fields& request, Name name) {
  const auto [first, end] = request.equal_range(name);
  if (first == end) return std::nullopt;
  std::string list;
  for (auto line = first; line != end; ++line) {
    if (line != first) list += ", ";
    list += line->value();
  }
  return list;
}

// A proxy adds its line or its entry behind what its client has sent.
std::optional<std::string> lastField(const http::fields& request, std::string_view name) {
  const auto [first, end] = request.equal_range(boost::beast::string_view(name.data(), name.size()));
  if (first == end) return std::nullopt;
  return std::string(std::prev(end)->value());
}

bool hasBody(int status) {
  return status != 204 && status != 304;
}

}  // namespace

constexpr std::array<const char*, 3> kUnmeasured = {"Pipit-Unmeasured", "Sec-GPC", "DNT"};
constexpr std::array<const char*, 6> kProxied = {"Forwarded",         "X-Forwarded-For", "X-Forwarded-Host",
                                                 "X-Forwarded-Proto", "X-Real-IP",       "Via"};

Request requestOf(const http::request_header<>& received) {
  Request request;
  const std::string target(received.target());
  const std::size_t mark = std::min(target.find('?'), target.size());
  request.method = std::string(received.method_string());
  request.path = target.substr(0, mark);
  request.query = target.substr(std::min(mark + 1, target.size()));
  request.id = newIdentifier("r_");
  request.authorization = field(received, http::field::authorization);
  request.accept = field(received, http::field::accept);
  request.contentType = field(received, http::field::content_type);
  request.idempotencyKey = listField(received, boost::beast::string_view("Idempotency-Key"));
  request.acceptEncoding = field(received, http::field::accept_encoding);
  request.ifNoneMatch = listField(received, http::field::if_none_match);
  request.ifMatch = listField(received, http::field::if_match);
  request.host = field(received, http::field::host).value_or("");
  request.fetchSite = field(received, "Sec-Fetch-Site");
  request.origin = field(received, http::field::origin);
  request.cookie = field(received, http::field::cookie);
  request.csrf = field(received, "X-CSRF-Token");
  request.forwardedProto = lastField(received, "X-Forwarded-Proto");
  request.lastEventId = field(received, "Last-Event-ID");
  request.forwardedFor = lastField(received, "X-Forwarded-For");
  request.filename = field(received, "X-Pipit-Filename");
  request.asked = field(received, "Pipit-Asked");
  request.isUnmeasured =
      std::ranges::any_of(kUnmeasured, [&](const char* name) { return received[name] == "1"; });
  request.isProxied =
      std::ranges::any_of(kProxied, [&](const char* name) { return received.count(name) > 0; });
  return request;
}

bool isAmbiguous(const http::request<http::string_body>& received) {
  const auto codings = received.count(http::field::transfer_encoding);
  const bool isChunked =
      codings == 1 && boost::beast::iequals(received[http::field::transfer_encoding], "chunked");
  const auto hosts = received.count(http::field::host);
  const bool isOld = received.version() < 11;
  return (codings > 0 && !isChunked) || hosts > 1 || (hosts == 0 && !isOld);
}

std::optional<int> statusOf(boost::system::error_code error) {
  if (error == http::error::body_limit) return 413;
  if (error == http::error::header_limit) return 431;
  const bool isSyntax = error.category() == make_error_code(http::error::bad_method).category();
  const bool isGone = error == http::error::end_of_stream || error == http::error::partial_message;
  if (isSyntax && !isGone) return 400;
  return std::nullopt;
}

std::string headerText(const Response& response, std::string_view requestId) {
  const auto reason = http::obsolete_reason(http::int_to_status(static_cast<unsigned>(response.status)));
  std::string text =
      fmt::format("HTTP/1.1 {} {}\r\nDate: {:%a, %d %b %Y %H:%M:%S} GMT\r\n", response.status,
                  std::string_view(reason.data(), reason.size()), fmt::gmtime(std::time(nullptr)));
  text += fmt::format("X-Request-Id: {}\r\nX-Content-Type-Options: nosniff\r\n", requestId);
  for (const auto& [name, value] : response.headers) text += fmt::format("{}: {}\r\n", name, value);
  return text;
}

WireResponse::WireResponse(const Request& request, const Response& response, bool keepAlive)
    : header_(headerText(response, request.id)), body_(request.method == "HEAD" ? nullptr : response.body) {
  if (hasBody(response.status)) header_ += fmt::format("Content-Length: {}\r\n", response.length());
  header_ += keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
}

std::array<boost::asio::const_buffer, 2> WireResponse::buffers() const {
  return {boost::asio::buffer(header_), body_ ? boost::asio::buffer(*body_) : boost::asio::const_buffer()};
}

}  // namespace pipit::server
