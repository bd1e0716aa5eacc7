#include "store/PostgresWatch.h"

#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <memory>
#include <utility>

#include "store/PostgresNotice.h"

namespace pipit::server {

namespace {

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using Notice = std::unique_ptr<PGnotify, decltype(&PQfreemem)>;

// However silent it is, it is looked at: a peer that is gone without a word is found by the keepalives.
constexpr int kSilence = 60'000;

bool execute(PGconn* connection, const std::string& statement) {
  PGresult* result = PQexec(connection, statement.c_str());
  const bool isDone = PQresultStatus(result) == PGRES_COMMAND_OK;
  PQclear(result);
  return isDone;
}

}  // namespace

PostgresWatch::PostgresWatch(PostgresAddress address, std::string instance, ChangeHeard heard)
    : address_(std::move(address)),
      instance_(std::move(instance)),
      heard_(std::move(heard)),
      ending_(eventfd(0, EFD_CLOEXEC)),
      thread_([this] { run(); }) {}

PostgresWatch::~PostgresWatch() {
  (void)eventfd_write(ending_, 1);
  thread_.join();
  close(ending_);
}

void PostgresWatch::run() {
  while (!isEnding()) {
    const Connection connection(PQconnectdb(address_.connection.c_str()), PQfinish);
    if (PQstatus(connection.get()) == CONNECTION_OK) listen(connection.get());
    (void)await(-1, static_cast<int>(pauses_.grow().count()));
  }
}

// LISTEN first: what is said after it is heard, and what was said before it is in the tables by now.
void PostgresWatch::listen(PGconn* connection) {
  if (!execute(connection, std::string("LISTEN ") + kNoticeChannel)) return;
  pauses_.reset();
  heard_({ChangeKind::Lost, {}});
  while (!isEnding() && PQstatus(connection) == CONNECTION_OK) {
    if (await(PQsocket(connection), kSilence) && PQconsumeInput(connection) == 0) return;
    hear(connection);
  }
}

void PostgresWatch::hear(PGconn* connection) {
  while (const Notice notice{PQnotifies(connection), PQfreemem}) {
    if (const auto change = changeIn(notice->extra, instance_)) heard_(*change);
  }
}

bool PostgresWatch::await(int socket, int milliseconds) const {
  std::array<pollfd, 2> wanted = {
      {{.fd = ending_, .events = POLLIN, .revents = 0}, {.fd = socket, .events = POLLIN, .revents = 0}}};
  (void)poll(wanted.data(), wanted.size(), milliseconds);
  return (socket < 0 ? wanted[0] : wanted[1]).revents != 0;
}

}  // namespace pipit::server
