#include "reply/UpdatesReply.h"

#include <algorithm>

#include "Limits.h"
#include "reply/Format.h"
#include "reply/OrderReply.h"
#include "text/Cursor.h"

namespace pipit::concierge {
namespace {

// It names the order, so that what is agreed to for one is never taken for another.
std::string consentTo(const Order& order) {
  return "Yes, write to me about order " + order.id;
}

// "+1 415 555 0100": as long as a number can be. Source: E.164 has 15 digits at most.
bool isPhone(std::string_view text) {
  const auto digits = std::ranges::count_if(text, Cursor::isDigit);
  const bool isPlain = std::ranges::all_of(
      text, [](char c) { return Cursor::isDigit(c) || std::string_view("+-()/. ").contains(c); });
  return isPlain && digits >= 5 && digits <= 15;
}

Answer askUpdates(std::string text, const Order& order) {
  return {.text = std::move(text),
          .cards = {},
          .form = std::string(kUpdates),
          .fields = {{.name = "email", .type = FormField::Type::Email, .options = {}},
                     {.name = "phone", .type = FormField::Type::Text, .most = kPhoneLength, .options = {}},
                     {.name = "consent",
                      .type = FormField::Type::Choice,
                      .required = true,
                      .options = {consentTo(order)}}}};
}

std::string given(const FormValues& values, std::string_view name) {
  const auto found = values.find(name);
  return found == values.end() ? std::string() : found->second;
}

}  // namespace

Answer offerUpdates(const Order& order) {
  if (order.status == Stage::Delivered)
    return {"Order " + order.id + " has been delivered: there is nothing more to tell about it.",
            {},
            {"Return or resize it", "That’s all, thanks"}};
  return askUpdates("Where shall we write to about order " + order.id +
                        "? By e-mail, or by SMS to your phone. Nobody writes to you unless you agree.",
                    order);
}

Answer replyToUpdates(const FormValues& values, const Dialogue& dialogue) {
  const auto& orders = dialogue.proved();
  const auto order = std::ranges::find(orders, given(values, "consent"),
                                       [](const Order* proved) { return consentTo(*proved); });
  if (order == orders.end()) {
    auto answer = replyWithoutOrder({}, kTrack);
    answer.text = "That was a while ago: please show me once more that the order is yours.";
    return answer;
  }
  const auto email = given(values, "email"), phone = given(values, "phone");
  if (email.empty() && phone.empty())
    return askUpdates("Please tell me an e-mail address or a phone number as well.", **order);
  if (!phone.empty() && !isPhone(phone))
    return askUpdates("That does not look like a phone number. Please check it.", **order);
  std::vector<std::string> places;
  for (const auto& place : {email, phone})
    if (!place.empty()) places.push_back(place);
  return {.text = "Thank you. I have noted that the studio may write to " + joined(places, "and") +
                  " about order " + (*order)->id + ", and about nothing else.",
          .cards = {},
          .replies = {"That’s all, thanks"},
          .agreed = UpdatesAgreed{(*order)->id, email, phone}};
}

}  // namespace pipit::concierge
