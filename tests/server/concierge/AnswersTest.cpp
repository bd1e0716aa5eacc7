#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "Chat.h"

namespace pipit::concierge {
namespace {

namespace json = boost::json;

std::string_view textOf(const json::value& value) {
  return {value.as_string().data(), value.as_string().size()};
}

// Categories and metals are told apart by the pictures and details of the fixture's cards.
bool shows(const Answer& answer, std::string_view word) {
  return std::ranges::any_of(answer.cards, [&](const Card& card) {
    return card.link.contains(word) || card.detail.contains(word) || card.title.contains(word);
  });
}

void expectRow(const json::object& row) {
  Chat chat;
  Answer answer;
  for (const auto& turn : row.at("turns").as_array()) answer = chat.say(textOf(turn));
  SCOPED_TRACE(json::serialize(row.at("turns")) + " -> " + answer.text);
  for (const auto& part : row.at("says").as_array()) EXPECT_TRUE(answer.text.contains(textOf(part))) << part;
  if (const auto* never = row.if_contains("never")) {
    for (const auto& part : never->as_array()) EXPECT_FALSE(answer.text.contains(textOf(part))) << part;
  }
  if (const auto* shown = row.if_contains("shows")) {
    for (const auto& word : shown->as_array()) EXPECT_TRUE(shows(answer, textOf(word))) << word;
  }
  if (const auto* hidden = row.if_contains("hides")) {
    for (const auto& word : hidden->as_array()) EXPECT_FALSE(shows(answer, textOf(word))) << word;
  }
}

TEST(AnswersTest, SaysAndShowsWhatTheTableTells) {
  const auto rows = json::parse(readData("concierge/answers.json")).as_array();
  EXPECT_FALSE(rows.empty());
  for (const auto& row : rows) expectRow(row.as_object());
}

}  // namespace
}  // namespace pipit::concierge
