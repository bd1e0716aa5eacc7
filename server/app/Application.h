#pragma once

#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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
  // Of the user that was made since there was none; nothing: there was one.
  const std::optional<std::string>& firstPassword() const;
  // All routes that there are: patterns and methods.
  std::vector<std::pair<std::string_view, std::string_view>> routes() const;
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
