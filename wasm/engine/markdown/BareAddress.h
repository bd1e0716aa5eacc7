#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pipit {

// An address of the web as people write it into a plain text: "https://shop.example", "www.shop.example".
struct BareAddress {
  std::size_t start = 0;  // in the text
  std::size_t length = 0;
  std::string address;
};

// The first one at or behind `from`. It begins a word, ends before white space, quotes and angle brackets,
// and the punctuation of its sentence does not belong to it.
[[nodiscard]] std::optional<BareAddress> nextBareAddress(std::string_view text, std::size_t from);

}  // namespace pipit
