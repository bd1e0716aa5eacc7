#pragma once

#include <boost/json.hpp>
#include <set>
#include <string>

// Whether a value is as a schema says: the part of JSON Schema 2020-12 that our description uses. A keyword
// that is not in that part is a problem by itself, so that none is passed over.
//
// "$ref" (into the same document), "type", "enum", "oneOf"; "properties", "required",
// "additionalProperties", "propertyNames", "minProperties", "maxProperties"; "items", "minItems", "maxItems";
// "minLength", "maxLength", "pattern"; "minimum", "maximum". "description" and "default" say nothing of it.
class JsonSchema {
 public:
  // `met` gets what "$ref" has led to of what some value was like.
  explicit JsonSchema(const boost::json::value& document, std::set<std::string>* met = nullptr)
      : document_(document), met_(met) {}

  // What is wrong, and where; empty: nothing.
  std::string problem(const boost::json::value& schema, const boost::json::value& value) const;
  // What "$ref" leads to, or the value itself.
  const boost::json::value& resolved(const boost::json::value& value) const;

 private:
  using Value = boost::json::value;

  std::string check(const Value& schema, const Value& value, const std::string& place) const;
  std::string checkKeyword(std::string_view keyword, const Value& rule, const boost::json::object& schema,
                           const Value& value, const std::string& place) const;
  std::string checkOneOf(const boost::json::array& choices, const Value& value,
                         const std::string& place) const;
  std::string checkMembers(const boost::json::object& schema, const boost::json::object& value,
                           const std::string& place) const;

  const Value& document_;
  std::set<std::string>* met_;
};
