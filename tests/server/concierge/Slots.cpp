#include "Slots.h"

#include <array>
#include <boost/json/value_from.hpp>

namespace pipit::concierge {
namespace {

namespace json = boost::json;

std::string_view sortName(Sort sort) {
  constexpr std::array<std::string_view, 4> kNames{"featured", "newest", "price-up", "price-down"};
  return kNames.at(static_cast<std::size_t>(sort));
}

void putList(json::object& slots, std::string_view key, const Values& values) {
  if (!values.empty()) slots[std::string(key)] = json::value_from(values);
}

void putFilters(json::object& slots, const Filters& filters) {
  putList(slots, "category", filters.want(Facet::Category));
  putList(slots, "metal", filters.want(Facet::Metal));
  putList(slots, "stone", filters.want(Facet::Stone));
  putList(slots, "tag", filters.want(Facet::Tag));
  Values refused;
  for (const auto& values : filters.excluded) refused.insert(refused.end(), values.begin(), values.end());
  putList(slots, "without", refused);
  putList(slots, "named", filters.named);
  if (filters.ready) slots["ready"] = *filters.ready;
  if (filters.least) slots["least"] = *filters.least;
  if (filters.most) slots["most"] = *filters.most;
  if (filters.sort) slots["sort"] = sortName(*filters.sort);
}

void putChanges(json::object& slots, const Request& request) {
  putList(slots, "any", {request.dropped.begin(), request.dropped.end()});
  if (request.step != Step::None) slots["step"] = request.step == Step::Cheaper ? "cheaper" : "dearer";
  if (request.more) slots["more"] = true;
  if (request.foreignCurrency) slots["foreign"] = true;
}

void putEnquiry(json::object& slots, const OrderEnquiry& enquiry) {
  if (!enquiry.number.empty()) slots["number"] = enquiry.number;
  if (!enquiry.email.empty()) slots["email"] = enquiry.email;
  putList(slots, "codes", enquiry.codes);
}

}  // namespace

json::object slotsOf(const Understanding& said) {
  json::object slots;
  putFilters(slots, said.request.filters);
  putChanges(slots, said.request);
  putEnquiry(slots, said.enquiry);
  return slots;
}

}  // namespace pipit::concierge
