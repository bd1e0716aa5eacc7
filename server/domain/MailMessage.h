#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pipit::server {

// What stands above a mail's text. The addresses are mailAddress()'s; the rest may be any UTF-8.
struct MailHeader {
  std::string id;
  std::string from;
  std::string sender;  // its name for people
  std::string to;
  std::string subject;
  std::string language;
  std::int64_t at = 0;  // milliseconds since 1970
};

// A header after RFC 5322, of a text in UTF-8 that is quoted-printable, up to the empty line. What people
// have written is in it as encoded words alone (RFC 2047), so none of it can end a line.
std::string mailHeader(const MailHeader& header);

// RFC 2045, 6.7, of whole lines that end with LF: what is encoded piece by piece is the same in one. No line
// is longer than 76 characters, and none begins with a dot.
std::string quotedPrintable(std::string_view lines);

}  // namespace pipit::server
