#include "http/OpenApi.h"

#include <boost/json.hpp>

namespace pipit::server {

namespace json = boost::json;

namespace {

void moveMembers(json::object& from, json::object& into) {
  for (auto& member : from) into[member.key()] = std::move(member.value());
}

}  // namespace

Response::Body openApiDescription() {
  json::object whole;
  for (const std::string_view text : openApiParts()) {
    json::object part = json::parse(text).as_object();
    if (whole.empty()) {
      whole = std::move(part);
      continue;
    }
    moveMembers(part.at("paths").as_object(), whole.at("paths").as_object());
    moveMembers(part.at("components").at("schemas").as_object(),
                whole.at("components").at("schemas").as_object());
  }
  return bodyOf(json::serialize(whole));
}

void addDescriptionRoute(Router& router) {
  const auto body = openApiDescription();
  router.add("/api/openapi.json",
             {{}, kRead, Place::Network, [body](const Request&) {
                Response response{.status = 200, .headers = {}, .body = body};
                return response.with("Content-Type", "application/json").with("Cache-Control", "no-cache");
              }});
}

}  // namespace pipit::server
