#pragma once

#include <csignal>
#include <filesystem>
#include <memory>
#include <string>

#include "support/Process.h"

// A PostgreSQL server of the tests' own, in a temporary folder and on a Unix socket in it: with passwords,
// and with fsync as an operator would have it. PostgreSQL does not run as root: as such it gets another user.
class PostgresCluster {
 public:
  static constexpr const char* kPassword = "p@ss word/'1%";

  PostgresCluster();
  PostgresCluster(const PostgresCluster&) = delete;
  PostgresCluster& operator=(const PostgresCluster&) = delete;
  ~PostgresCluster();

  // The address of the database of that name, which is made, like the other one, if it is not there.
  std::string database(const std::string& name, const std::string& like = "template1");
  // The address alone.
  std::string address(const std::string& name) const;
  void execute(const std::string& database, const std::string& statement) const;
  // As an operator restarts it: connections are ended. With SIGQUIT it is as if it had died: what it had not
  // made durable is gone.
  void stop(int signal = SIGINT);
  void start();
  // All its processes stand still, and their connections stay as they are: a machine that hangs.
  void freeze();
  void thaw();

  // One for all tests of this program.
  static PostgresCluster& shared();

 private:
  bool answers() const;
  void signalAll(int signal) const;

  std::filesystem::path folder_;
  std::unique_ptr<Process> server_;
};
