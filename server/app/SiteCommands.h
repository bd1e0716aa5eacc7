#pragma once

#include "app/CommandLine.h"

namespace pipit::server {

// The operator's commands. They give the process's exit status.
int saveSite(const SaveSite& command);
int listSites(const ListSites& command);
int changeKey(const ChangeKey& command);

}  // namespace pipit::server
