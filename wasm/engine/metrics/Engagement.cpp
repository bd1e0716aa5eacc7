#include "metrics/Engagement.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/Utf8.h"
#include "metrics/Characters.h"

namespace pipit {
namespace {

constexpr double quickMs = 30'000;
// Who answers later has come back to the conversation; that is no pace of answers.
constexpr double slowestResponseMs = 300'000;
constexpr std::size_t endingMessages = 3;

std::size_t countUtf16(std::string_view text) {
  std::size_t units = 0;
  while (!text.empty()) units += takeCodePoint(text) > 0xffff ? 2 : 1;
  return units;
}

constexpr bool isOfWord(char c) {
  return characters::isLetter(c) || characters::isForeign(c);
}

bool isSame(std::string_view word, std::string_view other) {
  return std::ranges::equal(word, other, {}, characters::toUpper, characters::toUpper);
}

bool isThanks(std::string_view word) {
  constexpr std::array<std::string_view, 7> words = {"thank",   "thanks", "helped",    "resolved",
                                                     "perfect", "great",  "appreciate"};
  return std::ranges::any_of(words, [&](std::string_view each) { return isSame(word, each); });
}

// Whole words: "unresolved" is none of them.
bool hasThanks(std::string_view text) {
  while (!text.empty()) {
    const auto end = std::ranges::find_if_not(text, isOfWord);
    const auto length = static_cast<std::size_t>(end - text.begin());
    if (isThanks(text.substr(0, length))) return true;
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  return false;
}

int scoreOf(std::span<const Said> messages) {
  if (messages.empty()) return 0;
  const auto n = static_cast<double>(messages.size());
  double length = 0;
  double turns = 0;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    length += static_cast<double>(countUtf16(messages[i].text));
    turns += i > 0 && messages[i].isVisitors != messages[i - 1].isVisitors;
  }
  const double alternation = n > 1 ? std::floor(25 * turns / (n - 1)) : 0;
  const double sum =
      std::min(5 * n, 30.0) + std::min(length / n / 10, 20.0) + std::min(n / 2, 25.0) + alternation;
  return static_cast<int>(std::min(100.0, std::floor(sum)));
}

double completionOf(std::span<const Said> messages) {
  if (messages.size() >= 3 && !messages.back().isVisitors) return 1;
  return messages.size() >= 2 ? 0.5 : 0;
}

std::uint32_t quickRepliesOf(std::span<const Said> messages) {
  std::uint32_t count = 0;
  for (std::size_t i = 1; i < messages.size(); ++i)
    count += messages[i].isVisitors && messages[i].at - messages[i - 1].at < quickMs;
  return count;
}

std::optional<double> meanResponseOf(std::span<const Said> messages) {
  double sum = 0;
  double count = 0;
  for (std::size_t i = 1; i < messages.size(); ++i) {
    const double time = messages[i].at - messages[i - 1].at;
    const bool isResponse = messages[i - 1].isVisitors && !messages[i].isVisitors;
    if (!isResponse || !(time > 0 && time < slowestResponseMs)) continue;
    sum += time;
    ++count;
  }
  return count > 0 ? std::optional(sum / count) : std::nullopt;
}

}  // namespace

Engagement Engagement::of(std::span<const Said> messages) {
  const auto ending = messages.last(std::min(messages.size(), endingMessages));
  return {.score = scoreOf(messages),
          .quickReplies = quickRepliesOf(messages),
          .completion = completionOf(messages),
          .isResolved = std::ranges::any_of(ending, [](const Said& said) { return hasThanks(said.text); }),
          .meanResponse = meanResponseOf(messages)};
}

}  // namespace pipit
