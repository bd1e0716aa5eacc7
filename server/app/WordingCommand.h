#pragma once

#include "app/CommandLine.h"

namespace pipit::server {

// Shows, puts or removes what a site says in words of its own. Gives the process's exit status.
int changeWording(const ChangeWording& command);

}  // namespace pipit::server
