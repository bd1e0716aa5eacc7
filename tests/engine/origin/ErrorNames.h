#pragma once

#include <array>
#include <string>

#include "origin/OriginError.h"

// The errors by the names that the tables use for them.
struct NamedError {
  pipit::OriginError error;
  const char* name;
};

extern const std::array<NamedError, 26> kErrorNames;

std::string nameOf(pipit::OriginError error);
