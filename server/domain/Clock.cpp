#include "domain/Clock.h"

#include <chrono>

namespace pipit::server {

std::int64_t systemMilliseconds() {
  using namespace std::chrono;
  return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

}  // namespace pipit::server
