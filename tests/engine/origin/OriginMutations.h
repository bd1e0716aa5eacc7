#pragma once

#include <random>
#include <string>
#include <vector>

#include "../Table.h"
#include "origin/Origin.h"

// Random mutations of the table's texts. The generator is fixed by the C++ standard and its seed is constant,
// so a failure repeats everywhere.

namespace pipit {

inline constexpr std::size_t kRoundsPerSeed = 400;
inline constexpr std::string_view kAlphabet = "aZ09.-_:/[]%@?#*x\\ \t\x7F\xC3";

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

inline std::vector<std::string> acceptedTexts() {
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

}  // namespace pipit
