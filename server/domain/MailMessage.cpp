#include "domain/MailMessage.h"

#include <date/date.h>
#include <sodium.h>

#include <algorithm>
#include <chrono>

#include "base/Utf8.h"

namespace pipit::server {

namespace {

constexpr std::string_view kLineEnd = "\r\n";
// RFC 2045, 6.7: with the "=" that a soft line break ends with.
constexpr std::size_t kLine = 75;
// RFC 2047, 2: a line with an encoded word has at most 76 characters; these are 52 of them in base64, and 12
// stand around them, behind "Subject: ".
constexpr std::size_t kWordBytes = 39;
constexpr std::string_view kHexadecimal = "0123456789ABCDEF";

std::string base64(std::string_view bytes) {
  std::string out(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(out.data(), out.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  out.pop_back();
  return out;
}

std::string withoutControls(std::string text) {
  std::ranges::replace_if(text, [](unsigned char c) { return c < ' ' || c == 0x7f; }, ' ');
  return text;
}

std::string encodedWords(const std::string& text) {
  const std::string safe = withoutControls(text);
  std::string out;
  for (std::string_view rest = safe; !rest.empty();) {
    const std::string_view piece = truncateUtf8(rest, kWordBytes);
    out += (out.empty() ? "=?utf-8?B?" : "\r\n =?utf-8?B?") + base64(piece) + "?=";
    rest.remove_prefix(piece.size());
  }
  return out;
}

std::string dateText(std::int64_t at) {
  const date::sys_seconds moment{std::chrono::seconds(at / 1'000)};
  return date::format("%a, %d %b %Y %H:%M:%S +0000", moment);
}

std::string hostOf(const std::string& address) {
  return address.substr(address.rfind('@') + 1);
}

// A space or a tab before the line's end would be lost on the way; a dot at its beginning means something to
// mail servers.
bool isPlain(char c, bool isFirst, bool isLast) {
  if (c == ' ' || c == '\t') return !isLast;
  return c > ' ' && c < 0x7f && c != '=' && !(isFirst && c == '.');
}

std::string encodedByte(char c) {
  const auto value = static_cast<unsigned char>(c);
  return {'=', kHexadecimal[value >> 4U], kHexadecimal[value & 15U]};
}

void appendLine(std::string& out, std::string_view line) {
  std::size_t length = 0;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const bool plain = isPlain(line[at], length == 0, at + 1 == line.size());
    const std::string piece = plain ? std::string(1, line[at]) : encodedByte(line[at]);
    if (length + piece.size() > kLine) {
      (out += '=') += kLineEnd;
      length = 0;
      // What was plain inside a line may not be at the beginning of one.
      --at;
      continue;
    }
    out += piece;
    length += piece.size();
  }
  out += kLineEnd;
}

}  // namespace

std::string mailHeader(const MailHeader& header) {
  const std::string lines[] = {"Date: " + dateText(header.at),
                               "From: " + encodedWords(header.sender) + "\r\n <" + header.from + '>',
                               "To: <" + header.to + '>',
                               "Subject: " + encodedWords(header.subject),
                               "Message-ID: <" + header.id + '@' + hostOf(header.from) + '>',
                               "Auto-Submitted: auto-generated",
                               "MIME-Version: 1.0",
                               "Content-Type: text/plain; charset=utf-8",
                               "Content-Transfer-Encoding: quoted-printable",
                               "Content-Language: " + header.language};
  std::string text;
  for (const std::string& line : lines) (text += line) += kLineEnd;
  return (text += kLineEnd);
}

std::string quotedPrintable(std::string_view lines) {
  std::string out;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    appendLine(out, lines.substr(0, end));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return out;
}

}  // namespace pipit::server
