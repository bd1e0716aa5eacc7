#include <fmt/format.h>
#include <sodium.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <cstdio>

#include "app/Application.h"
#include "app/CommandLine.h"
#include "app/Complain.h"
#include "app/SiteCommands.h"
#include "app/TicketCommands.h"

namespace {

using namespace pipit::server;

// Each connection takes a descriptor, and the usual soft limit is 1,024.
void raiseDescriptorLimit() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur =
      std::max<rlim_t>(limit.rlim_cur, std::min<rlim_t>(limit.rlim_max, limits::kConnections + 256));
  (void)setrlimit(RLIMIT_NOFILE, &limit);
}

int serve(const Serve& command) {
  startLog(command.options.logLevel);
  raiseDescriptorLimit();
  auto application = Application::create(command.options);
  if (!application) return complain(application.error());
  fmt::print("shop  {}\n", (*application)->shopAddress());
  std::fflush(stdout);
  (*application)->run(true);
  application->reset();
  stopLog();
  return 0;
}

int execute(const Command& command) {
  if (const auto* save = std::get_if<SaveSite>(&command)) return saveSite(*save);
  if (const auto* list = std::get_if<ListSites>(&command)) return listSites(*list);
  if (const auto* tickets = std::get_if<ListTickets>(&command)) return listTickets(*tickets);
  if (const auto* ticket = std::get_if<CloseTicket>(&command)) return closeTicket(*ticket);
  return serve(std::get<Serve>(command));
}

}  // namespace

int main(int argc, char** argv) {
  umask(077);                // the database holds what visitors wrote, and a key
  signal(SIGPIPE, SIG_IGN);  // a reader that goes is an error of the write
  if (sodium_init() < 0) return 1;
  const auto command = parseCommandLine(argc, argv);
  if (command) return execute(*command);
  fmt::print(command.error().status == 0 ? stdout : stderr, "{}", command.error().text);
  return command.error().status;
}
