#include "support/JsonSchema.h"

#include <algorithm>
#include <regex>
#include <set>

#include "base/Utf8.h"

namespace json = boost::json;

namespace {

bool isOfType(const json::value& value, std::string_view type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_bool();
  if (type == "null") return value.is_null();
  if (type == "integer") return value.is_int64() || value.is_uint64();
  if (type == "number") return value.is_number();
  throw std::runtime_error("no type: " + std::string(type));
}

bool isOfAnyType(const json::value& value, const json::value& types) {
  if (types.is_string()) return isOfType(value, types.get_string());
  return std::ranges::any_of(types.as_array(),
                             [&](const json::value& type) { return isOfType(value, type.as_string()); });
}

std::int64_t sizeOf(const json::value& value) {
  if (value.is_string())
    return static_cast<std::int64_t>(pipit::countCodePoints(std::string_view(value.get_string())));
  if (value.is_array()) return static_cast<std::int64_t>(value.get_array().size());
  return value.is_object() ? static_cast<std::int64_t>(value.get_object().size()) : 0;
}

// Of which values a rule speaks.
bool isAbout(std::string_view keyword, const json::value& value) {
  if (keyword.ends_with("Length") || keyword == "pattern") return value.is_string();
  if (keyword.ends_with("Items")) return value.is_array();
  if (keyword.ends_with("Properties")) return value.is_object();
  return value.is_int64();
}

bool keepsBound(std::string_view keyword, const json::value& rule, const json::value& value) {
  const std::int64_t size = value.is_int64() ? value.get_int64() : sizeOf(value);
  return keyword.starts_with("min") ? size >= rule.as_int64() : size <= rule.as_int64();
}

}  // namespace

std::string JsonSchema::problem(const json::value& schema, const json::value& value) const {
  return check(schema, value, "$");
}

const json::value& JsonSchema::resolved(const json::value& value) const {
  const json::value* reference = value.is_object() ? value.get_object().if_contains("$ref") : nullptr;
  return reference == nullptr ? value : document_.at_pointer(reference->as_string().subview(1));
}

std::string JsonSchema::check(const Value& schema, const Value& value, const std::string& place) const {
  const json::object& rules = resolved(schema).as_object();
  for (const auto& [keyword, rule] : rules)
    if (std::string problem = checkKeyword(keyword, rule, rules, value, place); !problem.empty())
      return problem;
  if (met_ != nullptr && schema.as_object().contains("$ref"))
    met_->insert(schema.at("$ref").as_string().c_str());
  return {};
}

std::string JsonSchema::checkKeyword(std::string_view keyword, const Value& rule, const json::object& schema,
                                     const Value& value, const std::string& place) const {
  static const std::set<std::string_view> kBounds = {"minProperties", "maxProperties", "minItems", "maxItems",
                                                     "minLength",     "maxLength",     "minimum",  "maximum"};
  static const std::set<std::string_view> kOthers = {"description", "default", "required",
                                                     "additionalProperties", "propertyNames"};
  const std::string wrong = place + " is not as \"" + std::string(keyword) + "\" says: " + serialize(rule);
  if (keyword == "type") return isOfAnyType(value, rule) ? "" : wrong;
  if (keyword == "enum")
    return std::ranges::find(rule.as_array(), value) != rule.as_array().end() ? "" : wrong;
  if (keyword == "oneOf") return checkOneOf(rule.as_array(), value, place);
  if (keyword == "properties")
    return value.is_object() ? checkMembers(schema, value.get_object(), place) : "";
  if (keyword == "pattern")
    return !value.is_string() ||
                   std::regex_search(value.get_string().c_str(), std::regex(rule.as_string().c_str()))
               ? ""
               : wrong;
  if (keyword == "items" && value.is_array())
    for (std::size_t index = 0; index < value.get_array().size(); ++index)
      if (std::string problem =
              check(rule, value.get_array()[index], place + '[' + std::to_string(index) + ']');
          !problem.empty())
        return problem;
  if (kBounds.contains(keyword))
    return !isAbout(keyword, value) || keepsBound(keyword, rule, value) ? "" : wrong;
  if (keyword == "items") return {};
  if (keyword == "additionalProperties" && !schema.contains("properties") && value.is_object())
    return checkMembers(schema, value.get_object(), place);
  return kOthers.contains(keyword) ? "" : "no such keyword: " + std::string(keyword);
}

std::string JsonSchema::checkOneOf(const json::array& choices, const Value& value,
                                   const std::string& place) const {
  const auto fitting = std::ranges::count_if(
      choices, [&](const Value& choice) { return check(choice, value, place).empty(); });
  return fitting == 1 ? "" : place + " fits " + std::to_string(fitting) + " of the choices";
}

std::string JsonSchema::checkMembers(const json::object& schema, const json::object& value,
                                     const std::string& place) const {
  if (const Value* required = schema.if_contains("required"))
    for (const Value& name : required->as_array())
      if (!value.contains(name.as_string())) return place + " has no " + serialize(name);
  const Value *members = schema.if_contains("properties"),
              *others = schema.if_contains("additionalProperties"),
              *names = schema.if_contains("propertyNames");
  for (const auto& [name, member] : value) {
    const std::string inside = place + '.' + std::string(name);
    if (names != nullptr)
      if (std::string problem = check(*names, Value(name), inside); !problem.empty()) return problem;
    const Value* rule = members == nullptr ? nullptr : members->as_object().if_contains(name);
    if (rule == nullptr) rule = others;
    if (rule == nullptr) continue;
    if (rule->is_bool()) {
      if (!rule->get_bool()) return inside + " is not described";
    } else if (std::string problem = check(*rule, member, inside); !problem.empty()) {
      return problem;
    }
  }
  return {};
}
