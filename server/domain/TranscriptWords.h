#pragma once

#include <string>
#include <string_view>

namespace pipit::server {

// What a mailed conversation says beside what was said in it; {site} and {zone} are filled in.
struct TranscriptWords {
  std::string_view locale;
  std::string_view subject;
  std::string_view times;
  std::string_view missing;
  std::string_view why;
  std::string_view visitor;
  std::string_view agent;
  std::string_view system;
};

// English where there is no such language.
const TranscriptWords& transcriptWords(std::string_view locale);

// With `value` in place of {name}.
std::string filledIn(std::string_view text, std::string_view name, std::string_view value);

}  // namespace pipit::server
