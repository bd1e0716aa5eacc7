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
//   pipit1 j 1732150000000 1734742000000 9f8a7c6d5e4f3a2b\n{"text":"…"}
//   |      | |             |             |                  payload
//   |      | written       expires       FNV-1a of what is before it and the payload
//   |      encoding: j is JSON as it is
//   version
//
// The checksum finds damage and truncation, not forgery.
struct Record {
  double written = 0;  // milliseconds since 1970
  double expires = 0;
  std::string payload;

  [[nodiscard]] std::string encode() const;
  [[nodiscard]] static std::expected<Record, RecordError> decode(std::string_view text, double wall);
};

}  // namespace pipit
