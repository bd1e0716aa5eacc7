#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "http/Request.h"
#include "http/Response.h"

namespace pipit::server {

// Where a handler runs: on the network's thread, if it only looks into memory, else on the desk's, which owns
// the store. An upload's is asked twice on the desk: see UploadRoutes.cpp.
enum class Place : std::uint8_t { Network, Desk, Stream, Upload };

// The methods of a route that only tells.
inline constexpr std::string_view kRead = "GET, HEAD";

using Handler = std::function<Response(const Request&)>;

struct Route {
  std::string_view name;     // as the metrics and the log call it
  std::string_view methods;  // for Allow
  Place place = Place::Network;
  Handler handler;  // none for a conversation's stream; of another one it says who takes the reader
};

}  // namespace pipit::server
