#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <memory>
#include <optional>
#include <string>

#include "http/Request.h"
#include "http/Response.h"
#include "http/Services.h"
#include "http/StreamWriter.h"

namespace pipit::server {

// A conversation's event stream: first what changed after Last-Event-ID, page by page, then what happens.
// HEAD gets the header alone. Ends when the reader goes, is too slow, has a token that expires, or
// the service stops.
class EventStream {
 public:
  // `owner` keeps the socket alive while anything reads from it.
  EventStream(boost::beast::tcp_stream& stream, const Services& services, const Request& request,
              const std::shared_ptr<void>& owner);

  std::shared_ptr<StreamOutbox> outbox() const { return writer_.outbox(); }
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
  net::awaitable<std::optional<Followed>> follow(const Pass& pass, std::int64_t after);
  net::awaitable<void> flow(const Pass& pass, Followed& page);
  net::awaitable<bool> backlog(const Pass& pass, Followed& page);

  boost::beast::tcp_stream& stream_;
  const Services& services_;
  const Request& request_;
  StreamWriter writer_;
};

}  // namespace pipit::server
