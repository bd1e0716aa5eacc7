#include "Client.h"

#include <array>
#include <boost/asio/buffer.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/json.hpp>
#include <stdexcept>

namespace bench {

using net::use_awaitable;
using net::ip::tcp;

namespace {

constexpr std::string_view kEnd = "\r\n\r\n";
constexpr std::string_view kLength = "Content-Length: ";

std::size_t lengthIn(std::string_view head) {
  const std::size_t at = head.find(kLength);
  return at == std::string_view::npos ? 0 : std::stoul(std::string(head.substr(at + kLength.size(), 12)));
}

}  // namespace

net::awaitable<void> Client::connect() {
  const tcp::endpoint service(net::ip::address_v4::loopback(), port_);
  co_await socket_.async_connect(service, use_awaitable);
  socket_.set_option(tcp::no_delay(true));
}

net::awaitable<std::string> Client::head() {
  const std::size_t size =
      co_await net::async_read_until(socket_, net::dynamic_buffer(buffer_), kEnd, use_awaitable);
  std::string text = buffer_.substr(0, size);
  buffer_.erase(0, size);
  co_return text;
}

net::awaitable<Answer> Client::ask(std::string request) {
  co_await net::async_write(socket_, net::buffer(request), use_awaitable);
  const std::string lines = co_await head();
  const std::size_t length = lengthIn(lines);
  if (buffer_.size() < length)
    co_await net::async_read(socket_, net::dynamic_buffer(buffer_),
                             net::transfer_exactly(length - buffer_.size()), use_awaitable);
  Answer answer{std::stoi(lines.substr(9, 3)), buffer_.substr(0, length)};
  buffer_.erase(0, length);
  co_return answer;
}

net::awaitable<std::string> Client::open(std::string request) {
  co_await net::async_write(socket_, net::buffer(request), use_awaitable);
  co_return co_await head();
}

net::awaitable<void> Client::drain() {
  // Shared by all on the one thread: what is in it is nobody's.
  static std::array<char, 65'536> nobodys;
  while (true) co_await socket_.async_read_some(net::buffer(nobodys), use_awaitable);
}

std::string get(std::string_view target, std::string_view headers) {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + std::string(headers) + "\r\n";
}

std::string post(std::string_view target, std::string_view body, std::string_view token) {
  const std::string authorization =
      token.empty() ? "" : "Authorization: Bearer " + std::string(token) + "\r\n";
  return "POST " + std::string(target) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + authorization +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

net::awaitable<std::string> newVisitor(Client& client) {
  const Answer answer = co_await client.ask(post("/api/session", R"({"site":"demo-shop"})"));
  if (answer.status != 200) throw std::runtime_error("no session: " + answer.body);
  co_return boost::json::parse(answer.body).at("token").as_string().c_str();
}

}  // namespace bench
