#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <string>
#include <string_view>

namespace bench {

namespace net = boost::asio;

struct Answer {
  int status = 0;
  std::string body;
};

// A connection to the service that is kept alive, with one request after the other. It reads no more of an
// answer than it has to, so that what is measured is the service. Throws where the connection ends.
class Client {
 public:
  Client(net::io_context& context, std::uint16_t port) : socket_(context), port_(port) {}

  net::awaitable<void> connect();
  net::awaitable<Answer> ask(std::string request);
  // The head of an answer that goes on: an event stream's.
  net::awaitable<std::string> open(std::string request);
  // Reads what comes, and forgets it.
  net::awaitable<void> drain();

 private:
  net::awaitable<std::string> head();

  net::ip::tcp::socket socket_;
  std::uint16_t port_;
  std::string buffer_;
};

std::string get(std::string_view target, std::string_view headers = {});
std::string post(std::string_view target, std::string_view body, std::string_view token = {});

// Begins a session; the token.
net::awaitable<std::string> newVisitor(Client& client);

}  // namespace bench
