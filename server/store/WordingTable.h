#pragma once

#include <string>

#include "domain/Wording.h"

namespace soci {
class session;
}

namespace pipit::server {

// What sites say in words of their own: a row for each text.
class WordingTable {
 public:
  explicit WordingTable(soci::session& sql) : sql_(sql) {}

  Wording of(const std::string& site);
  // In place of all that there was; inside a transaction.
  void put(const std::string& site, const Wording& wording);

 private:
  soci::session& sql_;
};

}  // namespace pipit::server
