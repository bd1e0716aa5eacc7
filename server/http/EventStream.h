#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <memory>
#include <optional>
#include <string>

#include "http/Request.h"
#include "http/Response.h"
#include "http/Services.h"
#include "http/StreamOutbox.h"

namespace pipit::server {

// A conversation's event stream: first what changed after Last-Event-ID, page by page, then what happens.
// Each event goes out at once, in a chunk of its own or with those that came while the last was being
// written. HEAD gets the header alone. Ends when the reader goes, is too slow, has a token that expires, or
// the service stops.
class EventStream {
 public:
  // `owner` keeps the socket alive while anything reads from it.
  EventStream(boost::beast::tcp_stream& stream, const Services& services, const Request& request,
              const std::shared_ptr<void>& owner);

  std::shared_ptr<StreamOutbox> outbox() const { return outbox_; }
  // The status it was answered with.
  net::awaitable<int> run();

 private:
  // Whose stream it is and what comes first, or why there is none.
  struct Entry {
    std::optional<Pass> pass;
    Followed page;
    std::optional<Response> refusal;
  };

  net::awaitable<Entry> enter();
  net::awaitable<int> refuse(const Response& response);
  net::awaitable<std::optional<Followed>> follow(const Pass& pass, std::int64_t after);
  net::awaitable<bool> open();
  net::awaitable<bool> writeHeader();
  net::awaitable<void> flow(const Pass& pass, Followed& page);
  net::awaitable<bool> backlog(const Pass& pass, Followed& page);
  // Writes what waits. None: the stream goes on.
  net::awaitable<StreamEnd> passOn();
  net::awaitable<StreamEnd> live(SteadyTime expiry);
  net::awaitable<bool> silence(SteadyTime until);
  net::awaitable<bool> writeChunk(const std::string& text);
  net::awaitable<bool> write(const std::string& bytes);

  boost::beast::tcp_stream& stream_;
  const Services& services_;
  const Request& request_;
  std::shared_ptr<void> owner_;
  std::shared_ptr<net::steady_timer> bell_;
  std::shared_ptr<StreamOutbox> outbox_;
};

}  // namespace pipit::server
