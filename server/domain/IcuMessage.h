#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace pipit::server {

// What a text may be wrong in as an ICU message, as far as the widget understands these: texts, arguments and
// plurals with categories, in which "#" is the number.
enum class IcuError : std::uint8_t {
  Unbalanced,
  BadArgument,
  NotPlural,
  BadCategory,
  Twice,
  NoOther,
  Nested
};

std::string_view describe(IcuError error);

// The arguments of a message, each as often as it stands there.
struct IcuArguments {
  std::vector<std::string> put;      // as they are
  std::vector<std::string> counted;  // by a plural
};

// Of `message`, in UTF-8. The frame reads messages as well (js-glue/frame/wording/icu.ts): both agree with
// tests/data/wording.json.
std::expected<IcuArguments, IcuError> argumentsOf(std::string_view message);

// A plain text as a message that says it.
std::string icuMessageOf(std::string_view plain);

}  // namespace pipit::server
