#pragma once

#include <string>

#include "markdown/Document.h"

// What is wrong with a document, whatever it was made of; empty if nothing is: its tree, its limits, its
// ranges, its addresses, and its form on the wire.
[[nodiscard]] std::string brokenInvariantOf(const pipit::Document& document);

// Whether every letter and digit of the first text is in the second one, in the same order.
[[nodiscard]] bool isKept(std::string_view letters, std::string_view text);
