#include "reply/OrderReply.h"

#include "reply/Format.h"
#include "reply/Suggestions.h"

namespace pipit::concierge {
namespace {

std::string statusSentence(const Order& order) {
  switch (order.status) {
    case Stage::Received:
      return "has been received";
    case Stage::InProduction:
      return "is in production";
    case Stage::QualityCheck:
      return "is in its quality check";
    case Stage::Shipped:
      return "has been shipped";
    case Stage::Delivered:
      return "has been delivered";
  }
  return {};
}

std::string contents(const Order& order, const Catalogue& catalogue) {
  std::vector<std::string> names;
  for (const auto& id : order.items) {
    if (const auto* product = catalogue.find(id)) names.push_back(product->name);
  }
  return names.empty() ? "" : " (" + joined(names, "and") + ")";
}

std::string line(const OrderEntry& entry) {
  const auto note = entry.note.empty() ? "" : ": " + entry.note;
  return "\n• " + std::string(title(entry.stage)) + ", " + formatDate(entry.at) + note;
}

std::string outlook(const Order& order) {
  const auto following = next(order.status);
  return following ? "\nNext: " + std::string(title(*following)) + "." : "\nThat was the last step.";
}

std::string missing(const OrderEnquiry& enquiry) {
  if (!enquiry.number.empty()) {
    return "To show order " + enquiry.number +
           " I need to know that it is yours. Please send the e-mail address or the postal code it was "
           "placed with.";
  }
  if (!enquiry.email.empty()) return "Thank you. Please send the order number or the postal code as well.";
  if (!enquiry.codes.empty()) return "Thank you. Please send the e-mail address of the order as well.";
  return "I can look your order up. Please send its number and, to show that it is yours, its e-mail address "
         "or postal "
         "code. If you do not have the number, e-mail address and postal code together will do.";
}

}  // namespace

Answer replyWithOrder(const Order& order, const Catalogue& catalogue) {
  auto text = "Order " + order.id + contents(order, catalogue) + " " + statusSentence(order) + ".";
  for (const auto& entry : order.entries) text += line(entry);
  return {text + outlook(order), {}, suggestionsFor(Intent::TrackOrder)};
}

Answer replyWithoutOrder(const OrderEnquiry& enquiry) {
  if (!enquiry.complete()) return {missing(enquiry), {}};
  return {
      "I could not find an order with these details. Please check the order number and the e-mail address or "
      "postal code, and send them again.",
      {}};
}

}  // namespace pipit::concierge
