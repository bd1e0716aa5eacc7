#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>

#include "http/Limits.h"

namespace pipit::server {

// The times that the HTTP side keeps; the tests shorten them.
struct Settings {
  std::chrono::milliseconds idle{60'000};       // a connection kept alive between two requests
  std::chrono::milliseconds header{10'000};     // from a request's first byte to the end of its header
  std::chrono::milliseconds body{15'000};       // for its body
  std::chrono::milliseconds upload{600'000};    // for all of a file, which has to come at a pace
  std::chrono::milliseconds write{30'000};      // for the client to take an answer
  std::chrono::milliseconds heartbeat{15'000};  // in a silent event stream
  std::chrono::milliseconds drain{10'000};      // for running requests when the service ends
  std::chrono::milliseconds linger{2'000};      // for a refused client to read why
  std::size_t connections = limits::kConnections;
  // Of one address; 0: no limit. Where a proxy stands before it all are the proxy's, and nothing is limited.
  std::size_t connectionsOfClient = limits::kConnectionsOfClient;
  std::filesystem::path uploads = "uploads";  // the folder of visitors' files
  bool trustForwarded = false;                // a proxy stands before it and says who asks
};

}  // namespace pipit::server
