#pragma once

#include <boost/asio/io_context.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "Client.h"

namespace bench {

// A visitor whose event stream is open.
struct Follower {
  std::string token;
  std::unique_ptr<Client> stream;
};

// All of them are open when it returns. What comes by the streams is read while the context runs.
std::vector<Follower> openStreams(net::io_context& context, std::uint16_t port, int count);

}  // namespace bench
