#pragma once

#include <string_view>

namespace pipit::server {

// Whether a word, in small letters, says nothing of what a text is about: words of English, German, French
// and Spanish that join others, greetings, and the parts of an address of a page.
bool isStopWord(std::string_view word);

}  // namespace pipit::server
