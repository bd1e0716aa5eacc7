#pragma once

#include <string>
#include <string_view>

#include "runtime/generated/Messages.h"

namespace pipit {

struct Link {
  std::string address;  // absolute http or https; empty if the text is none that may be followed
  wire::LinkTarget target = wire::LinkTarget::None;
};

// Where a link from an answer may lead, whoever made the answer. "/path" is a page of the host's; an address
// on the host's origin opens in its page, any other http(s) address in a new tab; everything else is no link.
[[nodiscard]] Link linkOf(std::string_view text, std::string_view hostOrigin);

// A picture comes from the widget's own origin, by its path, or not at all: the visitor's device asks nobody
// else.
[[nodiscard]] std::string pictureOf(std::string_view text);

}  // namespace pipit
