#include "base/Json.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "base/Surrogates.h"
#include "base/limits.h"

namespace pipit {

// Receives the parser's events and stops it at the first limit.
class JsonBuilder {
 public:
  using number_integer_t = nlohmann::json::number_integer_t;
  using number_unsigned_t = nlohmann::json::number_unsigned_t;
  using number_float_t = nlohmann::json::number_float_t;
  using string_t = std::string;
  using binary_t = nlohmann::json::binary_t;

  bool null() { return place(Json{}); }
  bool boolean(bool value) { return place(value); }
  bool number_integer(number_integer_t value) { return place(static_cast<double>(value)); }
  bool number_unsigned(number_unsigned_t value) { return place(static_cast<double>(value)); }
  bool number_float(number_float_t value, const string_t&) { return place(value); }
  bool string(string_t& value) { return place(std::move(value)); }
  bool binary(binary_t&) { return false; }
  bool start_object(std::size_t) { return open(Json::Object{}); }
  bool start_array(std::size_t) { return open(Json::Array{}); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool key(string_t& name) {
    name_ = std::move(name);
    return true;
  }
  template <typename Exception>
  bool parse_error(std::size_t, const std::string&, const Exception&) {
    return false;
  }

  static std::expected<Json, JsonError> build(std::string_view text);

 private:
  template <typename T>
  bool place(T&& value) {
    return add(std::forward<T>(value)) != nullptr;
  }

  template <typename T>
  Json* add(T&& value) {
    if (++values_ > limits::jsonValues) {
      error_ = JsonError::TooMany;
      return nullptr;
    }
    Json* added = slot();
    if constexpr (!std::is_same_v<std::decay_t<T>, Json>) added->value_ = std::forward<T>(value);
    return added;
  }

  Json* slot() {
    if (open_.empty()) return &root_;
    if (auto* array = std::get_if<Json::Array>(&open_.back()->value_)) return &array->emplace_back();
    auto& members = std::get<Json::Object>(open_.back()->value_);
    return &members.emplace_back(std::move(name_), Json{}).second;
  }

  // Pointers stay valid: only the innermost open container grows.
  template <typename T>
  bool open(T&& container) {
    if (open_.size() == limits::jsonDepth) {
      error_ = JsonError::TooDeep;
      return false;
    }
    Json* added = add(std::forward<T>(container));
    if (added) open_.push_back(added);
    return added != nullptr;
  }

  bool close() {
    open_.pop_back();
    return true;
  }

  Json root_;
  JsonError error_ = JsonError::Malformed;
  std::vector<Json*> open_;
  std::string name_;
  std::size_t values_ = 0;
};

std::expected<Json, JsonError> JsonBuilder::build(std::string_view text) {
  JsonBuilder builder;
  if (!nlohmann::json::sax_parse(text.begin(), text.end(), &builder)) return std::unexpected(builder.error_);
  return std::move(builder.root_);
}

std::expected<Json, JsonError> Json::parse(std::string_view text) {
  // nlohmann_json takes a NUL for the end of the text; in JSON it can stand nowhere.
  if (text.find('\0') != std::string_view::npos) return std::unexpected(JsonError::Malformed);
  auto json = JsonBuilder::build(text);
  if (json || json.error() != JsonError::Malformed) return json;
  const auto whole = replaceLoneSurrogates(text);
  return whole ? JsonBuilder::build(*whole) : std::move(json);
}

const Json* Json::find(std::string_view name) const {
  const auto* members = std::get_if<Object>(&value_);
  if (!members) return nullptr;
  for (const auto& [key, value] : *members)
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
