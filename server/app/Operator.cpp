#include "app/Operator.h"

#include <cstdlib>

#include "domain/Clock.h"

namespace pipit::server {

Signature operatorSignature(const std::string& who, const std::string& reason) {
  std::string name = who;
  for (const char* variable : {"SUDO_USER", "USER", "LOGNAME"})
    if (const char* value = std::getenv(variable); name.empty() && value != nullptr) name = value;
  return {name.empty() ? "operator" : name, reason, systemMilliseconds()};
}

}  // namespace pipit::server
