#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <memory>
#include <optional>

#include "http/Request.h"
#include "http/Response.h"
#include "http/Route.h"
#include "http/Services.h"
#include "http/StreamOutbox.h"

namespace pipit::server {

namespace beast = boost::beast;
namespace http = boost::beast::http;

// One client's connection: request after request, and an event stream as the last. Lives on the network's
// thread as long as its run() does.
class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(net::ip::tcp::socket socket, const Services& services);

  net::awaitable<void> run();
  // Lets the running request end; ends what waits: an idle connection, an event stream.
  void stop();
  // Ends it now.
  void abort();

 private:
  using Parser = http::request_parser<http::string_body>;

  net::awaitable<bool> awaitRequest();
  net::awaitable<bool> readHeader(Parser& parser);
  net::awaitable<bool> readBody(Parser& parser);
  net::awaitable<void> continueIfAsked(const Parser& parser);
  net::awaitable<bool> serve(Parser& parser);
  // The route of a file that comes; nullptr for every other request.
  const Route* uploadRoute(const Parser& parser) const;
  net::awaitable<bool> serveUpload(const Route* route, Parser& parser);
  // Nothing: nobody is there any more.
  net::awaitable<std::optional<Response>> receive(const Route* route, Request& request, Parser& parser);
  void note(const Request& request, std::string_view route, const Response& response,
            std::chrono::steady_clock::time_point start);
  net::awaitable<Response> answer(const Route* route, const Request& request);
  net::awaitable<Response> finish(const Request& request, Response unfinished);
  net::awaitable<bool> write(const Request& request, const Response& response, bool keepAlive);
  net::awaitable<void> refuse(boost::system::error_code error);
  net::awaitable<void> linger(std::size_t most, std::chrono::milliseconds time);
  net::awaitable<void> serveStream(const Route& route, const Request& request);
  // `stream` is an EventStream or an AdminStream.
  net::awaitable<int> runStream(auto& stream);

  beast::tcp_stream stream_;
  beast::flat_buffer buffer_;
  const Services& services_;
  const net::ip::address peer_;
  std::shared_ptr<StreamOutbox> outbox_;
  bool idle_ = false;
  bool stopping_ = false;
};

}  // namespace pipit::server
