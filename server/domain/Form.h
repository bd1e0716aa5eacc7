#pragma once

#include <boost/json/fwd.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pipit::server {

// What is wrong with one value that a form was filled in with.
struct FormIssue {
  enum class Rule : std::uint8_t { Missing, Unknown, Type, Range };
  std::string field;
  Rule rule;
};

// A form as a message carries it, with the rules by which it is filled in (docs/forms.md).
class Form {
 public:
  // Nothing for an extra that is no form, or one that breaks a rule.
  static std::optional<Form> parse(std::string_view extra);

  const std::string& name() const { return name_; }
  std::vector<FormIssue> check(const boost::json::object& values) const;

 private:
  enum class Type : std::uint8_t { Rating, Scale, Text, Email, Choice };
  struct Field {
    std::string name;
    Type type = Type::Text;
    bool required = false;
    std::size_t most = 0;  // code points of a text
    std::vector<std::string> options;
  };
  using Rule = FormIssue::Rule;

  static std::optional<Field> fieldOf(const boost::json::value& value);
  static std::optional<Rule> wrongWith(const Field& field, const boost::json::value* value);
  static std::optional<Rule> wrongWithText(const Field& field, std::string_view text);
  bool addField(const boost::json::value& value);
  const Field* find(std::string_view name) const;

  std::string name_;
  std::vector<Field> fields_;
};

// 1 to 8 different texts of 1 to 80 characters.
bool areOptions(const boost::json::value& value);

}  // namespace pipit::server
