#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

// A bare socket to the service: it sends exactly what a test writes, well-formed or not.
class RawSocket {
 public:
  explicit RawSocket(std::uint16_t port);
  RawSocket(const RawSocket&) = delete;
  RawSocket& operator=(const RawSocket&) = delete;
  ~RawSocket();

  void send(std::string_view bytes) const;
  // Reads until the text came, the peer closed or the time is over: whatever came up to then.
  std::string readUntil(std::string_view text, std::chrono::milliseconds patience = std::chrono::seconds(10));
  std::string readAll() { return readUntil({}); }
  bool isClosedByPeer() const { return closed_; }

 private:
  int socket_ = -1;
  bool closed_ = false;
};

struct HttpAnswer {
  int status = 0;
  std::map<std::string, std::string> headers;  // names in small letters
  std::string body;
};

HttpAnswer parseAnswer(const std::string& text);

// One request on a connection of its own. `headers` are whole lines, each with its CRLF. The test fails where
// request and answer are not as the service describes itself: see OpenApi.h.
HttpAnswer request(std::uint16_t port, std::string_view method, std::string_view target,
                   std::string_view body = {}, std::string_view headers = {});

// The same, of what no client of ours asks: nothing is held against the description.
HttpAnswer exchange(std::uint16_t port, std::string_view method, std::string_view target,
                    std::string_view body = {}, std::string_view headers = {});

std::string bearer(std::string_view token);
