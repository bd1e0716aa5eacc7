#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "Limits.h"
#include "text/Lexer.h"

namespace pipit::concierge {
namespace {

using testing::ElementsAre;

std::vector<std::string> texts(std::string_view text) {
  std::vector<std::string> out;
  for (const auto& token : tokenise(text)) out.push_back(token.text);
  return out;
}

Token only(std::string_view text) {
  const auto tokens = tokenise(text);
  EXPECT_EQ(tokens.size(), 1U) << text;
  return tokens.empty() ? Token{.kind = Token::Kind::Word, .text = {}} : tokens.front();
}

TEST(LexerTest, SplitsWordsAtHyphensAndClosesThemOverApostrophes) {
  EXPECT_THAT(texts("made-to-order, didn't 'fit'"), ElementsAre("made", "to", "order", "didnt", "fit"));
}

TEST(LexerTest, ReadsSumsOfMoneyInTheirManyForms) {
  struct Row {
    std::string_view text;
    double value;
    Currency currency;
  };
  for (const auto& row : std::initializer_list<Row>{{"$300", 300, Currency::Dollar},
                                                    {"$ 1,500", 1500, Currency::Dollar},
                                                    {"€1.500", 1500, Currency::Euro},
                                                    {"1.5k", 1500, Currency::None},
                                                    {"300€", 300, Currency::Euro},
                                                    {"£2k", 2000, Currency::Pound},
                                                    {"300 dollars", 300, Currency::Dollar},
                                                    {"300usd", 300, Currency::Dollar},
                                                    {"$1,234,567.50", 1234567.5, Currency::Dollar}}) {
    const auto token = only(row.text);
    EXPECT_EQ(token.kind, Token::Kind::Number) << row.text;
    EXPECT_DOUBLE_EQ(token.value, row.value) << row.text;
    EXPECT_EQ(token.currency, row.currency) << row.text;
    EXPECT_TRUE(token.money) << row.text;
    EXPECT_FALSE(token.digits) << row.text;
  }
}

TEST(LexerTest, TakesAFinenessForNoMoney) {
  EXPECT_THAT(texts("14k rose gold"), ElementsAre("14k", "rose", "gold"));
  EXPECT_EQ(tokenise("14k rose gold").front().kind, Token::Kind::Word);
  EXPECT_FALSE(only("18k").money);
}

TEST(LexerTest, SaysWhichNumbersAreDigitsAlone) {
  EXPECT_TRUE(only("94107").digits);
  EXPECT_FALSE(only("94,107").digits);
  EXPECT_FALSE(only("9.5").digits);
}

TEST(LexerTest, StaysFiniteOverAThousandDigits) {
  const auto token = only("$" + std::string(1'000, '9'));
  EXPECT_DOUBLE_EQ(token.value, 1e12);
}

TEST(LexerTest, ReadsOrderNumbersWithAPrefix) {
  for (const auto* text : {"gg-10234", "gg10234", "gg 10234", "#10234"}) {
    EXPECT_EQ(only(text).kind, Token::Kind::OrderNumber) << text;
    EXPECT_EQ(only(text).text, "10234") << text;
  }
  EXPECT_NE(tokenise("#1234").front().kind, Token::Kind::OrderNumber);
  EXPECT_NE(tokenise("gg1234567890123").front().kind, Token::Kind::OrderNumber);
}

TEST(LexerTest, ReadsAddresses) {
  EXPECT_EQ(only("<mara.b+x@mail.example.com>.").text, "mara.b+x@mail.example.com");
  EXPECT_EQ(only("mara@example.com.").kind, Token::Kind::Email);
  for (const auto* text : {"mara@", "@example.com", "a@b@c.de", "mara@example", "mara@.com"}) {
    for (const auto& token : tokenise(text)) EXPECT_NE(token.kind, Token::Kind::Email) << text;
  }
}

TEST(LexerTest, KeepsTheSignsThatMatterToNumbers) {
  EXPECT_THAT(texts("200-400"), ElementsAre("200", "-", "400"));
  EXPECT_THAT(texts("300+"), ElementsAre("300", "+"));
  EXPECT_THAT(texts("<= $300"), ElementsAre("<", "300"));
  EXPECT_THAT(texts("/track a/b"), ElementsAre("/", "track", "a", "b"));
}

TEST(LexerTest, MakesNoMoreTokensThanItsLimit) {
  std::string text;
  for (std::size_t i = 0; i < 2 * kMaximumTokens; ++i) text += "a ";
  EXPECT_EQ(tokenise(text).size(), kMaximumTokens);
}

}  // namespace
}  // namespace pipit::concierge
