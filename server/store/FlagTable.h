#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/Flag.h"

namespace soci {
class session;
}

namespace pipit::server {

// What customers and organizations say of features, a row for each; and who has said so.
class FlagTable {
 public:
  explicit FlagTable(soci::session& sql) : sql_(sql) {}

  Flags of(FlagLayer layer, const std::string& owner);
  void put(FlagLayer layer, const std::string& owner, std::string_view feature, bool isOn, std::int64_t at);
  void remove(FlagLayer layer, const std::string& owner, std::string_view feature);
  std::vector<FlagChange> changes(int limit);
  void add(const FlagChange& change);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
