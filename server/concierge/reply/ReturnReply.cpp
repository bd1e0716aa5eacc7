#include "reply/ReturnReply.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "Limits.h"
#include "reply/Format.h"
#include "reply/OrderReply.h"
#include "reply/Suggestions.h"
#include "returns/Eligibility.h"

namespace pipit::concierge {
namespace {

// An option of the policy by its name: how it is chosen, and what the shop says of it.
struct OptionWords {
  std::string_view option, chosen, said;
};
constexpr std::array<OptionWords, 3> kOptionWords{
    {{"return", "Return it", "return a piece"},
     {"resize", "Resize it", "have a ring resized"},
     {"care", "Care or repair", "have a piece cleaned or repaired"}}};

constexpr std::string_view kTakenBefore =
    "That has been asked for already, and has its number: nothing more is needed. A person at the studio can "
    "look it up for you.";

std::string chosenAs(const ReturnOption& option) {
  const auto found = std::ranges::find(kOptionWords, option.name, &OptionWords::option);
  return found == kOptionWords.end() ? option.name : std::string(found->chosen);
}

std::string optionSaid(const ReturnOption& option) {
  const auto found = std::ranges::find(kOptionWords, option.name, &OptionWords::option);
  return found == kOptionWords.end() ? option.name : std::string(found->said);
}

std::string policyText(const Policy& policy) {
  // The shortest time first: it is what is missed most easily.
  auto options = policy.options();
  std::ranges::stable_sort(options, {}, [](const ReturnOption& option) {
    return option.days.value_or(std::numeric_limits<int>::max());
  });
  std::string text = "You can\n";
  for (const auto& option : options) {
    const auto when =
        option.days ? " **within " + std::to_string(*option.days) + " days** of its delivery" : "";
    text += "\n- " + optionSaid(option) + when;
  }
  return text + "\n\nCustom and engraved pieces cannot be returned, because they are made for one person.";
}

std::string pieceName(const std::string& item, const Shop& shop) {
  const auto* product = shop.catalogue().find(item);
  return product == nullptr ? item : product->name;
}

// A piece of an order, or all of it, as it is chosen: the text names the order, so that what is chosen in one
// form is never taken for a piece of another order.
struct ChosenPieces {
  std::string label;
  std::vector<std::string> items;
};

std::vector<ChosenPieces> choicesOf(const Order& order, const Shop& shop) {
  std::vector<ChosenPieces> choices;
  for (const auto& item : order.items) {
    const auto label = cut(pieceName(item, shop), kItemBytes) + ", order " + order.id;
    const bool isNew = std::ranges::find(choices, label, &ChosenPieces::label) == choices.end();
    if (isNew && choices.size() + 1 < kMaximumOptions) choices.push_back({label, {item}});
  }
  if (order.items.size() > 1) choices.push_back({"All of order " + order.id, order.items});
  return choices;
}

FormField requiredChoice(std::string name, std::vector<std::string> options) {
  return {.name = std::move(name),
          .type = FormField::Type::Choice,
          .required = true,
          .options = std::move(options)};
}

FormField textField(std::string name, std::size_t most) {
  return {.name = std::move(name), .type = FormField::Type::Text, .most = most, .options = {}};
}

Answer askReturn(std::string text, const Order& order, const Shop& shop) {
  std::vector<std::string> options, pieces;
  for (const auto& option : shop.policy().options()) options.push_back(chosenAs(option));
  for (const auto& piece : choicesOf(order, shop)) pieces.push_back(piece.label);
  return {.text = std::move(text),
          .cards = {},
          .form = std::string(kReturns),
          .fields = {requiredChoice("option", options), requiredChoice("item", pieces),
                     textField("size", kSizeLength), textField("reason", kReasonLength)}};
}

Answer refuseReturn(std::string text) {
  return {std::move(text), {}, {"Talk to a person", "That’s all, thanks"}};
}

struct ChosenReturn {
  const Order* order = nullptr;
  ChosenPieces pieces;
};

// Of an order that was proved; none of any other.
ChosenReturn chosenAmong(const std::vector<const Order*>& orders, const std::string& label,
                         const Shop& shop) {
  for (const auto* order : orders)
    for (auto& pieces : choicesOf(*order, shop))
      if (pieces.label == label) return {order, std::move(pieces)};
  return {};
}

std::string filledWith(const FormValues& values, std::string_view name) {
  const auto found = values.find(name);
  return found == values.end() ? std::string() : found->second;
}

// A list by commas is one in every language.
std::string pieceNames(const std::vector<std::string>& items, const Shop& shop) {
  std::string names;
  for (const auto& item : items) names += (names.empty() ? "" : ", ") + pieceName(item, shop);
  return names;
}

// The same piece, for the same.
bool wasReturned(const Dialogue& dialogue, const FormValues& values) {
  return std::ranges::any_of(dialogue.returns(), [&](const FormValues& before) {
    return filledWith(before, "item") == filledWith(values, "item") &&
           filledWith(before, "option") == filledWith(values, "option") &&
           filledWith(before, "size").empty() == filledWith(values, "size").empty();
  });
}

std::string refusalOf(const NotEligible& why, const Shop& shop) {
  const auto piece = why.item.empty() ? "" : pieceName(why.item, shop) + ": ";
  return piece + shop.policy().sentence(why.bar) +
         " If you see it differently, a person at the studio can look at it with you.";
}

}  // namespace

Answer replyToReturnWish(const Policy& policy, const OrderEnquiry& enquiry) {
  auto answer = replyWithoutOrder(enquiry, kTrackReturn);
  if (enquiry.empty() && !enquiry.isMisnumbered)
    answer.text = policyText(policy) +
                  "\n\nTo begin, I have to find your order. Please send its number and, to show that it is "
                  "yours, its e-mail address or postal code:";
  return answer;
}

Answer offerReturn(const Order& order, const Shop& shop) {
  const auto& options = shop.policy().options();
  const bool isThere = std::ranges::any_of(options, [&](const ReturnOption& option) {
    return mayReturn(option, order, {}, shop.catalogue(), 0).has_value();
  });
  if (!isThere)
    return refuseReturn("Order " + order.id + ": " + shop.policy().sentence(ReturnBar::NotDelivered));
  return askReturn(
      "I have found order " + order.id + " (" + pieceNames(order.items, shop) + "). What can I do for you?",
      order, shop);
}

Answer replyToReturn(const FormValues& values, const Dialogue& dialogue, const Shop& shop,
                     std::int64_t today) {
  const auto chosen = chosenAmong(dialogue.proved(), filledWith(values, "item"), shop);
  const auto& options = shop.policy().options();
  const auto option = std::ranges::find(options, filledWith(values, "option"), chosenAs);
  if (chosen.order == nullptr || option == options.end()) {
    auto answer = replyWithoutOrder({}, kTrackReturn);
    answer.text = "That was a while ago: please show me once more that the order is yours.";
    return answer;
  }
  const auto may = mayReturn(*option, *chosen.order, chosen.pieces.items, shop.catalogue(), today);
  if (!may) return refuseReturn(refusalOf(may.error(), shop));
  const auto size = filledWith(values, "size");
  if (option->needsSize && size.empty())
    return askReturn("Please tell me the new size as well.", *chosen.order, shop);
  if (wasReturned(dialogue, values))
    return refuseReturn(
        "You have asked for that already: its number stands above, and nothing more is needed.");
  return {.text = "Your number is " + std::string(kNumberHole) + ". " + option->accepted,
          .cards = {},
          .replies = {"That’s all, thanks"},
          .taken = ReturnTaken{.order = chosen.order->id,
                               .option = option->name,
                               .item = chosen.pieces.items.size() == 1 ? chosen.pieces.items.front() : "",
                               .items = pieceNames(chosen.pieces.items, shop),
                               .size = option->needsSize ? size : std::string(),
                               .reason = filledWith(values, "reason"),
                               .email = chosen.order->email,
                               .again = option->again,
                               .before = std::string(kTakenBefore)}};
}

}  // namespace pipit::concierge
