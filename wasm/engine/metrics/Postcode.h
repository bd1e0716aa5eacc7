#pragma once

#include <cstddef>
#include <string_view>

namespace pipit {

class DigitGroups;

// The length of the postcode that begins there, 0 where none does.

// British and Canadian ones, in capitals or with their space; German and French ones behind D-, DE-, F-, FR-.
[[nodiscard]] std::size_t letteredPostcodeAt(std::string_view text, std::size_t at);

// ZIP+4; five digits behind the abbreviation of an American state, or before a word that is written with a
// capital letter, as towns are.
[[nodiscard]] std::size_t numberedPostcodeAt(std::string_view text, const DigitGroups& numbers);

}  // namespace pipit
