#pragma once

#include <optional>
#include <string_view>

namespace pipit {

// JSON that this program itself has written, read from its beginning on: nothing stands between its parts,
// and what comes next is known.
class OwnText {
 public:
  explicit OwnText(std::string_view text) : rest_(text) {}

  bool take(std::string_view expected);
  // A name and the colon behind it.
  [[nodiscard]] std::optional<std::string_view> takeName();
  // Of at most 15 digits, so that it is exactly what base/JsonNumber would read.
  [[nodiscard]] std::optional<double> takeNumber();
  [[nodiscard]] bool isAtEnd() const { return rest_.empty(); }

 private:
  std::string_view takeDigits();

  std::string_view rest_;
};

}  // namespace pipit
