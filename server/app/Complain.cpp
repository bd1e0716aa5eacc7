#include "app/Complain.h"

#include <fmt/format.h>

#include <cstdio>

#include "app/CommandLine.h"

namespace pipit::server {

int complain(const Problem& problem) {
  fmt::print(stderr, "{}\n", problem.line());
  return kBadConfiguration;
}

}  // namespace pipit::server
