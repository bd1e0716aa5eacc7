#include "support/OpenApi.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <map>
#include <mutex>
#include <optional>
#include <set>

#include "http/OpenApi.h"
#include "http/Query.h"
#include "support/JsonSchema.h"

namespace json = boost::json;

namespace {

const json::value& description() {
  static const json::value parsed = json::parse(*pipit::server::openApiDescription());
  return parsed;
}

// What tests have come upon, from any thread.
struct Met {
  std::mutex mutex;
  std::set<std::string> schemas, operations;
};

Met& met() {
  static Met all;
  return all;
}

std::string problemOf(const json::value& schema, const json::value& value) {
  std::set<std::string> schemas;
  std::string problem = JsonSchema(description(), &schemas).problem(schema, value);
  if (!problem.empty()) return problem;
  const std::lock_guard lock(met().mutex);
  met().schemas.merge(schemas);
  return {};
}

const json::value& resolved(const json::value& value) {
  return JsonSchema(description()).resolved(value);
}

// A parameter or a header stands for a value of its schema's type.
std::string problemOfText(const json::value& schema, const std::string& text) {
  const auto number = pipit::server::wholeNumber(text);
  if (resolved(schema).at("type") == "integer" && number) return problemOf(schema, *number);
  return problemOf(schema, json::value(text));
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

// What stands in the place of a pattern's variable.
std::string variableIn(std::string_view pattern, std::string_view path) {
  const std::size_t open = pattern.find('{');
  if (open == std::string_view::npos) return {};
  const std::size_t behind = pattern.size() - pattern.find('}') - 1;
  return pipit::server::percentDecoded(path.substr(open, path.size() - open - behind)).value_or("");
}

struct Item {
  std::string pattern;
  const json::object* operations = nullptr;
};

Item itemOf(std::string_view path) {
  for (const auto& [pattern, item] : description().at("paths").as_object())
    if (fits(pattern, path)) return {pattern, &item.as_object()};
  return {};
}

using Values = std::map<std::string, std::string>;

// The first of each name counts.
Values queryOf(std::string_view target) {
  Values values;
  const std::size_t mark = target.find('?');
  std::string_view rest = mark == std::string_view::npos ? "" : target.substr(mark + 1);
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(pair.size() + 1, rest.size()));
    const std::string name(pair.substr(0, pair.find('=')));
    const auto value = pair.substr(std::min(name.size() + 1, pair.size()));
    values.emplace(name, pipit::server::percentDecoded(value).value_or(""));
  }
  return values;
}

Values headersOf(std::string_view lines) {
  Values values;
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find("\r\n"));
    lines.remove_prefix(std::min(line.size() + 2, lines.size()));
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    const auto value = line.substr(colon + 1);
    values.emplace(lowered(line.substr(0, colon)),
                   value.substr(std::min(value.find_first_not_of(' '), value.size())));
  }
  return values;
}

// Takes the values that are described out of `values`.
std::string inParameters(const json::object& operation, std::string_view in, Values& values) {
  const json::value* parameters = operation.if_contains("parameters");
  if (parameters == nullptr) return {};
  for (const json::value& said : parameters->as_array()) {
    const json::object& parameter = resolved(said).as_object();
    if (parameter.at("in").as_string() != in) continue;
    const std::string name(parameter.at("name").as_string());
    const auto given = values.extract(in == "header" ? lowered(name) : name);
    if (given.empty()) {
      const json::value* required = parameter.if_contains("required");
      if (required != nullptr && required->as_bool()) return std::string(in) + ' ' + name + " is missing";
    } else if (std::string problem = problemOfText(parameter.at("schema"), given.mapped());
               !problem.empty()) {
      return std::string(in) + ' ' + name + ": " + problem;
    }
  }
  return {};
}

// The description has all that a query may say. A path has one variable at most, whatever it is called.
std::string inTarget(const json::object& operation, const Item& item, std::string_view target) {
  Values query = queryOf(target);
  if (std::string problem = inParameters(operation, "query", query); !problem.empty()) return problem;
  if (!query.empty()) return "query " + query.begin()->first + " is not described";
  const std::size_t open = item.pattern.find('{');
  if (open == std::string::npos) return {};
  const std::string name = item.pattern.substr(open + 1, item.pattern.find('}') - open - 1);
  Values path{{name, variableIn(item.pattern, target.substr(0, target.find('?')))}};
  // Only a path of files may be none.
  if (path.at(name).empty() && name != "path") return "path " + name + " is empty";
  if (std::string problem = inParameters(operation, "path", path); !problem.empty()) return problem;
  return path.empty() ? "" : "path " + name + " is not described";
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
  return problemOf(content->at("schema"), json::parse(body));
}

