#include "support/OpenApi.h"

#include <algorithm>
#include <boost/json.hpp>

#include "http/OpenApi.h"
#include "support/JsonSchema.h"

namespace json = boost::json;

namespace {

const json::value& description() {
  static const json::value parsed = json::parse(*pipit::server::openApiDescription());
  return parsed;
}

std::string lowered(std::string_view text) {
  std::string lower(text);
  std::ranges::transform(lower, lower.begin(),
                         [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
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

// Of the headers that are described: those that have to be there, and what is a text.
std::string inHeaders(const json::object& response, const HttpAnswer& answer) {
  const JsonSchema schemas(description());
  const json::value* headers = response.if_contains("headers");
  if (headers == nullptr) return {};
  for (const auto& [name, said] : headers->as_object()) {
    const json::object& header = schemas.resolved(said).as_object();
    const auto found = answer.headers.find(lowered(name));
    if (found == answer.headers.end()) {
      if (header.contains("required")) return std::string(name) + " is missing";
      continue;
    }
    const json::value& schema = header.at("schema");
    const bool isText = schema.at("type") == "string";
    if (std::string problem = isText ? schemas.problem(schema, json::value(found->second)) : "";
        !problem.empty())
      return std::string(name) + ": " + problem;
  }
  return {};
}

// A method that a route does not take is not described route by route.
std::string inRefusal(const HttpAnswer& answer) {
  if (answer.status != 405) return "the method is not described";
  if (!answer.headers.contains("allow")) return "Allow is missing";
  const json::object error{{"$ref", "#/components/schemas/Error"}};
  return answer.body.empty() ? "" : JsonSchema(description()).problem(error, json::parse(answer.body));
}

std::string inAnswer(const json::object& operation, const HttpAnswer& answer) {
  const JsonSchema schemas(description());
  const json::object& responses = operation.at("responses").as_object();
  const json::value* said = responses.if_contains(std::to_string(answer.status));
  if (said == nullptr) return "the status is not described";
  const json::object& response = schemas.resolved(*said).as_object();
  if (std::string problem = inHeaders(response, answer); !problem.empty()) return problem;
  const json::value* content = response.if_contains("content");
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
  const json::value* operation = item->if_contains(lowered(method == "HEAD" ? "GET" : method));
  if (answer.status == 0) return {};
  if (operation == nullptr) return inRefusal(answer);
  const bool isTaken = answer.status >= 200 && answer.status < 300;
  std::string problem = isTaken ? inBody(operation->as_object(), body) : "";
  return problem.empty() ? inAnswer(operation->as_object(), answer) : "the request: " + problem;
}
