#include "support/HttpClient.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <stdexcept>

#include "support/OpenApi.h"

RawSocket::RawSocket(std::uint16_t port) : socket_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    const int reason = errno;
    close(socket_);  // a constructor that throws has no destructor
    throw std::runtime_error(std::string("cannot connect: ") + std::strerror(reason));
  }
}

RawSocket::~RawSocket() {
  close(socket_);
}

void RawSocket::send(std::string_view bytes) const {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;  // the service has hung up: what it said first is still to be read
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::string RawSocket::readUntil(std::string_view text, std::chrono::milliseconds patience) {
  const auto deadline = std::chrono::steady_clock::now() + patience;
  std::string got;
  char buffer[16384];
  while (text.empty() || !got.contains(text)) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    pollfd readable{.fd = socket_, .events = POLLIN, .revents = 0};
    if (left.count() <= 0 || poll(&readable, 1, static_cast<int>(left.count())) <= 0) break;
    const ssize_t size = recv(socket_, buffer, sizeof buffer, 0);
    closed_ = size <= 0;
    if (closed_) break;
    got.append(buffer, static_cast<std::size_t>(size));
  }
  return got;
}

HttpAnswer parseAnswer(const std::string& text) {
  HttpAnswer answer;
  const std::size_t end = std::min(text.find("\r\n\r\n"), text.size());
  if (text.size() > 12) answer.status = std::stoi(text.substr(9, 3));
  for (std::size_t line = text.find("\r\n"); line < end;) {
    const std::size_t next = text.find("\r\n", line + 2);
    const std::size_t colon = text.find(": ", line);
    std::string name = text.substr(line + 2, colon - line - 2);
    std::ranges::transform(name, name.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    answer.headers[name] = text.substr(colon + 2, next - colon - 2);
    line = next;
  }
  answer.body = text.substr(std::min(end + 4, text.size()));
  return answer;
}

HttpAnswer exchange(std::uint16_t port, std::string_view method, std::string_view target,
                    std::string_view body, std::string_view headers) {
  RawSocket socket(port);
  socket.send(std::string(method) + ' ' + std::string(target) +
              " HTTP/1.1\r\nHost: test\r\nConnection: close\r\n" + std::string(headers) +
              "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body));
  return parseAnswer(socket.readAll());
}

HttpAnswer request(std::uint16_t port, std::string_view method, std::string_view target,
                   std::string_view body, std::string_view headers) {
  HttpAnswer answer = exchange(port, method, target, body, headers);
  const std::string problem = contradiction(method, target, body, headers, answer);
  EXPECT_EQ(problem, "") << method << ' ' << target << ' ' << answer.status << ' ' << body << "\n"
                         << answer.body;
  return answer;
}

std::string bearer(std::string_view token) {
  return "Authorization: Bearer " + std::string(token) + "\r\n";
}
