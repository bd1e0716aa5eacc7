#include "domain/Extra.h"

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <initializer_list>

#include "base/Utf8.h"
#include "domain/Form.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

bool isReplies(const json::object& extra) {
  const json::value* options = extra.if_contains("options");
  return extra.size() == 2 && options != nullptr && areOptions(*options);
}

// An order goes through five stages, and through some of them again.
constexpr std::size_t kOrderSteps = 12;

// With quick replies beside it, or without; and with nothing else.
bool hasOnly(const json::object& object, std::initializer_list<std::string_view> names) {
  const json::value* options = object.if_contains("options");
  return object.size() == names.size() + (options != nullptr ? 1 : 0) &&
         std::ranges::all_of(names, [&](std::string_view name) { return object.contains(name); }) &&
         (options == nullptr || areOptions(*options));
}

bool isStage(const json::value* value) {
  constexpr std::array<std::string_view, 5> kStages = {"received", "in_production", "quality_check",
                                                       "shipped", "delivered"};
  return value != nullptr && value->is_string() &&
         std::ranges::find(kStages, std::string_view(value->get_string())) != kStages.end();
}

// "2026-11-18"
bool isDay(const json::value* value) {
  constexpr std::string_view kShape = "0000-00-00";
  if (value == nullptr || !value->is_string()) return false;
  return std::ranges::equal(value->get_string(), kShape, [](char c, char shape) {
    return shape == '0' ? c >= '0' && c <= '9' : c == shape;
  });
}

bool isStep(const json::value& value) {
  if (!value.is_object()) return false;
  const json::object& step = value.get_object();
  const json::value* note = step.if_contains("note");
  const bool hasNote = note != nullptr && note->is_string() && !trimmed(note->get_string()).empty() &&
                       countCodePoints(note->get_string()) <= limits::kFormLabelCodePoints;
  return step.size() == (note != nullptr ? 3U : 2U) && isStage(step.if_contains("stage")) &&
         isDay(step.if_contains("at")) && (note == nullptr || hasNote);
}

bool isOrder(const json::object& extra) {
  const json::value *order = extra.if_contains("order"), *steps = extra.if_contains("steps");
  const bool isNamed = order != nullptr && order->is_string() && !order->get_string().empty() &&
                       order->get_string().size() <= limits::kTicketBytes;
  return hasOnly(extra, {"kind", "order", "stage", "steps"}) && isNamed &&
         isStage(extra.if_contains("stage")) && steps->is_array() &&
         steps->get_array().size() <= kOrderSteps && std::ranges::all_of(steps->get_array(), isStep);
}

bool isTicket(const json::object& extra) {
  const json::value *ticket = extra.if_contains("ticket"), *place = extra.if_contains("place");
  const bool isNamed = ticket != nullptr && ticket->is_string() && !ticket->get_string().empty() &&
                       ticket->get_string().size() <= limits::kTicketBytes;
  return hasOnly(extra, {"kind", "ticket", "place"}) && isNamed && place != nullptr && place->is_int64() &&
         place->get_int64() >= 0;
}

bool isOfAgent(const json::object& extra) {
  const json::value* name = extra.if_contains("name");
  if (extra.size() != 2 || name == nullptr || !name->is_string()) return false;
  const std::size_t count = countCodePoints(std::string_view(name->get_string()));
  return count >= 1 && count <= limits::kAgentNameCodePoints;
}

std::string ofAgent(std::string_view kind, std::string_view name) {
  return json::serialize(json::object{{"kind", kind}, {"name", name}});
}

}  // namespace

bool isExtra(std::string_view extra) {
  if (extra.size() > limits::kExtraBytes) return false;
  boost::system::error_code error;
  const json::value value = json::parse(extra, error);
  if (error || !value.is_object()) return false;
  const json::value* kind = value.get_object().if_contains("kind");
  if (kind == nullptr || !kind->is_string()) return false;
  if (kind->get_string() == "replies") return isReplies(value.get_object());
  if (kind->get_string() == "ticket") return isTicket(value.get_object());
  if (kind->get_string() == "joined" || kind->get_string() == "left" || kind->get_string() == "agent")
    return isOfAgent(value.get_object());
  if (kind->get_string() == "order") return isOrder(value.get_object());
  if (kind->get_string() == "ended") return value.get_object().size() == 1;
  return Form::parse(extra).has_value();
}

std::string repliesExtra(const std::vector<std::string>& options) {
  if (options.empty()) return {};
  return json::serialize(
      json::object{{"kind", "replies"}, {"options", json::array(options.begin(), options.end())}});
}

std::string csatExtra() {
  return json::serialize(json::object{
      {"kind", "form"},
      {"form", "csat"},
      {"titleKey", "csat"},
      {"fields",
       json::array{
           json::object{{"name", "rating"}, {"type", "rating"}, {"labelKey", "rating"}, {"required", true}},
           json::object{{"name", "comment"}, {"type", "text"}, {"labelKey", "comment"}, {"most", 500}}}}});
}

std::string npsExtra() {
  return json::serialize(json::object{
      {"kind", "form"},
      {"form", "nps"},
      {"titleKey", "nps"},
      {"fields", json::array{json::object{
                     {"name", "score"}, {"type", "scale"}, {"labelKey", "score"}, {"required", true}}}}});
}

std::string ticketExtra(std::string_view ticket, std::int64_t place,
                        const std::vector<std::string>& options) {
  json::object extra{{"kind", "ticket"}, {"ticket", ticket}, {"place", place}};
  if (!options.empty()) extra["options"] = json::array(options.begin(), options.end());
  return json::serialize(extra);
}

std::string joinedExtra(std::string_view name) {
  return ofAgent("joined", name);
}

std::string leftExtra(std::string_view name) {
  return ofAgent("left", name);
}

std::string agentExtra(std::string_view name) {
  return ofAgent("agent", name);
}

std::string endedExtra() {
  return json::serialize(json::object{{"kind", "ended"}});
}

}  // namespace pipit::server
