#pragma once

#include <string>
#include <string_view>

#include "markdown/Document.h"

namespace pipit {

// A text of which more will come, so that nothing at its end is seen that the next word makes something else:
//
//   a line of markers alone ("##", "- [ ]", "===", "| a | b |" before its rule)   waits for what follows
//   **bold   *em   ~~strike   `code                                            is closed
//   [text](http   [text][re   [text                                           is its text, without a link
//   ![alt](http                                                               waits
//   markers, half an entity and a backslash as the last characters            wait
//
// Code is left as it is: an unclosed fence is code anyway.
[[nodiscard]] std::string mended(std::string_view text, const MarkdownPolicy& policy);

}  // namespace pipit
