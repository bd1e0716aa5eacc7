#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

#include "base/Instant.h"

namespace pipit {

enum class RecordError : std::uint8_t {
  Foreign,  // not one of ours
  TooNew,   // written by a later version
  Damaged,  // the checksum or the header is wrong
  Expired,
};

// What stands under one key of the host page's localStorage, where every script of the page can change it:
//
//   pipit2 j 1732150000000 1734742000000 9f8a7c6d5e4f3a2b\n{"text":"…"}
//   |      | |             |             |                  payload
//   |      | written       expires       FNV-1a of what is before it and the payload as it stands there
//   |      encoding
//   version
//
// Encodings: j is JSON as it is; z deflated, s sealed, zs deflated and then sealed, all three packed
// (Packing.h). Version 1 knows j alone, and is read as well.
//
// The checksum finds damage and truncation, not forgery.
struct Record {
  double written = 0;  // milliseconds since 1970
  double expires = 0;
  // JSON, or what compression and sealing made of it.
  std::string payload;
  bool deflated = false;
  bool sealed = false;
  // Of the version before, which no longer is written.
  bool outdated = false;

  // Up to the checksum.
  [[nodiscard]] std::string header() const;
  [[nodiscard]] std::string encode() const;
  [[nodiscard]] static std::expected<Record, RecordError> decode(std::string_view text, double wall);
};

}  // namespace pipit
