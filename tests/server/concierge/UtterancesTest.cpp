#include <gtest/gtest.h>

#include <algorithm>

#include "Chat.h"
#include "Score.h"
#include "Shop.h"

namespace pipit::concierge {
namespace {

// What the utterances that no rule was written for are to reach.
constexpr double kIntentsLeast = 0.95;
constexpr double kSlotsLeast = 0.97;

class UtterancesTest : public testing::Test {
 protected:
  Understanding read(const Utterance& utterance) const {
    return understand(utterance.text, shop_.vocabulary(), Awaiting::Nothing);
  }

  std::ptrdiff_t count(std::string_view split, std::string_view language) const {
    return std::ranges::count_if(utterances_, [&](const Utterance& utterance) {
      return (split.empty() || utterance.split == split) &&
             (language.empty() || utterance.language == language);
    });
  }

  std::vector<Utterance> utterances_ = parseUtterances(readData("concierge/utterances.json"));
  Shop shop_ = *Shop::load(readData("concierge/catalogue.json"), readData("concierge/orders.json"));
};

TEST_F(UtterancesTest, HasEnoughOfThemAndAThirdHeldBack) {
  EXPECT_GE(count("", ""), 600);
  EXPECT_GE(count("", "es"), 150);
  EXPECT_GE(count("", "ar"), 150);
  EXPECT_GE(count("test", "") * 3, count("", ""));
}

TEST_F(UtterancesTest, ReadsEachThatTheRulesWereWrittenFor) {
  for (const auto& utterance : utterances_) {
    if (utterance.split != "train") continue;
    EXPECT_EQ(mistakeIn(utterance, read(utterance)), "") << utterance.text;
  }
}

TEST_F(UtterancesTest, ReadsThoseThatNoRuleWasWrittenFor) {
  Score score;
  for (const auto& utterance : utterances_) {
    if (utterance.split == "test") score.add(utterance, read(utterance));
  }
  EXPECT_GE(score.intent.share(), kIntentsLeast);
  EXPECT_GE(score.said.share(), kSlotsLeast);
  for (const auto& [slot, tally] : score.slots) EXPECT_GE(tally.all.share(), kSlotsLeast) << slot;
}

TEST_F(UtterancesTest, KnowsTheLanguage) {
  Tally known;
  for (const auto& utterance : utterances_) {
    const auto language = read(utterance).language;
    if (language) known.add(name(*language) == utterance.language);
  }
  EXPECT_GE(known.share(), kSlotsLeast);
}

}  // namespace
}  // namespace pipit::concierge
