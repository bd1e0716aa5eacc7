#include "domain/ContactForms.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <span>

namespace pipit::server {

namespace json = boost::json;

namespace {

// Of texts: the most code points. An address of e-mail has a length of its own; a choice has none.
struct ContactField {
  std::string_view name;
  int most;
};
constexpr std::string_view kTime = "time";
constexpr std::array<std::string_view, 4> kTimes = {"Anytime", "Morning", "Afternoon", "Evening"};
constexpr std::array<ContactField, 5> kPrechat = {
    {{"name", 80}, {"email", 0}, {"phone", 40}, {"company", 80}, {"order", 40}}};
constexpr std::array<ContactField, 6> kContact = {
    {{"name", 80}, {"email", 0}, {"phone", 40}, {kTime, 0}, {"notes", 500}, {"shortlist", 500}}};

// "email!": that one of them, to be filled in.
std::optional<json::object> fieldOf(std::span<const ContactField> fields, std::string_view text) {
  const bool isRequired = text.ends_with('!');
  if (isRequired) text.remove_suffix(1);
  const auto known = std::ranges::find(fields, text, &ContactField::name);
  if (known == fields.end()) return std::nullopt;
  const bool isChoice = known->name == kTime;
  json::object field = {{"name", known->name},
                        {"type", known->most > 0 ? "text"
                                 : isChoice      ? "choice"
                                                 : "email"}};
  field["labelKey"] = known->name;
  if (isChoice) field["options"] = json::array(kTimes.begin(), kTimes.end());
  if (known->most > 0) field["most"] = known->most;
  if (isRequired) field["required"] = true;
  return field;
}

bool hasField(const json::array& fields, const json::object& field) {
  return std::ranges::any_of(fields,
                             [&](const json::value& other) { return other.at("name") == field.at("name"); });
}

// Its title has the form's own name.
std::string formOf(std::string_view name, json::array fields) {
  return json::serialize(
      json::object{{"kind", "form"}, {"form", name}, {"titleKey", name}, {"fields", std::move(fields)}});
}

}  // namespace

std::optional<std::string> prechatExtra(std::string_view text) {
  if (text.empty()) return std::string();
  json::array fields;
  for (std::size_t from = 0; from <= text.size();) {
    const std::size_t end = std::min(text.find(',', from), text.size());
    const auto field = fieldOf(kPrechat, text.substr(from, end - from));
    if (!field || hasField(fields, *field)) return std::nullopt;
    fields.push_back(*field);
    from = end + 1;
  }
  return formOf(kPrechatForm, std::move(fields));
}

std::string contactExtra() {
  json::array fields;
  for (const std::string_view field : {"name", "email!", "phone", "time", "notes", "shortlist"})
    fields.push_back(fieldOf(kContact, field).value());
  return formOf(kContactForm, std::move(fields));
}

}  // namespace pipit::server
