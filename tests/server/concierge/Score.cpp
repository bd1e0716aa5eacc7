#include "Score.h"

#include <algorithm>
#include <array>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "Slots.h"

namespace pipit::concierge {
namespace {

namespace json = boost::json;

constexpr std::array<std::string_view, 17> kSlots{"category", "metal",  "stone", "tag",   "without", "named",
                                                  "ready",    "least",  "most",  "sort",  "any",     "step",
                                                  "foreign",  "number", "email", "codes", "also"};

// In which order the values of a list were named does not matter.
std::string comparable(const json::object& slots, std::string_view slot) {
  const auto* value = slots.if_contains(json::string_view(slot.data(), slot.size()));
  if (value == nullptr) return {};
  if (!value->is_array()) return json::serialize(*value);
  std::vector<std::string> parts;
  for (const auto& part : value->as_array()) parts.push_back(json::serialize(part));
  std::ranges::sort(parts);
  std::string text;
  for (const auto& part : parts) text += part + ",";
  return text;
}

json::object understoodSlots(const Understanding& said) {
  auto slots = slotsOf(said);
  if (said.also) slots["also"] = name(*said.also);
  return slots;
}

}  // namespace

std::vector<Utterance> parseUtterances(std::string_view text) {
  std::vector<Utterance> out;
  const auto rows = json::parse(json::string_view(text.data(), text.size()));
  for (const auto& row : rows.as_array()) {
    const auto textOf = [&](const char* key) { return std::string(row.at(key).as_string()); };
    out.push_back(
        {textOf("text"), textOf("language"), textOf("intent"), textOf("split"), row.at("slots").as_object()});
  }
  return out;
}

void Score::add(const Utterance& utterance, const Understanding& understood) {
  const bool isIntent = name(understood.intent) == utterance.intent;
  intent.add(isIntent);
  intents[utterance.intent].add(isIntent);
  const auto found = understoodSlots(understood);
  bool isRight = isIntent;
  for (const auto slot : kSlots) {
    const auto wanted = comparable(utterance.slots, slot);
    const auto got = comparable(found, slot);
    auto& tally = slots[std::string(slot)];
    tally.all.add(wanted == got);
    isRight &= wanted == got;
    if (wanted.empty() && got.empty()) continue;
    tally.said.add(wanted == got);
    said.add(wanted == got);
  }
  rows.add(isRight);
}

std::string mistakeIn(const Utterance& utterance, const Understanding& understood) {
  const auto found = understoodSlots(understood);
  json::object mistake;
  if (name(understood.intent) != utterance.intent)
    mistake["intent"] = json::array{utterance.intent, name(understood.intent)};
  for (const auto slot : kSlots) {
    if (comparable(utterance.slots, slot) == comparable(found, slot)) continue;
    const json::string_view key(slot.data(), slot.size());
    const auto* wanted = utterance.slots.if_contains(key);
    const auto* got = found.if_contains(key);
    mistake[key] =
        json::array{wanted == nullptr ? json::value() : *wanted, got == nullptr ? json::value() : *got};
  }
  return mistake.empty() ? std::string() : json::serialize(mistake);
}

}  // namespace pipit::concierge
