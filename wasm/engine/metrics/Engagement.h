#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace pipit {

// A message as far as it is judged by: whose it is, when, in milliseconds, and what it says.
struct Said {
  bool isVisitors = false;
  double at = 0;
  std::string_view text;
};

// How a conversation went, from its messages in their order (docs/metrics.md).
struct Engagement {
  // min(100, floor(min(5n, 30) + min(mean length / 10, 20) + min(n / 2, 25) + floor(25 turns / (n - 1)))),
  // with lengths in UTF-16 code units, and as turns the messages that are not of the one before's side.
  int score = 0;
  // Visitor's messages less than 30 s after the message before.
  std::uint32_t quickReplies = 0;
  // 1 with three messages or more and ours as the last, 0.5 with two or more, else 0.
  double completion = 0;
  // Whether one of the last three messages has a word of thanks.
  bool isResolved = false;
  // Milliseconds from a visitor's message to ours that follows it, without those that took no time or five
  // minutes and more. Nothing where there is none.
  std::optional<double> meanResponse;

  [[nodiscard]] static Engagement of(std::span<const Said> messages);
};

}  // namespace pipit
