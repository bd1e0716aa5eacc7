#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <random>

#include "Chat.h"
#include "Limits.h"
#include "text/Normalise.h"

namespace pipit::concierge {
namespace {

constexpr int kRounds = 1'500;

// Words that lead into every reader, between bytes that lead nowhere.
constexpr std::array<std::string_view, 40> kPieces{"ring",      "under",
                                                   "$",         "300",
                                                   "between",   "and",
                                                   "-",         "gg-",
                                                   "10234",     "#",
                                                   "order",     "@",
                                                   ".com",      "mara@example.com",
                                                   "94107",     "k",
                                                   ",",         ".",
                                                   "€",         "not",
                                                   "any metal", "more",
                                                   "cheaper",   "/",
                                                   "track",     "’",
                                                   "<",         ">",
                                                   "+",         "\xFF",
                                                   "\xE2\x82",  "\u200B",
                                                   "\uFDFA",    "🙂",
                                                   "sw1a",      "1aa",
                                                   "14k",       "gold",
                                                   "  ",        "99999999999999999999"};

class Random {
 public:
  explicit Random(std::uint32_t seed) : engine_(seed) {}

  std::size_t below(std::size_t limit) { return engine_() % limit; }

  std::string bytes(std::size_t most) {
    std::string text(below(most), ' ');
    for (auto& byte : text) byte = static_cast<char>(below(256));
    return text;
  }

  std::string pieces(std::size_t most) {
    std::string text;
    for (auto count = below(most); count > 0; --count) {
      text += kPieces[below(kPieces.size())];
      if (below(3) > 0) text += ' ';
    }
    return text;
  }

 private:
  std::mt19937 engine_;
};

void expectSound(const Answer& answer) {
  EXPECT_FALSE(answer.text.empty());
  EXPECT_LE(answer.text.size(), kMaximumAnswerBytes);
  EXPECT_LE(answer.cards.size(), kMaximumCards);
}

TEST(HostileInputTest, AnswersRandomBytesAndRandomWords) {
  const auto concierge = fixtureConcierge();
  Random random(20260301);
  for (int round = 0; round < kRounds; ++round) {
    Question question{random.below(2) == 0 ? random.bytes(400) : random.pieces(40), {}};
    for (auto turns = random.below(4); turns > 0; --turns) {
      question.history.push_back({random.below(2) == 0, random.pieces(20)});
    }
    const auto answer = concierge.answer(question);
    expectSound(answer);
    EXPECT_EQ(answer.text, concierge.answer(question).text);
  }
}

TEST(HostileInputTest, NeverTellsAboutAnOrderByWordsThatHoldNoProof) {
  const auto concierge = fixtureConcierge();
  Random random(7);
  for (int round = 0; round < kRounds; ++round) {
    const auto text = random.bytes(60) + " order 10234 " + random.bytes(60);
    if (normalise(text).find("94107") != std::string::npos) continue;
    EXPECT_THAT(concierge.answer({text, {}}).text, testing::Not(testing::HasSubstr("Ines"))) << text;
  }
}

TEST(HostileInputTest, FinishesTheLongestMessages) {
  const auto concierge = fixtureConcierge();
  for (const auto piece : kPieces) {
    std::string text;
    while (text.size() < kMaximumCodePoints) text += piece;
    Question question{text, std::vector<Turn>(20, Turn{true, text})};
    expectSound(concierge.answer(question));
  }
}

// Where each word might be said of each other one.
TEST(HostileInputTest, FinishesTheLongestMessagesOfWordsThatLookAtOneAnother) {
  const auto concierge = fixtureConcierge();
  for (const std::string_view piece :
       {"agent said ring ", "a ring for my agent ", "agent ", "do not want agent ",
        "gold gold ring agent said ", "paid 15 000 ", "order 1234 ", "and a ring ", "no stones "}) {
    std::string text;
    while (text.size() < kMaximumCodePoints) text += piece;
    Question question{text, std::vector<Turn>(20, Turn{true, text})};
    expectSound(concierge.answer(question));
  }
}

TEST(HostileInputTest, TakesMessagesBeyondTheLongestAndManyTurns) {
  const Question question{std::string(1'000'000, 'x') + "ring", std::vector<Turn>(500, Turn{true, "rings"})};
  expectSound(fixtureConcierge().answer(question));
}

TEST(HostileInputTest, ReadsAThousandDigits) {
  const std::string digits(1'000, '9');
  for (const auto* before : {"", "$", "order ", "under ", "between 1 and ", "1,", "0.", "gg-", "#"}) {
    expectSound(fixtureConcierge().answer({before + digits, {}}));
  }
}

}  // namespace
}  // namespace pipit::concierge
