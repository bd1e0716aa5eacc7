#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <string>

#include "app/Options.h"
#include "app/Problem.h"
#include "http/Settings.h"

namespace pipit::server {

// The whole service: what main() runs, and what tests run without a process.
class Application {
 public:
  // Everything is loaded, migrated and listened on, or it says which option is wrong.
  static std::expected<std::unique_ptr<Application>, Problem> create(const Options& options,
                                                                     const Settings& settings = {});
  ~Application();

  std::uint16_t port() const;
  std::string shopAddress() const;
  // Until stop(), or SIGTERM or SIGINT where `signals` is true.
  void run(bool signals);
  // From any thread.
  void stop();

 private:
  struct Parts;
  explicit Application(std::unique_ptr<Parts> parts);

  std::unique_ptr<Parts> parts_;
};

}  // namespace pipit::server
