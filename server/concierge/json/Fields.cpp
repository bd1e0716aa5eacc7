#include "json/Fields.h"

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>

namespace pipit::concierge {

namespace json = boost::json;

Fields::Fields(const json::value& value) : object_(value.if_object()) {
  if (object_ == nullptr) wrong_ = "the record itself";
}

const json::value* Fields::find(std::string_view key) const {
  return object_ == nullptr ? nullptr : object_->if_contains(json::string_view(key.data(), key.size()));
}

void Fields::refuse(std::string_view key) {
  if (!wrong_) wrong_ = std::string(key);
}

std::string Fields::text(std::string_view key) {
  const auto* value = find(key);
  const auto* text = value == nullptr ? nullptr : value->if_string();
  if (text == nullptr) refuse(key);
  return text == nullptr ? std::string() : std::string(text->data(), text->size());
}

const json::array& Fields::list(std::string_view key) {
  static const json::array kEmpty;
  const auto* value = find(key);
  const auto* list = value == nullptr ? nullptr : value->if_array();
  if (list == nullptr) refuse(key);
  return list == nullptr ? kEmpty : *list;
}

std::vector<std::string> Fields::texts(std::string_view key) {
  std::vector<std::string> out;
  for (const auto& value : list(key)) {
    const auto* text = value.if_string();
    if (text == nullptr) refuse(key);
    if (text != nullptr) out.emplace_back(text->data(), text->size());
  }
  return out;
}

int Fields::number(std::string_view key, int least, int most) {
  const auto* value = find(key);
  const auto* number = value == nullptr ? nullptr : value->if_int64();
  const bool fits = number != nullptr && *number >= least && *number <= most;
  if (!fits) refuse(key);
  return fits ? static_cast<int>(*number) : 0;
}

bool Fields::flag(std::string_view key) {
  const auto* value = find(key);
  const auto* flag = value == nullptr ? nullptr : value->if_bool();
  if (flag == nullptr) refuse(key);
  return flag != nullptr && *flag;
}

std::expected<json::array, std::string> parseList(std::string_view text, std::string_view key) {
  json::error_code error;
  auto root = json::parse(json::string_view(text.data(), text.size()), error);
  if (error) return std::unexpected("not JSON: " + error.message());
  Fields fields(root);
  auto list = fields.list(key);
  if (fields.wrong()) return std::unexpected("no list \"" + std::string(key) + "\"");
  return list;
}

}  // namespace pipit::concierge
