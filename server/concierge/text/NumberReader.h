#pragma once

#include <optional>
#include <string_view>

#include "text/Cursor.h"
#include "text/Token.h"

namespace pipit::concierge {

// Reads a number with what belongs to it: "$1,500", "1.5k", "300 dollars", "€80". The cursor stands on a
// digit or on a currency sign. Nothing is taken if the digits are part of a word ("14k gold", "1aa") or there
// are none.
[[nodiscard]] std::optional<Token> readNumber(Cursor& cursor);

// Whether a number with a currency sign or without begins here.
[[nodiscard]] bool beginsNumber(Cursor cursor);

// What is meant by "dollars", "euros", "ريال". None if it is no currency.
[[nodiscard]] Currency currencyNamed(std::string_view word);

}  // namespace pipit::concierge
