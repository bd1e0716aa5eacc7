#pragma once

#include <string>

#include "markdown/Document.h"

// The document as HTML, written as the CommonMark specification writes its examples. For tests: the widget
// makes elements of the nodes and never HTML.
[[nodiscard]] std::string htmlOf(const pipit::Document& document);

// Of the block that begins at this node.
[[nodiscard]] std::string htmlOfBlock(const pipit::Document& document, std::uint32_t node);

// All that a reader sees, without any markup; a line end for each break and block.
[[nodiscard]] std::string shownText(const pipit::Document& document);
