#pragma once

#include <string>
#include <thread>

#include "domain/Change.h"
#include "store/Pauses.h"
#include "store/PostgresAddress.h"

struct pg_conn;

namespace pipit::server {

// Hears what the other programs on a PostgreSQL database do (LISTEN), on a connection of its own. A
// connection that is lost is made again; whatever happened meanwhile is said to be Lost.
class PostgresWatch : public ChangeWatch {
 public:
  PostgresWatch(PostgresAddress address, std::string instance, ChangeHeard heard);
  PostgresWatch(const PostgresWatch&) = delete;
  PostgresWatch& operator=(const PostgresWatch&) = delete;
  ~PostgresWatch() override;

 private:
  void run();
  // Until the connection is lost, or the end.
  void listen(pg_conn* connection);
  void hear(pg_conn* connection);
  // Whether there is something to read. It wakes at the end.
  bool await(int socket, int milliseconds) const;
  bool isEnding() const { return await(-1, 0); }

  PostgresAddress address_;
  std::string instance_;
  ChangeHeard heard_;
  Pauses pauses_;
  int ending_;  // readable from the end on
  std::thread thread_;
};

}  // namespace pipit::server
