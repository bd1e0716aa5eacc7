#include "base/Json.h"

#include <cmath>

#include "base/JsonReader.h"

namespace pipit {

std::expected<Json, JsonError> Json::parse(std::string_view text) {
  return JsonReader::read(text);
}

const Json* Json::find(std::string_view name) const {
  const Object* object = members();
  if (!object) return nullptr;
  for (const auto& [key, value] : *object)
    if (key == name) return &value;
  return nullptr;
}

std::string_view Json::text(std::string_view name, std::string_view fallback) const {
  const Json* member = find(name);
  const std::string* found = member ? member->string() : nullptr;
  return found ? std::string_view(*found) : fallback;
}

double Json::number(std::string_view name, double fallback) const {
  const Json* member = find(name);
  const double* found = member ? member->number() : nullptr;
  return found && std::isfinite(*found) ? *found : fallback;
}

std::uint32_t Json::count(std::string_view name, std::uint32_t fallback) const {
  const double found = number(name, -1);
  if (found < 0 || found > 4294967295.0 || found != std::floor(found)) return fallback;
  return static_cast<std::uint32_t>(found);
}

bool Json::flag(std::string_view name, bool fallback) const {
  const Json* member = find(name);
  const bool* found = member ? member->boolean() : nullptr;
  return found ? *found : fallback;
}

const Json::Array& Json::items(std::string_view name) const {
  static const Array none;
  const Json* member = find(name);
  const Array* found = member ? member->array() : nullptr;
  return found ? *found : none;
}

}  // namespace pipit
