#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <initializer_list>
#include <utility>

#include "base/Utf8.h"
#include "domain/Form.h"
#include "domain/Limits.h"

// How a form is read from what a message carries.
namespace pipit::server {

namespace json = boost::json;

namespace {

bool isLabel(const json::value& value, std::size_t most) {
  return value.is_string() && !trimmed(value.get_string()).empty() &&
         countCodePoints(value.get_string()) <= most;
}

bool isNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

bool isName(const json::value& value) {
  return value.is_string() && !value.get_string().empty() &&
         value.get_string().size() <= limits::kFormNameBytes &&
         std::ranges::all_of(value.get_string(), isNameCharacter);
}

// A plain text, or the name of one that clients have in the visitor's language.
bool hasLabel(const json::object& object, std::string_view name) {
  const json::value* plain = object.if_contains(name);
  const json::value* key = object.if_contains(std::string(name) + "Key");
  if ((plain != nullptr) == (key != nullptr)) return false;
  return plain != nullptr ? isLabel(*plain, limits::kFormLabelCodePoints) : isName(*key);
}

bool mayHaveLabel(const json::object& object, std::string_view name) {
  const bool hasNone = !object.contains(name) && !object.contains(std::string(name) + "Key");
  return hasNone || hasLabel(object, name);
}

// Whether it has no member but these.
bool isOf(const json::object& object, std::initializer_list<std::string_view> names) {
  return std::ranges::all_of(object, [&](const auto& member) {
    return std::ranges::find(names, std::string_view(member.key())) != names.end();
  });
}

bool isBetween(const json::value& value, std::int64_t least, std::int64_t most) {
  return value.is_int64() && value.get_int64() >= least && value.get_int64() <= most;
}

}  // namespace

bool areOptions(const json::value& value) {
  if (!value.is_array() || value.get_array().empty()) return false;
  const json::array& options = value.get_array();
  const bool areLabels = std::ranges::all_of(
      options, [](const json::value& option) { return isLabel(option, limits::kOptionCodePoints); });
  if (!areLabels || options.size() > limits::kOptions) return false;
  return std::ranges::all_of(
      options, [&](const json::value& option) { return std::ranges::count(options, option) == 1; });
}

std::optional<Form> Form::parse(std::string_view extra) {
  if (extra.size() > limits::kExtraBytes) return std::nullopt;
  boost::system::error_code error;
  const json::value value = json::parse(extra, error);
  if (error || !value.is_object()) return std::nullopt;
  const json::object& object = value.get_object();
  const json::value *kind = object.if_contains("kind"), *name = object.if_contains("form"),
                    *fields = object.if_contains("fields");
  const bool isForm = kind != nullptr && *kind == "form" && name != nullptr && isName(*name) &&
                      fields != nullptr && fields->is_array() && hasLabel(object, "title") &&
                      mayHaveLabel(object, "submit") &&
                      isOf(object, {"kind", "form", "fields", "title", "titleKey", "submit", "submitKey"});
  if (!isForm) return std::nullopt;
  Form form;
  form.name_ = name->get_string();
  const json::array& list = fields->get_array();
  const bool fits = !list.empty() && list.size() <= limits::kFormFields &&
                    std::ranges::all_of(list, [&](const json::value& field) { return form.addField(field); });
  return fits ? std::optional(std::move(form)) : std::nullopt;
}

bool Form::addField(const json::value& value) {
  auto field = fieldOf(value);
  if (!field || find(field->name) != nullptr) return false;
  fields_.push_back(*std::move(field));
  return true;
}

std::optional<Form::Field> Form::fieldOf(const json::value& value) {
  // In the order of Type.
  constexpr std::array<std::string_view, 5> types = {"rating", "scale", "text", "email", "choice"};
  if (!value.is_object()) return std::nullopt;
  const json::object& object = value.get_object();
  const json::value *name = object.if_contains("name"), *type = object.if_contains("type"),
                    *required = object.if_contains("required"), *most = object.if_contains("most"),
                    *options = object.if_contains("options");
  if (name == nullptr || !isName(*name) || type == nullptr || !type->is_string()) return std::nullopt;
  const auto known = std::ranges::find(types, std::string_view(type->get_string()));
  if (known == types.end()) return std::nullopt;
  Field field{.name = std::string(name->get_string()),
              .type = static_cast<Type>(known - types.begin()),
              .required = required != nullptr && required->is_bool() && required->get_bool(),
              .options = {}};
  const bool isText = field.type == Type::Text, isChoice = field.type == Type::Choice;
  const bool fits = isOf(object, {"name", "type", "label", "labelKey", "required", "most", "options"}) &&
                    hasLabel(object, "label") && (required == nullptr || required->is_bool()) &&
                    (most != nullptr) == isText && (options != nullptr) == isChoice &&
                    (!isText || isBetween(*most, 1, limits::kFormTextCodePoints)) &&
                    (!isChoice || areOptions(*options));
  if (!fits) return std::nullopt;
  if (isText) field.most = static_cast<std::size_t>(most->get_int64());
  if (isChoice)
    for (const json::value& option : options->get_array()) field.options.emplace_back(option.get_string());
  return field;
}

}  // namespace pipit::server
