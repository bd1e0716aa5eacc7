#include "http/IntroductionReader.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "base/Utf8.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

constexpr std::array<std::string_view, 3> kTexts = {"name", "email", "phone"};

bool isText(const json::value& value, std::size_t most) {
  return value.is_string() && countCodePoints(std::string_view(value.get_string())) <= most;
}

bool isId(const json::value* value) {
  return value != nullptr && isText(*value, limits::kPersonIdCodePoints) &&
         !trimmed(std::string_view(value->get_string())).empty() &&
         !std::string_view(value->get_string()).contains('\0');
}

bool isTrait(const json::key_value_pair& trait) {
  const json::value& value = trait.value();
  return value.is_string() || value.is_number() || value.is_bool();
}

bool areTraits(const json::value& value) {
  return value.is_object() && value.get_object().size() <= limits::kTraits &&
         std::ranges::all_of(value.get_object(), isTrait) &&
         json::serialize(value).size() <= limits::kTraitsBytes;
}

// Copies a member that there is. False: it does not fit.
template <class Fits>
bool take(const json::object& from, std::string_view name, json::object& into, const Fits& fits) {
  const json::value* value = from.if_contains(name);
  if (value == nullptr || value->is_null()) return true;
  if (!fits(*value)) return false;
  into[name] = *value;
  return true;
}

std::size_t depthOf(const json::value& value) {
  std::size_t deepest = 0;
  if (value.is_array())
    for (const json::value& item : value.get_array()) deepest = std::max(deepest, depthOf(item));
  if (value.is_object())
    for (const auto& member : value.get_object()) deepest = std::max(deepest, depthOf(member.value()));
  return value.is_structured() ? deepest + 1 : 0;
}

}  // namespace

std::optional<Introduction> readIntroduction(BodyReader& body) {
  const auto said = body.object("identity");
  if (!said) return std::nullopt;
  const json::value* id = said->if_contains("id");
  body.check("identity.id", isId(id), "1 to 128 characters, not only white space.");
  if (!isId(id)) return std::nullopt;
  json::object profile{{"id", *id}};
  for (const std::string_view name : kTexts)
    body.check("identity." + std::string(name),
               take(*said, name, profile,
                    [](const json::value& value) { return isText(value, limits::kPersonTextCodePoints); }),
               "A text of at most 200 characters.");
  body.check("identity.traits", take(*said, "traits", profile, areTraits),
             "At most 32 texts, numbers and truth values, of 4,096 bytes together.");
  const json::value* hash = said->if_contains("hash");
  const bool hasHash = hash != nullptr && !hash->is_null();
  // What is no text proves nothing either.
  return Introduction{std::string(id->get_string()), json::serialize(profile),
                      !hasHash            ? ""
                      : hash->is_string() ? std::string(hash->get_string())
                                          : "none"};
}

std::string readContext(BodyReader& body) {
  const auto context = body.object("context");
  if (!context) return {};
  std::string text = json::serialize(*context);
  body.check("context", text.size() <= limits::kContextBytes && depthOf(*context) <= limits::kContextDepth,
             "An object of at most 16,384 bytes, 5 levels deep.");
  return text;
}

}  // namespace pipit::server
