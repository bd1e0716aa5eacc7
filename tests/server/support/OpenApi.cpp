#include "support/OpenApi.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "http/OpenApi.h"
#include "support/JsonSchema.h"

namespace json = boost::json;

namespace {

const json::value& description() {
  static const json::value parsed = json::parse(*pipit::server::openApiDescription());
  return parsed;
}

// "{path}" may have slashes, other variables none.
bool fits(std::string_view pattern, std::string_view path) {
  const std::size_t open = pattern.find('{');
  if (open == std::string_view::npos) return pattern == path;
  const std::size_t close = pattern.find('}');
  const std::string_view before = pattern.substr(0, open), after = pattern.substr(close + 1);
  if (!path.starts_with(before) || !path.ends_with(after) || path.size() < before.size() + after.size())
    return false;
  const auto part = path.substr(before.size(), path.size() - before.size() - after.size());
  return pattern.substr(open, close - open + 1) == "{path}" || !part.contains('/');
}

const json::object* itemOf(std::string_view path) {
  for (const auto& [pattern, item] : description().at("paths").as_object())
    if (fits(pattern, path)) return &item.as_object();
  return nullptr;
}

std::string mediaType(const HttpAnswer& answer) {
  const auto found = answer.headers.find("content-type");
  return found == answer.headers.end() ? "" : found->second.substr(0, found->second.find(';'));
}

std::string inBody(const json::object& operation, std::string_view body) {
  const json::value* said = operation.if_contains("requestBody");
  const json::value* content =
      said == nullptr ? nullptr : said->as_object().at("content").as_object().if_contains("application/json");
  if (content == nullptr) return {};
  return JsonSchema(description()).problem(content->at("schema"), json::parse(body));
}

std::string inAnswer(const json::object& operation, const HttpAnswer& answer) {
  const JsonSchema schemas(description());
  const json::object& responses = operation.at("responses").as_object();
  const json::value* said = responses.if_contains(std::to_string(answer.status));
  if (said == nullptr) return "the status is not described";
  const json::value* content = schemas.resolved(*said).as_object().if_contains("content");
  if (answer.body.empty()) return {};
  if (content == nullptr) return "a body is not described";
  const json::object& types = content->as_object();
  const json::value* media = types.if_contains(mediaType(answer));
  if (media == nullptr) return types.contains("*/*") ? "" : mediaType(answer) + " is not described";
  const json::value* schema = media->as_object().if_contains("schema");
  if (schema == nullptr || mediaType(answer) != "application/json") return {};
  return schemas.problem(*schema, json::parse(answer.body));
}

}  // namespace

std::string contradiction(std::string_view method, std::string_view target, std::string_view body,
                          const HttpAnswer& answer) {
  const json::object* item = itemOf(target.substr(0, target.find('?')));
  const bool isRefused = answer.status == 404 || answer.status == 0;
  if (item == nullptr) return isRefused ? "" : "the path is not described";
  std::string verb(method == "HEAD" ? "GET" : method);
  std::ranges::transform(verb, verb.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const json::value* operation = item->if_contains(verb);
  // What could not be read, or is not taken, is so for every route.
  constexpr std::array kOfAll = {0, 405, 408, 413, 431};
  if (std::ranges::find(kOfAll, answer.status) != kOfAll.end()) return {};
  if (operation == nullptr) return "the method is not described";
  const bool isTaken = answer.status >= 200 && answer.status < 300;
  std::string problem = isTaken ? inBody(operation->as_object(), body) : "";
  return problem.empty() ? inAnswer(operation->as_object(), answer) : "the request: " + problem;
}
