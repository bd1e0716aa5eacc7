#pragma once

#include "http/Route.h"
#include "http/StreamWriter.h"

namespace pipit::server {

// A stream of a route that says who may have it, and takes its reader.
class AdminStream {
 public:
  AdminStream(boost::beast::tcp_stream& stream, const Services& services, const Route& route,
              const Request& request, const std::shared_ptr<void>& owner);

  std::shared_ptr<StreamOutbox> outbox() const { return writer_.outbox(); }
  // The status it was answered with.
  net::awaitable<int> run();

 private:
  net::awaitable<std::optional<Response>> enter();

  boost::beast::tcp_stream& stream_;
  const Services& services_;
  const Route& route_;
  const Request& request_;
  StreamWriter writer_;
};

}  // namespace pipit::server
