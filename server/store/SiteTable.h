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
  // A seed changes no site that an operator has saved.
  void put(const Site& site, bool seeded);

 private:
  std::vector<Site> select(const std::string& condition, const std::string* id);

  soci::session& sql_;
};

}  // namespace pipit::server
