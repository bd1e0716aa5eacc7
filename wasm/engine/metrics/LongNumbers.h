#pragma once

#include <cstddef>
#include <string_view>

namespace pipit {

class DigitGroups;

// The length of the number that begins with these groups, 0 where they are none of the kind.

// 13 to 19 digits that pass Luhn's check (ISO/IEC 7812-1), in groups with one space or hyphen between.
[[nodiscard]] std::size_t cardAt(std::string_view text, const DigitGroups& numbers);

// Without a country: North American (3-3-4 with or without a 1, 3-4 with a hyphen, or all together), and with
// a zero before it 9 to 12 digits, as in most of Europe.
[[nodiscard]] std::size_t nationalPhoneAt(std::string_view text, const DigitGroups& numbers);

// Behind a plus: 7 to 15 digits (ITU-T E.164).
[[nodiscard]] std::size_t internationalPhoneAt(const DigitGroups& numbers);

}  // namespace pipit