std::string inRequest(const json::object& operation, const Item& item, std::string_view target,
                      std::string_view body, std::string_view headers) {
  if (std::string problem = inTarget(operation, item, target); !problem.empty()) return problem;
  Values lines = headersOf(headers);
  if (std::string problem = inParameters(operation, "header", lines); !problem.empty()) return problem;
  return inBody(operation, body);
}

// Of which somebody who reads the description makes something; what all of HTTP has is passed over.
constexpr std::array<std::string_view, 7> kToldHeaders = {
    "etag", "location", "ratelimit", "ratelimit-policy", "retry-after", "set-cookie", "www-authenticate"};

std::string inHeaders(const json::object& response, const HttpAnswer& answer) {
  std::set<std::string_view> unknown(kToldHeaders.begin(), kToldHeaders.end());
  const json::value* headers = response.if_contains("headers");
  for (const auto& [name, said] : headers == nullptr ? json::object() : headers->as_object()) {
    const json::object& header = resolved(said).as_object();
    const auto found = answer.headers.find(lowered(name));
    unknown.erase(lowered(name));
    if (found == answer.headers.end()) {
      if (header.contains("required")) return std::string(name) + " is missing";
    } else if (std::string problem = problemOfText(header.at("schema"), found->second); !problem.empty()) {
      return std::string(name) + ": " + problem;
    }
  }
  for (const std::string_view name : unknown)
    if (answer.headers.contains(std::string(name))) return std::string(name) + " is not described";
  return {};
}

// A method that a route does not take is not described route by route.
std::string inRefusal(const HttpAnswer& answer) {
  if (answer.status != 405) return "the method is not described";
  if (!answer.headers.contains("allow")) return "Allow is missing";
  const json::object error{{"$ref", "#/components/schemas/Error"}};
  return answer.body.empty() ? "" : problemOf(error, json::parse(answer.body));
}

std::string inAnswer(const json::object& operation, const HttpAnswer& answer) {
  const json::object& responses = operation.at("responses").as_object();
  const json::value* said = responses.if_contains(std::to_string(answer.status));
  if (said == nullptr) return "the status is not described";
  const json::object& response = resolved(*said).as_object();
  if (std::string problem = inHeaders(response, answer); !problem.empty()) return problem;
  const json::value* content = response.if_contains("content");
  if (answer.body.empty()) return {};
  if (content == nullptr) return "a body is not described";
  const json::object& types = content->as_object();
  const json::value* media = types.if_contains(mediaType(answer));
  if (media == nullptr) return types.contains("*/*") ? "" : mediaType(answer) + " is not described";
  const json::value* schema = media->as_object().if_contains("schema");
  if (schema == nullptr || mediaType(answer) != "application/json") return {};
  return problemOf(*schema, json::parse(answer.body));
}

}  // namespace

std::string contradiction(std::string_view method, std::string_view target, std::string_view body,
                          std::string_view headers, const HttpAnswer& answer) {
  const Item item = itemOf(target.substr(0, target.find('?')));
  const bool isRefused = answer.status == 404 || answer.status == 0;
  if (item.operations == nullptr) return isRefused ? "" : "the path is not described";
  const json::value* found = item.operations->if_contains(lowered(method == "HEAD" ? "GET" : method));
  if (answer.status == 0) return {};
  if (found == nullptr) return inRefusal(answer);
  const json::object& operation = found->as_object();
  const bool isTaken = answer.status >= 200 && answer.status < 400;
  std::string problem = isTaken ? inRequest(operation, item, target, body, headers) : "";
  if (!problem.empty()) return "the request: " + problem;
  if (isTaken) {
    const std::lock_guard lock(met().mutex);
    met().operations.emplace(operation.at("operationId").as_string());
  }
  return inAnswer(operation, answer);
}

std::vector<std::string> neverMet() {
  const std::lock_guard lock(met().mutex);
  std::vector<std::string> missing;
  for (const auto& [path, item] : description().at("paths").as_object())
    for (const auto& [method, operation] : item.as_object())
      if (const std::string id(operation.at("operationId").as_string()); !met().operations.contains(id))
        missing.push_back(id);
  for (const auto& [name, schema] : description().at("components").at("schemas").as_object())
    if (!met().schemas.contains("#/components/schemas/" + std::string(name))) missing.emplace_back(name);
  return missing;
}
