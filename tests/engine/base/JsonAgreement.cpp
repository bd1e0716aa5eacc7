#include "JsonAgreement.h"

#include <algorithm>
#include <cmath>

#include "Surrogates.h"
#include "base/limits.h"

using nlohmann::json;
using pipit::Json;

namespace {

// Rounding may make a number of this size infinite in one reader and finite in the other.
constexpr double nearlyInfinite = 1.79e308;

std::size_t depthOf(const json& value) {
  std::size_t deepest = 0;
  if (!value.is_structured()) return 0;
  for (const auto& item : value) deepest = std::max(deepest, depthOf(item));
  return deepest + 1;
}

bool isNearlyInfinite(const json& value) {
  if (value.is_number()) return std::abs(value.get<double>()) > nearlyInfinite;
  return value.is_structured() && std::ranges::any_of(value, isNearlyInfinite);
}

json objectOf(const Json::Object& members) {
  json object = json::object();
  for (const auto& [name, member] : members) object[name] = treeOf(member);
  return object;
}

bool isNear(double ours, double theirs) {
  constexpr double tenUnits = 2.3e-15;
  constexpr double tenSmallest = 5e-323;
  return std::abs(ours - theirs) <= std::max(std::abs(theirs) * tenUnits, tenSmallest);
}

bool agree(const json& ours, const json& theirs) {
  if (theirs.is_number_integer()) return ours == theirs;
  if (theirs.is_number_float()) return ours.is_number() && isNear(ours.get<double>(), theirs.get<double>());
  if (!theirs.is_structured()) return ours == theirs;
  if (ours.type() != theirs.type() || ours.size() != theirs.size()) return false;
  if (theirs.is_array()) return std::ranges::equal(ours, theirs, agree);
  return std::ranges::all_of(theirs.items(), [&](const auto& member) {
    return ours.contains(member.key()) && agree(ours.at(member.key()), member.value());
  });
}

// Of members with one name nlohmann_json keeps one, so its tree may have fewer values than the text.
bool mayHaveTooMany(std::string_view text) {
  const auto introduced =
      std::ranges::count_if(text, [](char c) { return c == '[' || c == ',' || c == ':'; });
  return introduced >= static_cast<std::ptrdiff_t>(pipit::limits::jsonValues);
}

// nlohmann_json takes a NUL for the end of a text and skips a byte order mark; JSON.parse does neither.
bool isRefusedByUsAlone(std::string_view text) {
  return text.find('\0') != std::string_view::npos || text.starts_with("\xef\xbb\xbf");
}

std::string comparedWith(const json& theirs, std::string_view text) {
  const auto ours = Json::parse(text);
  if (theirs.is_discarded()) return !ours || isNearlyInfinite(treeOf(*ours)) ? "" : "only ours takes it";
  if (ours) return agree(treeOf(*ours), theirs) ? "" : "ours reads " + treeOf(*ours).dump();
  if (ours.error() == pipit::JsonError::TooDeep && depthOf(theirs) > pipit::limits::jsonDepth) return {};
  if (ours.error() == pipit::JsonError::TooMany && mayHaveTooMany(text)) return {};
  return isNearlyInfinite(theirs) ? "" : "only ours refuses it";
}

}  // namespace

json treeOf(const Json& value) {
  if (const auto* text = value.string()) return *text;
  if (const auto* number = value.number()) return *number;
  if (const auto* boolean = value.boolean()) return *boolean;
  if (value.isNull()) return nullptr;
  if (const auto* members = value.members()) return objectOf(*members);
  json array = json::array();
  for (const auto& item : *value.array()) array.push_back(treeOf(item));
  return array;
}

std::string disagreementOn(std::string_view text) {
  if (isRefusedByUsAlone(text)) return Json::parse(text) ? "ours takes it" : "";
  const auto whole = pipit::replaceLoneSurrogates(text);
  return comparedWith(json::parse(whole ? std::string_view(*whole) : text, nullptr, false), text);
}
