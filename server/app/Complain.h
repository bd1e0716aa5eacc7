#pragma once

#include "app/Problem.h"

namespace pipit::server {

// Tells the operator in a line. Gives the process's exit status.
int complain(const Problem& problem);

}  // namespace pipit::server
