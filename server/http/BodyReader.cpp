#include "http/BodyReader.h"

#include <algorithm>
#include <boost/json.hpp>

namespace pipit::server {

namespace json = boost::json;

namespace {
// The deepest body of the API has one level; the rest is room for fields of newer clients.
constexpr std::size_t kDepth = 8;

std::optional<json::object> objectIn(std::string_view text) {
  json::parse_options options;
  options.max_depth = kDepth;
  boost::system::error_code error;
  json::value value = json::parse(text, error, {}, options);
  if (error || !value.is_object()) return std::nullopt;
  return std::move(value.get_object());
}

// U+0000 is in no text that people write, and not all databases keep it: as browsers do, it is replaced.
std::string withoutNul(std::string_view text) {
  std::string kept;
  for (const char c : text) {
    if (c == '\0') {
      kept += "\xEF\xBF\xBD";
    } else {
      kept += c;
    }
  }
  return kept;
}

}  // namespace

std::expected<BodyReader, Issue> BodyReader::parse(std::string_view body) {
  auto object = objectIn(body);
  if (!object)
    return std::unexpected(Issue{"", "validation.json", "The body is not a JSON object in UTF-8."});
  return BodyReader(*std::move(object));
}

std::string BodyReader::required(std::string_view field) {
  const json::value* value = body_.if_contains(field);
  if (value != nullptr) return text(field, *value);
  issues_.push_back({std::string(field), "validation.missing", "This field is required."});
  return {};
}

std::string BodyReader::optional(std::string_view field) {
  const json::value* value = body_.if_contains(field);
  return value == nullptr || value->is_null() ? std::string() : text(field, *value);
}

std::optional<json::object> BodyReader::object(std::string_view field) {
  const json::value* value = body_.if_contains(field);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (value->is_object()) return value->get_object();
  if (auto object = value->is_string() ? objectIn(value->get_string()) : std::nullopt) return object;
  issues_.push_back({std::string(field), "validation.range", "This field must be an object."});
  return std::nullopt;
}

json::array BodyReader::array(std::string_view field) {
  const json::value* value = body_.if_contains(field);
  if (value == nullptr || value->is_null()) return {};
  if (value->is_array()) return value->get_array();
  issues_.push_back({std::string(field), "validation.range", "This field must be a list."});
  return {};
}

bool BodyReader::isNull(std::string_view field) const {
  const json::value* value = body_.if_contains(field);
  return value == nullptr || value->is_null();
}

std::optional<bool> BodyReader::truth(std::string_view field) {
  const json::value* value = body_.if_contains(field);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (value->is_bool()) return value->get_bool();
  issues_.push_back({std::string(field), "validation.range", "This field must be true or false."});
  return std::nullopt;
}

std::optional<std::int64_t> BodyReader::number(std::string_view field) {
  const json::value* value = body_.if_contains(field);
  if (value == nullptr || value->is_null()) return std::nullopt;
  if (value->is_int64()) return value->get_int64();
  issues_.push_back({std::string(field), "validation.range", "This field must be a whole number."});
  return std::nullopt;
}

std::vector<std::string> BodyReader::texts(std::string_view field) {
  std::vector<std::string> all;
  for (const json::value& value : array(field)) all.push_back(text(field, value));
  return all;
}

BodyReader BodyReader::inside(std::string_view field) {
  const json::value* value = body_.if_contains(field);
  if (value == nullptr || value->is_null()) return BodyReader(json::object());
  if (value->is_object()) return BodyReader(value->get_object());
  issues_.push_back({std::string(field), "validation.range", "This field must be an object."});
  return BodyReader(json::object());
}

void BodyReader::take(std::string_view field, const BodyReader& inner) {
  for (const Issue& issue : inner.issues_)
    report({std::string(field) + '.' + issue.field, issue.code, issue.message});
}

void BodyReader::check(std::string_view field, bool fits, std::string_view rule) {
  if (!fits) report({std::string(field), "validation.range", std::string(rule)});
}

void BodyReader::report(Issue issue) {
  const bool isReported = std::ranges::find(issues_, issue.field, &Issue::field) != issues_.end();
  if (!isReported) issues_.push_back(std::move(issue));
}

std::string BodyReader::text(std::string_view field, const json::value& value) {
  if (value.is_string()) return withoutNul(value.get_string());
  issues_.push_back({std::string(field), "validation.range", "This field must be a text."});
  return {};
}

}  // namespace pipit::server
