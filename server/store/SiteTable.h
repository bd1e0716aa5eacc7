#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/Site.h"

namespace soci {
class session;
}

namespace pipit::server {

class SiteTable {
 public:
  explicit SiteTable(soci::session& sql) : sql_(sql) {}

  std::optional<Site> find(const std::string& id);
  std::vector<Site> all();
  void put(const Site& site, bool seeded);
  bool isSavedByOperator(const std::string& id);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
