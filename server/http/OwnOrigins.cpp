#include "http/OwnOrigins.h"

#include "origin/Origin.h"

namespace pipit::server {

std::vector<std::string> ownOrigins(const Request& request) {
  std::vector<std::string> origins;
  for (const char* scheme : {"http://", "https://"})
    if (const auto origin = Origin::parse(scheme + request.host)) origins.push_back(origin->serialize());
  return origins;
}

}  // namespace pipit::server
