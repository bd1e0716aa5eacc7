#include "reply/OrderReply.h"

#include <utility>

#include "Limits.h"
#include "reply/Format.h"

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

OrderShown shown(const Order& order) {
  OrderShown out{.number = order.id, .stage = std::string(name(order.status)), .steps = {}};
  for (const auto& entry : order.entries)
    if (out.steps.size() < kMaximumSteps)
      out.steps.push_back({std::string(name(entry.stage)), entry.at, cut(entry.note, kNoteBytes)});
  return out;
}

std::string latest(const Order& order) {
  if (order.entries.empty()) return {};
  const auto& entry = order.entries.back();
  const auto note = entry.note.empty() ? "" : ": " + entry.note;
  return "\n" + formatDate(entry.at) + note;
}

std::string outlook(const Order& order) {
  const auto following = next(order.status);
  return following ? "\nNext: " + std::string(title(*following)) + "." : "\nThat was the last step.";
}

std::string missing(const OrderEnquiry& enquiry) {
  if (enquiry.isMisnumbered && enquiry.number.empty())
    return "An order’s number has 5 to 12 digits, such as 10234 or GG-10234: that is none. Please check it, "
           "and "
           "send it with the order’s e-mail address or postal code.";
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

// What is not known of the three. What was not right is asked for again.
std::vector<FormField> fieldsFor(const OrderEnquiry& enquiry) {
  const bool isAnew = enquiry.complete();
  std::vector<FormField> fields;
  const auto ask = [&](std::string name, FormField::Type type, std::size_t most) {
    fields.push_back({.name = std::move(name), .type = type, .most = most, .options = {}});
  };
  if (isAnew || (enquiry.number.empty() && enquiry.codes.empty()))
    ask("order", FormField::Type::Text, kOrderFieldLength);
  if (isAnew || enquiry.email.empty()) ask("email", FormField::Type::Email, 0);
  if (isAnew || enquiry.codes.empty()) ask("postal", FormField::Type::Text, kPostalFieldLength);
  return fields;
}

}  // namespace

Answer replyWithOrder(const Order& order, const Catalogue& catalogue) {
  auto text = "Order " + order.id + contents(order, catalogue) + " " + statusSentence(order) + ".";
  text += latest(order) + outlook(order);
  const bool isThere = order.status == Stage::Delivered;
  return {.text = std::move(text),
          .cards = {},
          .replies = {isThere ? "Return or resize it" : "Send me updates", "That’s all, thanks",
                      "Talk to a person"},
          .order = shown(order)};
}

Answer replyWithoutOrder(const OrderEnquiry& enquiry, std::string_view form) {
  return {.text = enquiry.complete() ? "I could not find an order with these details. Please check the order "
                                       "number and the e-mail address or "
                                       "postal code, and send them again."
                                     : missing(enquiry),
          .cards = {},
          .form = std::string(form),
          .fields = fieldsFor(enquiry)};
}

Answer replyHeldBack() {
  return {
      "Too many details of orders have been tried that were not right, so I have not looked at these. "
      "Please try again later, or talk to a person.",
      {},
      {"Talk to a person"}};
}

}  // namespace pipit::concierge
