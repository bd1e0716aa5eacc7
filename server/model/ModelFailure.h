#pragma once

#include <cstdint>
#include <string_view>

namespace pipit::server {

// Why a model has not answered.
enum class ModelFailure : std::uint8_t {
  Busy,         // too many are answered
  Unreachable,  // no connection
  TooSlow,      // no word in time, or not the whole in time
  Refused,      // 4xx: the key, the model's name
  RateLimited,  // 429
  ServerError,  // 5xx
  Redirected,
  WrongType,  // no event stream, or a compressed one
  Malformed,  // not the protocol
  TooMuch,    // more bytes than any answer has
  BrokenOff,  // it ended before the answer did
  Filtered,   // the server will not say it
  Empty,      // an answer without a word
  Tools,      // it asked for tools without end
  Budget      // what the conversation or the site may use is used up
};

// As figures and logs have it: "too_slow".
std::string_view name(ModelFailure failure);

// Whether a further try may have another end.
bool isPassing(ModelFailure failure);

}  // namespace pipit::server
