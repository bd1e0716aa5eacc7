#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "Chat.h"
#include "returns/Eligibility.h"

namespace pipit::concierge {
namespace {

namespace json = boost::json;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

std::string wordsOf(const json::value& value) {
  return value.as_string().c_str();
}

// Empty where the turn says nothing of it.
std::vector<std::string> listed(const json::object& turn, std::string_view key) {
  std::vector<std::string> texts;
  if (const auto* list = turn.if_contains(json::string_view(key.data(), key.size())))
    for (const auto& text : list->as_array()) texts.push_back(wordsOf(text));
  return texts;
}

// A turn of the visitor's: a text, or a form as it was filled in.
Answer take(Chat& chat, const json::object& turn) {
  if (const auto* text = turn.if_contains("say")) return chat.say(wordsOf(*text));
  FilledIn filledIn{.form = wordsOf(turn.at("form")), .values = {}};
  for (const auto& member : turn.at("values").as_object())
    filledIn.values.emplace(std::string(member.key()), wordsOf(member.value()));
  return chat.fillIn(filledIn, "a form");
}

std::vector<std::string> fieldsOf(const Answer& answer) {
  std::vector<std::string> names;
  for (const auto& field : answer.fields) names.push_back(field.name);
  return names;
}

std::vector<std::string> optionsOf(const Answer& answer, std::string_view name) {
  for (const auto& field : answer.fields)
    if (field.name == name) return field.options;
  return {};
}

void expectForm(const Answer& answer, const json::object& turn) {
  const auto* form = turn.if_contains("asks");
  EXPECT_EQ(answer.form, form == nullptr ? "" : wordsOf(*form));
  const auto fields = listed(turn, "fields"), items = listed(turn, "items");
  if (!fields.empty()) {
    EXPECT_EQ(fieldsOf(answer), fields);
  }
  if (!items.empty()) {
    EXPECT_EQ(optionsOf(answer, "item"), items);
  }
}

void expectAnswer(const Answer& answer, const json::object& turn) {
  for (const auto& part : listed(turn, "says")) EXPECT_THAT(answer.text, HasSubstr(part));
  for (const auto& part : listed(turn, "never")) EXPECT_THAT(answer.text, Not(HasSubstr(part)));
  for (const auto& reply : listed(turn, "offers")) EXPECT_THAT(answer.replies, Contains(reply));
  for (const auto& title : listed(turn, "shows")) EXPECT_THAT(titles(answer), Contains(title));
  const auto* order = turn.if_contains("order");
  EXPECT_EQ(answer.order ? answer.order->number : "", order == nullptr ? "" : wordsOf(*order));
  const auto* taken = turn.if_contains("takes");
  EXPECT_EQ(answer.taken ? answer.taken->option + " " + answer.taken->order : "",
            taken == nullptr ? "" : wordsOf(*taken));
  expectForm(answer, turn);
}

TEST(DialoguesTest, GoAsTheTableTells) {
  const auto table = json::parse(readData("concierge/dialogues.json"));
  ASSERT_GT(table.at("dialogues").as_array().size(), 10U);
  for (const auto& value : table.at("dialogues").as_array()) {
    const auto& row = value.as_object();
    Chat chat;
    if (const auto* customer = row.if_contains("customer")) chat.know({"shop", wordsOf(*customer)});
    const auto* today = row.if_contains("today");
    chat.live(dayOf(today == nullptr ? "2026-11-20" : wordsOf(*today)).value());
    for (const auto& turn : row.at("turns").as_array()) {
      SCOPED_TRACE(wordsOf(row.at("why")) + ": " + json::serialize(turn));
      chat.mayProve(!turn.as_object().contains("held"));
      const auto answer = take(chat, turn.as_object());
      SCOPED_TRACE(answer.text);
      expectAnswer(answer, turn.as_object());
    }
  }
}

// A hundred messages later the proof is not read any more.
TEST(DialoguesTest, AnOrderIsProvedAnewWhereItsProofIsOutOfReach) {
  Chat chat;
  chat.say("order 10231 94107");
  for (int i = 0; i < 10; ++i) chat.say("thanks");
  const auto answer =
      chat.fillIn({.form = std::string(kReturns),
                   .values = {{"option", "Care or repair"}, {"item", "Thread Bracelet, order 10231"}}},
                  "a form");
  EXPECT_EQ(answer.form, kTrackReturn);
  EXPECT_FALSE(answer.taken);
}

TEST(DialoguesTest, ChoicesFitAForm) {
  Chat chat;
  chat.say("order 10250 piet@example.nl");
  const auto form = chat.say("help me choose");
  for (const auto& field : form.fields) {
    EXPECT_LE(field.options.size(), 8U) << field.name;
    for (const auto& option : field.options) EXPECT_LE(option.size(), 80U) << option;
  }
}

}  // namespace
}  // namespace pipit::concierge
