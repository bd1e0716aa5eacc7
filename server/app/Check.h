#pragma once

#include "app/CommandLine.h"

namespace pipit::server {

// Tries what the service needs, beside a running one as well. Gives the process's exit status.
int check(const Check& command);

}  // namespace pipit::server
