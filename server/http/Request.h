#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace pipit::server {

// A request as the handlers see it: what they may need and nothing else.
struct Request {
  std::string method;
  std::string path;   // as it came, not decoded
  std::string query;  // without "?"
  std::string body;
  std::filesystem::path file;  // an upload's body, which is no text; empty until it has come
  std::string id;
  std::string client;  // who asks, as the rate limits tell clients apart: see ClientAddress.h
  std::optional<std::string> authorization;
  std::optional<std::string> accept;
  std::optional<std::string> contentType;
  std::optional<std::string> idempotencyKey;  // all lines of it
  std::optional<std::string> acceptEncoding;
  std::optional<std::string> ifNoneMatch;
  std::optional<std::string> ifMatch;
  std::optional<std::string> lastEventId;
  std::string host;                      // as the client has addressed us
  std::optional<std::string> fetchSite;  // who has caused it, as browsers say: "same-origin", "cross-site"
  std::optional<std::string> origin;     // whose page has caused it, as browsers say
  std::optional<std::string> cookie;
  std::optional<std::string> csrf;            // what only a page of ours can add
  std::optional<std::string> forwardedProto;  // "https", as the nearest proxy says, or whoever plays one
  bool isProxied = false;                     // by what proxies add to what they pass on
  // The visitor wants no figures: Global Privacy Control or Do Not Track, as browsers send them, or the
  // widget's word.
  bool isUnmeasured = false;
  std::optional<std::string> asked;  // forms with which the widget's browser was asked how it was: "csat nps"
  std::optional<std::string> filename;      // an upload's, percent-encoded
  std::optional<std::string> forwardedFor;  // what the nearest proxy says, or whoever plays one
};

}  // namespace pipit::server
