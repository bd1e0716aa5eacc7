#include "http/BodyReader.h"

#include <algorithm>
#include <boost/json.hpp>

namespace pipit::server {

namespace json = boost::json;

namespace {
// The deepest body of the API has one level; the rest is room for fields of newer clients.
constexpr std::size_t kDepth = 8;
}  // namespace

std::expected<BodyReader, Issue> BodyReader::parse(std::string_view body) {
  json::parse_options options;
  options.max_depth = kDepth;
  boost::system::error_code error;
  json::value value = json::parse(body, error, {}, options);
  if (error || !value.is_object()) {
    return std::unexpected(Issue{"", "validation.json", "The body is not a JSON object in UTF-8."});
  }
  return BodyReader(std::move(value.get_object()));
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

void BodyReader::check(std::string_view field, bool fits, std::string_view rule) {
  const bool isReported = std::ranges::find(issues_, field, &Issue::field) != issues_.end();
  if (!fits && !isReported) issues_.push_back({std::string(field), "validation.range", std::string(rule)});
}

std::string BodyReader::text(std::string_view field, const json::value& value) {
  if (value.is_string()) return std::string(value.get_string());
  issues_.push_back({std::string(field), "validation.range", "This field must be a text."});
  return {};
}

}  // namespace pipit::server
