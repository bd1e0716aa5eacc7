#pragma once

#include <string>

#include "domain/Flag.h"

namespace pipit::server {

// Who is not said is the user of this process.
Signature operatorSignature(const std::string& who, const std::string& reason);

}  // namespace pipit::server
