#include <fmt/format.h>
#include <sodium.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <cstdio>

#include "app/Application.h"
#include "app/Check.h"
#include "app/CommandLine.h"
#include "app/Complain.h"
#include "app/DatabaseCommands.h"
#include "app/Quoted.h"
#include "app/SiteCommands.h"
#include "app/TicketCommands.h"
#include "app/UserCommands.h"
#include "app/WordingCommand.h"
#include "domain/Store.h"

namespace {

using namespace pipit::server;

// Each connection takes a descriptor, and the usual soft limit is 1,024.
void raiseDescriptorLimit(const Options& options) {
  const std::size_t connections = options.connections ? options.connections->all : limits::kConnections;
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = std::max<rlim_t>(limit.rlim_cur, std::min<rlim_t>(limit.rlim_max, connections + 256));
  (void)setrlimit(RLIMIT_NOFILE, &limit);
}

int serve(const Serve& command) {
  startLog(command.options.logLevel);
  raiseDescriptorLimit(command.options);
  auto application = Application::create(command.options);
  if (!application) return complain(application.error());
  fmt::print("shop  {}\n", (*application)->shopAddress());
  if (const auto password = (*application)->firstPassword())
    fmt::print("admin  user admin, password {} (shown this once)\n", *password);
  std::fflush(stdout);
  (*application)->run(true);
  application->reset();
  stopLog();
  return 0;
}

int execute(const Command& command) {
  if (const auto* save = std::get_if<SaveSite>(&command)) return saveSite(*save);
  if (const auto* list = std::get_if<ListSites>(&command)) return listSites(*list);
  if (const auto* key = std::get_if<ChangeKey>(&command)) return changeKey(*key);
  if (const auto* wording = std::get_if<ChangeWording>(&command)) return changeWording(*wording);
  if (const auto* tickets = std::get_if<ListTickets>(&command)) return listTickets(*tickets);
  if (const auto* ticket = std::get_if<CloseTicket>(&command)) return closeTicket(*ticket);
  if (const auto* tried = std::get_if<Check>(&command)) return check(*tried);
  if (const auto* migrate = std::get_if<Migrate>(&command)) return migrateDatabase(*migrate);
  if (const auto* backUp = std::get_if<BackUp>(&command)) return backUpDatabase(*backUp);
  if (const auto* restore = std::get_if<Restore>(&command)) return restoreDatabase(*restore);
  if (const auto* flags = std::get_if<FlagCommand>(&command)) return runFlagCommand(*flags);
  if (const auto* users = std::get_if<UserCommand>(&command)) return runUserCommand(*users);
  return serve(std::get<Serve>(command));
}

// A database may go away at any time.
int executeOrComplain(const Command& command) {
  try {
    return execute(command);
  } catch (const StoreFailure& failure) {
    return complain({"--database", escaped(failure.what()), "a database that can be reached and written"});
  }
}

}  // namespace

int main(int argc, char** argv) {
  umask(077);                // the database holds what visitors wrote, and a key
  signal(SIGPIPE, SIG_IGN);  // a reader that goes is an error of the write
  if (sodium_init() < 0) return 1;
  const auto command = parseCommandLine(argc, argv);
  if (command) return executeOrComplain(*command);
  fmt::print(command.error().status == 0 ? stdout : stderr, "{}", command.error().text);
  return command.error().status;
}
