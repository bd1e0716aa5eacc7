#include "domain/Form.h"

#include <algorithm>
#include <boost/json.hpp>

#include "base/Utf8.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

bool isWithin(const json::value& value, std::int64_t least, std::int64_t most) {
  return value.is_int64() && value.get_int64() >= least && value.get_int64() <= most;
}

// That it can be written to is shown by writing to it alone: RFC 5321 bounds its length, and it has two
// sides.
bool isEmail(std::string_view text) {
  const std::size_t at = text.find('@');
  const bool hasSides = at != std::string_view::npos && at > 0 && at + 1 < text.size();
  const bool isPlain =
      std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
  return hasSides && isPlain && text.find('@', at + 1) == std::string_view::npos &&
         text.size() <= limits::kEmailBytes;
}

}  // namespace

std::vector<FormIssue> Form::check(const json::object& values) const {
  std::vector<FormIssue> issues;
  for (const auto& member : values)
    if (find(member.key()) == nullptr) issues.push_back({std::string(member.key()), Rule::Unknown});
  for (const Field& field : fields_)
    if (const auto rule = wrongWith(field, values.if_contains(field.name)))
      issues.push_back({field.name, *rule});
  return issues;
}

std::optional<FormIssue::Rule> Form::wrongWith(const Field& field, const json::value* value) {
  if (value == nullptr) return field.required ? std::optional(Rule::Missing) : std::nullopt;
  if (field.type == Type::Rating || field.type == Type::Scale) {
    const bool isRating = field.type == Type::Rating;
    if (!value->is_int64()) return Rule::Type;
    return isWithin(*value, isRating ? 1 : 0, isRating ? 5 : 10) ? std::nullopt : std::optional(Rule::Range);
  }
  if (!value->is_string()) return Rule::Type;
  return wrongWithText(field, value->get_string());
}

std::optional<FormIssue::Rule> Form::wrongWithText(const Field& field, std::string_view text) {
  // What is left out is left out: an empty text would be a second way to say so.
  if (trimmed(text).empty()) return Rule::Missing;
  const bool fits = field.type == Type::Text ? countCodePoints(text) <= field.most
                    : field.type == Type::Email
                        ? isEmail(text)
                        : std::ranges::find(field.options, text) != field.options.end();
  return fits ? std::nullopt : std::optional(Rule::Range);
}

const Form::Field* Form::find(std::string_view name) const {
  const auto found = std::ranges::find(fields_, name, &Field::name);
  return found == fields_.end() ? nullptr : &*found;
}

}  // namespace pipit::server
