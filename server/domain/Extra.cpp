#include "domain/Extra.h"

#include <algorithm>
#include <boost/json.hpp>

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

bool isTicket(const json::object& extra) {
  const json::value *ticket = extra.if_contains("ticket"), *place = extra.if_contains("place");
  const bool isNamed = ticket != nullptr && ticket->is_string() && !ticket->get_string().empty() &&
                       ticket->get_string().size() <= limits::kTicketBytes;
  return extra.size() == 3 && isNamed && place != nullptr && place->is_int64() && place->get_int64() >= 0;
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

std::string ticketExtra(std::string_view ticket, std::int64_t place) {
  return json::serialize(json::object{{"kind", "ticket"}, {"ticket", ticket}, {"place", place}});
}

std::string endedExtra() {
  return json::serialize(json::object{{"kind", "ended"}});
}

}  // namespace pipit::server
