#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "http/Services.h"

namespace pipit::server {

// The sockets: accepts, and lets each connection run. Everything happens inside run(), on the caller's
// thread.
class Server {
 public:
  Server();
  ~Server();

  // Takes the port (0: any free one) and gives the real one. On 127.0.0.1 it listens on [::1] as well if
  // there is one, since browsers try that first for "localhost".
  std::expected<std::uint16_t, std::string> listen(const std::string& host, std::uint16_t port);
  // Until stop(), or SIGTERM or SIGINT where `signals` is true, and until all connections have ended then.
  void run(const Services& services, bool signals);
  // From any thread.
  void stop();

 private:
  class Sockets;
  std::unique_ptr<Sockets> sockets_;
};

}  // namespace pipit::server
