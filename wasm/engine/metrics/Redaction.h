#pragma once

#include <string>
#include <string_view>

namespace pipit {

// A text without e-mail addresses, telephone numbers, card numbers and postcodes: [email], [phone], [card],
// [postcode] stand there. What they look like: docs/metrics.md, and each kind in a file of its own. In linear
// time, whatever the text; UTF-8 stays UTF-8.
[[nodiscard]] std::string redacted(std::string_view text);

}  // namespace pipit
