#pragma once

#include "app/CommandLine.h"

namespace pipit::server {

// What agents do by hand. They give the process's exit status.
int listTickets(const ListTickets& command);
int closeTicket(const CloseTicket& command);

}  // namespace pipit::server
