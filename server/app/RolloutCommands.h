#pragma once

#include <string>

#include "app/FlagCommands.h"
#include "app/Problem.h"
#include "domain/Store.h"

namespace pipit::server {

// Gives the process's exit status.
int runRolloutCommand(Store& store, const FlagCommand& command);

// What the commands for flags and for rollouts have in common.
Problem flagProblem(const FlagProblem& problem);
// Who is not said is the user of this process.
Signature signatureOf(const FlagCommand& command);
std::string timeOf(std::int64_t at);

}  // namespace pipit::server
