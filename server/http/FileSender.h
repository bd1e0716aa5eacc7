#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>

#include "http/Desk.h"
#include "http/Response.h"
#include "http/Settings.h"

namespace pipit::server {

// Sends a file as an answer's body, piece by piece as the client takes it. False: the client has gone, or the
// file is not as it should be, and what the header promised does not come.
net::awaitable<bool> sendFile(boost::beast::tcp_stream& stream, const Response::File& file,
                              const Settings& settings);

}  // namespace pipit::server
