#include <gtest/gtest.h>

#include <random>
#include <string>
#include <vector>

#include "../Table.h"
#include "origin/Allowlist.h"

// Random mutations of the table's texts. The generator is fixed by the C++ standard and its seed is constant,
// so a failure repeats everywhere.

namespace pipit {
namespace {

constexpr std::size_t kRoundsPerSeed = 400;
constexpr std::string_view kAlphabet = "aZ09.-_:/[]%@?#*x\\ \t\x7F\xC3";

class Mutator {
 public:
  explicit Mutator(std::vector<std::string> seeds) : seeds_(std::move(seeds)) {}

  std::string next() {
    std::string text = pickSeed();
    for (std::size_t edits = 1 + below(3); edits > 0; --edits) edit(text);
    return text;
  }

 private:
  void edit(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    switch (below(4)) {
      case 0:
        text.insert(at, 1, kAlphabet[below(kAlphabet.size())]);
        break;
      case 1:
        text.erase(at, 1);
        break;
      case 2:
        text.insert(at, text.substr(below(text.size() + 1), 1 + below(8)));
        break;
      default:
        text.replace(at, std::string::npos, pickSeed().substr(std::min(at, std::size_t{8})));
    }
  }

  const std::string& pickSeed() { return seeds_[below(seeds_.size())]; }

  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::vector<std::string> seeds_;
  std::mt19937 random_{20241};
};

std::vector<std::string> acceptedTexts() {
  std::vector<std::string> texts;
  for (const auto& row : readTable("origins.json")) {
    if (!row.at("origin").is_null()) texts.push_back(row.at("input"));
  }
  return texts;
}

template <typename Check>
void forEachMutation(Check check) {
  const auto seeds = acceptedTexts();
  Mutator mutator(seeds);
  for (std::size_t round = 0; round < kRoundsPerSeed * seeds.size(); ++round) check(mutator.next());
}

TEST(OriginProperty, AnAcceptedTextReparsesToTheSameOrigin) {
  std::size_t accepted = 0;
  forEachMutation([&](const std::string& text) {
    const auto origin = Origin::parse(text);
    if (!origin) return;
    ++accepted;
    EXPECT_EQ(Origin::parse(origin->serialize()), origin) << text;
  });
  EXPECT_GT(accepted, 1000u) << "the mutations no longer reach the parser's depth";
}

TEST(OriginProperty, AnAcceptedTextIsAPatternThatMatchesItsOrigin) {
  forEachMutation([](const std::string& text) {
    const auto origin = Origin::parse(text);
    if (!origin) return;
    const auto pattern = OriginPattern::parse(text);
    ASSERT_TRUE(pattern) << text;
    EXPECT_TRUE(pattern->matches(*origin)) << text;
    EXPECT_FALSE(pattern->isWildcard()) << text;
  });
}

TEST(OriginProperty, ASerialisedOriginHoldsOnlyCharactersThatNoHeaderMistakes) {
  forEachMutation([](const std::string& text) {
    const auto origin = Origin::parse(text);
    if (!origin) return;
    EXPECT_EQ(origin->serialize().find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_:/[]"),
              std::string::npos)
        << text;
  });
}

}  // namespace
}  // namespace pipit
