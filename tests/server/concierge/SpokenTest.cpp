#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "Chat.h"
#include "reply/Sentences.h"
#include "returns/Eligibility.h"
#include "returns/Policy.h"
#include "text/Normalise.h"

namespace pipit::concierge {
namespace {

namespace json = boost::json;

std::string stringOf(const json::value& value) {
  return value.as_string().c_str();
}

// All that the visitor reads of an answer, but names of pieces and what the shop has written.
std::vector<std::string> readOf(const Answer& answer) {
  std::vector<std::string> texts{answer.text};
  for (const auto& reply : answer.replies) texts.push_back(reply);
  for (const auto& card : answer.cards) texts.push_back(card.detail);
  for (const auto& field : answer.fields)
    for (const auto& option : field.options) texts.push_back(option);
  if (answer.taken) texts.push_back(answer.taken->before);
  return texts;
}

// What stands between the holes of the English sentences, but single words and signs.
std::vector<std::string> englishParts() {
  std::vector<std::string> parts;
  for (const auto& sentence : sentences()) {
    std::string_view rest = sentence.english;
    for (auto hole = rest.find("{}"); !rest.empty(); hole = rest.find("{}")) {
      const auto part = rest.substr(0, hole);
      if (part.size() > 1 && part.substr(1, part.size() - 2).contains(' ')) parts.emplace_back(part);
      if (hole == std::string_view::npos) break;
      rest.remove_prefix(hole + 2);
    }
  }
  return parts;
}

// Words that hardly any English sentence is without, and no name of the catalogue has.
constexpr std::array kEnglishWords{" you ",   " your ", " please ", " order ", " we ",     " will ",
                                   " piece ", " it ",   " that ",   " i ",     " return ", " thanks "};

// What the shop has noted on its orders.
constexpr std::array kNotes = {"We have your order."};

void expectNoEnglish(std::string text) {
  for (const std::string_view note : kNotes)
    for (auto at = text.find(note); at != std::string::npos; at = text.find(note))
      text.erase(at, note.size());
  static const auto kParts = englishParts();
  for (const auto& part : kParts) EXPECT_THAT(text, testing::Not(testing::HasSubstr(part)));
  std::string words = " " + normalise(text) + " ";
  for (auto& c : words)
    if (std::string_view(",.;:!?()\n").contains(c)) c = ' ';
  for (const char* word : kEnglishWords) EXPECT_THAT(words, testing::Not(testing::HasSubstr(word)));
}

std::string chosen(const std::string& value, std::string_view name, const Answer& before) {
  if (!value.starts_with('#')) return value;
  for (const auto& field : before.fields)
    if (field.name == name) return field.options.at(static_cast<std::size_t>(value[1] - '0'));
  ADD_FAILURE() << "nothing to choose from: " << name;
  return value;
}

Answer take(Chat& chat, const json::object& turn, const char* language, const Answer& before) {
  chat.mayProve(!turn.contains("held"));
  if (const auto* reply = turn.if_contains("reply"))
    return chat.say(before.replies.at(static_cast<std::size_t>(reply->as_int64())));
  if (const auto* said = turn.if_contains(language)) return chat.say(stringOf(*said));
  FilledIn filledIn{.form = stringOf(turn.at("form")), .values = {}};
  if (const auto* score = turn.if_contains("score")) filledIn.score = static_cast<int>(score->as_int64());
  for (const auto& member : turn.at("values").as_object())
    filledIn.values.emplace(std::string(member.key()),
                            chosen(stringOf(member.value()), std::string(member.key()), before));
  return chat.fillIn(filledIn, "a form");
}

void expectPlace(const Answer& answer, const json::object& turn) {
  const auto said = [&](std::string_view key) {
    const auto* value = turn.if_contains(json::string_view(key.data(), key.size()));
    return value == nullptr ? std::string() : stringOf(*value);
  };
  EXPECT_EQ(answer.form, said("asks"));
  EXPECT_EQ(answer.order ? answer.order->number : "", said("order"));
  EXPECT_EQ(answer.taken ? answer.taken->option + " " + answer.taken->order : "", said("takes"));
  if (turn.contains("shows")) {
    EXPECT_THAT(titles(answer), testing::Contains(said("shows")));
  }
}

class SpokenTest : public testing::TestWithParam<const char*> {};

TEST_P(SpokenTest, NoDialogueFallsBackIntoEnglish) {
  const auto table = json::parse(readData("concierge/spoken.json"));
  for (const auto& row : table.at("dialogues").as_array()) {
    Chat chat;
    const auto* today = row.as_object().if_contains("today");
    chat.live(dayOf(today == nullptr ? "2026-11-20" : stringOf(*today)).value());
    Answer before;
    for (const auto& turn : row.at("turns").as_array()) {
      auto answer = take(chat, turn.as_object(), GetParam(), before);
      SCOPED_TRACE(stringOf(row.at("why")) + ": " + json::serialize(turn) + "\n" + answer.text);
      expectPlace(answer, turn.as_object());
      for (auto& text : readOf(answer)) expectNoEnglish(std::move(text));
      before = std::move(answer);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Languages, SpokenTest, testing::Values("es", "ar"));

TEST(SpokenPolicyTest, HasASentenceForEachThatThePolicySays) {
  const auto policy = builtInPolicy();
  const auto isThere = [](const std::string& sentence) {
    return std::ranges::any_of(sentences(),
                               [&](const Sentence& row) { return row.english.ends_with(sentence); });
  };
  for (const auto& option : policy.options()) EXPECT_TRUE(isThere(option.accepted)) << option.accepted;
  for (const auto bar : {ReturnBar::NotDelivered, ReturnBar::TooLate, ReturnBar::NotResizable,
                         ReturnBar::Custom, ReturnBar::Engraved})
    EXPECT_TRUE(isThere(policy.sentence(bar))) << policy.sentence(bar);
}

}  // namespace
}  // namespace pipit::concierge
