#pragma once

#include <cstdint>
#include <string>

namespace soci {
class session;
}

namespace pipit::server {

// Sessions that were ended before their tokens expire.
class RevokedTable {
 public:
  explicit RevokedTable(soci::session& sql) : sql_(sql) {}

  void add(const std::string& session, std::int64_t expires, std::int64_t now);
  bool has(const std::string& session);
  // What has expired; how many there were.
  std::int64_t forget(std::int64_t now);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
