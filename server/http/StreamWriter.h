#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "http/Request.h"
#include "http/Response.h"
#include "http/Services.h"
#include "http/StreamOutbox.h"

namespace pipit::server {

// An answer that goes on: what comes into its outbox goes out at once, in a chunk of its own or with what
// came while the last was being written. Ends when the reader goes or is too slow, or with the outbox.
class StreamWriter {
 public:
  // `owner` keeps the socket alive while anything reads from it; `heartbeat` is said in a silence.
  StreamWriter(boost::beast::tcp_stream& stream, const Services& services, const Request& request,
               const std::shared_ptr<void>& owner, std::string_view heartbeat);

  std::shared_ptr<StreamOutbox> outbox() const { return outbox_; }
  net::awaitable<int> refuse(const Response& response);
  net::awaitable<bool> writeHeader();
  // From here on the end of the reader is heard.
  net::awaitable<bool> open();
  net::awaitable<bool> writeChunk(const std::string& text);
  // What comes, until then.
  net::awaitable<void> goOn(SteadyTime expiry);

 private:
  // Writes what waits. None: the stream goes on.
  net::awaitable<StreamEnd> passOn();
  net::awaitable<StreamEnd> live(SteadyTime expiry);
  net::awaitable<bool> silence(SteadyTime until);
  net::awaitable<bool> write(const std::string& bytes);

  boost::beast::tcp_stream& stream_;
  const Services& services_;
  const Request& request_;
  std::shared_ptr<void> owner_;
  const std::string heartbeat_;
  std::shared_ptr<net::steady_timer> bell_;
  std::shared_ptr<StreamOutbox> outbox_;
};

}  // namespace pipit::server
