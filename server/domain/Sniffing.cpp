#include "domain/Sniffing.h"

#include <algorithm>
#include <array>

#include "domain/Limits.h"

namespace pipit::server {

namespace {

std::uint8_t byteAt(std::string_view text, std::size_t at) {
  return at < text.size() ? static_cast<std::uint8_t>(text[at]) : 0;
}

std::int64_t bigEndian(std::string_view text, std::size_t at, std::size_t bytes) {
  std::int64_t value = 0;
  for (std::size_t i = 0; i < bytes; ++i) value = value << 8 | byteAt(text, at + i);
  return value;
}

std::int64_t littleEndian(std::string_view text, std::size_t at, std::size_t bytes) {
  std::int64_t value = 0;
  for (std::size_t i = bytes; i-- > 0;) value = value << 8 | byteAt(text, at + i);
  return value;
}

// A small file may claim to be a picture that fills a browser's memory.
std::optional<Sniffed> picture(std::string_view type, std::int64_t width, std::int64_t height) {
  const bool fits = width > 0 && height > 0 && width <= limits::kPictureSide &&
                    height <= limits::kPictureSide && width * height <= limits::kPicturePixels;
  return fits ? std::optional(Sniffed{type, width, height}) : std::nullopt;
}

std::optional<Sniffed> sniffPng(std::string_view head) {
  constexpr std::string_view kHeader("\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", 16);
  if (!head.starts_with(kHeader) || head.size() < 33) return std::nullopt;
  return picture("image/png", bigEndian(head, 16, 4), bigEndian(head, 20, 4));
}

std::optional<Sniffed> sniffGif(std::string_view head) {
  const bool isGif = head.starts_with("GIF87a") || head.starts_with("GIF89a");
  if (!isGif || head.size() < 13) return std::nullopt;
  return picture("image/gif", littleEndian(head, 6, 2), littleEndian(head, 8, 2));
}

// Frames begin with one of these; C4, C8 and CC among them are other segments.
bool isStartOfFrame(std::uint8_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

// From segment to segment, each of which says how long it is, to the frame's header.
std::optional<Sniffed> sniffJpeg(std::string_view head) {
  if (!head.starts_with("\xFF\xD8\xFF")) return std::nullopt;
  for (std::size_t at = 2; at + 9 <= head.size();) {
    const std::uint8_t marker = byteAt(head, at + 1);
    if (byteAt(head, at) != 0xFF) return std::nullopt;
    if (marker == 0xFF) {
      ++at;
      continue;
    }
    if (isStartOfFrame(marker))
      return picture("image/jpeg", bigEndian(head, at + 7, 2), bigEndian(head, at + 5, 2));
    const std::int64_t length = bigEndian(head, at + 2, 2);
    const bool isSegment = length >= 2 && marker >= 0xC0 && (marker < 0xD0 || marker > 0xDA);
    if (!isSegment) return std::nullopt;
    at += 2 + static_cast<std::size_t>(length);
  }
  return std::nullopt;
}

// Lossy, lossless, extended: each has its own way to say how large it is.
std::optional<Sniffed> sniffWebp(std::string_view head, std::int64_t size) {
  const bool isWebp = head.starts_with("RIFF") && head.substr(4).substr(4).starts_with("WEBP");
  if (!isWebp || littleEndian(head, 4, 4) + 8 > size) return std::nullopt;
  const std::string_view chunk = head.substr(12, 4);
  if (chunk == "VP8 " && head.substr(23, 3) == "\x9D\x01\x2A")
    return picture("image/webp", littleEndian(head, 26, 2) & 0x3FFF, littleEndian(head, 28, 2) & 0x3FFF);
  if (chunk == "VP8L" && byteAt(head, 20) == 0x2F) {
    const std::int64_t bits = littleEndian(head, 21, 4);
    return picture("image/webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
  }
  if (chunk == "VP8X")
    return picture("image/webp", littleEndian(head, 24, 3) + 1, littleEndian(head, 27, 3) + 1);
  return std::nullopt;
}

std::optional<Sniffed> sniffPdf(std::string_view head) {
  const bool isPdf = (head.starts_with("%PDF-1.") || head.starts_with("%PDF-2.")) && byteAt(head, 7) >= '0' &&
                     byteAt(head, 7) <= '9';
  return isPdf ? std::optional(Sniffed{"application/pdf"}) : std::nullopt;
}

}  // namespace

std::optional<Sniffed> sniff(std::string_view head, std::int64_t size) {
  // 30 bytes are the least that any of them takes to say how large it is.
  constexpr std::size_t kLeast = 30;
  if (head.size() < kLeast) return std::nullopt;
  for (const auto& found :
       {sniffPng(head), sniffJpeg(head), sniffGif(head), sniffWebp(head, size), sniffPdf(head)})
    if (found) return found;
  return std::nullopt;
}

}  // namespace pipit::server
