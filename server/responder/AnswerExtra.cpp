#include "responder/AnswerExtra.h"

#include <array>
#include <boost/json.hpp>
#include <string_view>

#include "domain/ContactForms.h"
#include "domain/Extra.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

// In the order of FormField::Type.
constexpr std::array<std::string_view, 3> kTypes = {"text", "email", "choice"};

json::object fieldOf(const concierge::FormField& field) {
  using Type = concierge::FormField::Type;
  json::object object = {{"name", field.name},
                         {"type", kTypes.at(static_cast<std::size_t>(field.type))},
                         {"labelKey", field.name}};
  if (field.required) object["required"] = true;
  if (field.type == Type::Text) object["most"] = field.most;
  if (field.type == Type::Choice) object["options"] = json::array(field.options.begin(), field.options.end());
  return object;
}

// Both forms that find an order are called the same.
std::string_view titleOf(std::string_view form) {
  return form == concierge::kTrackReturn ? concierge::kTrack : form;
}

std::string formExtra(const concierge::Answer& answer) {
  json::array fields;
  for (const auto& field : answer.fields) fields.push_back(fieldOf(field));
  return json::serialize(json::object{{"kind", "form"},
                                      {"form", answer.form},
                                      {"titleKey", titleOf(answer.form)},
                                      {"fields", std::move(fields)}});
}

std::string orderExtra(const concierge::OrderShown& order, const std::vector<std::string>& replies) {
  json::array steps;
  for (const auto& step : order.steps) {
    json::object object = {{"stage", step.stage}, {"at", step.at}};
    if (!step.note.empty()) object["note"] = step.note;
    steps.push_back(std::move(object));
  }
  json::object extra = {
      {"kind", "order"}, {"order", order.number}, {"stage", order.stage}, {"steps", std::move(steps)}};
  if (!replies.empty()) extra["options"] = json::array(replies.begin(), replies.end());
  return json::serialize(extra);
}

}  // namespace

std::string extraOf(const concierge::Answer& answer) {
  if (answer.form == concierge::kCsat) return csatExtra();
  if (answer.form == concierge::kNps) return npsExtra();
  if (answer.form == concierge::kContact) return contactExtra();
  if (!answer.fields.empty()) return formExtra(answer);
  if (answer.order) return orderExtra(*answer.order, answer.replies);
  return repliesExtra(answer.replies);
}

}  // namespace pipit::server
