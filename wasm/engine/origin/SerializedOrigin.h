#pragma once

#include <list>
#include <string>
#include <string_view>

// Origins and patterns as they are written: what a browser says of a page (`location.origin`,
// `MessageEvent.origin`) and what an allowlist keeps (OriginPattern::serialize()) is canonical already, so in
// a frame they are compared as texts. Reading other ways of writing them is left to Origin and OriginPattern,
// which the service has and a visitor does not download. Source:
// https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin
namespace pipit::serialized {

// Scheme, host and at most a port, in the characters that a serialised origin has. Of texts that no browser
// gives it takes some, as "https://1.2.3": no page has such an origin.
[[nodiscard]] bool isOrigin(std::string_view text);

// An origin, or one with "*." before a host of two labels or more.
[[nodiscard]] bool isPattern(std::string_view text);

// Whether one of the patterns stands for the origin, as Allowlist::allows() has it.
[[nodiscard]] bool isAmong(std::string_view origin, const std::list<std::string>& patterns);

}  // namespace pipit::serialized
