#pragma once

#include <span>
#include <string_view>

namespace pipit::concierge {

// What the answers are put together from. Each "{}" stands for what differs,
// in the same order in all languages.
struct Sentence {
  std::string_view english, spanish, arabic;
};

[[nodiscard]] std::span<const Sentence> sentences();

}  // namespace pipit::concierge
