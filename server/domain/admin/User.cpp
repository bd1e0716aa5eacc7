#include "domain/admin/User.h"

namespace pipit::server {

std::string Reach::text() const {
  if (isAll) return "all";
  std::string all;
  for (const std::string& site : sites) all += (all.empty() ? "" : ",") + site;
  return all;
}

}  // namespace pipit::server
