#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pipit::server {

// What a file is, by what is in it.
struct Sniffed {
  std::string_view type;
  // Of a picture, in pixels; else 0.
  std::int64_t width = 0;
  std::int64_t height = 0;

  bool operator==(const Sniffed&) const = default;
};

// PNG, JPEG, GIF, WebP or PDF; nothing for all else. A type's signature has to be the file's very first
// bytes, so what begins as HTML, SVG or an archive is none of them, and what follows the signature has to say
// how large the picture is. `head`: the file's first limits::kSniffedBytes, or all of it; `size` is the
// whole's.
//
// Sources: PNG (W3C, third edition) 5.2 and 11.2.1; JPEG (ITU-T T.81) B.1 and B.2; GIF89a 17 and 18; WebP
// (RFC 9649) 2.4 to 2.7; PDF (ISO 32000-2) 7.5.2.
std::optional<Sniffed> sniff(std::string_view head, std::int64_t size);

}  // namespace pipit::server
