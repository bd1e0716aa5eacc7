#include "support/PostgresCluster.h"

#include <libpq-fe.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <thread>
#include <vector>

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

// The newest of Debian's, whose versions live beside each other.
std::string programOf(const std::string& name) {
  std::vector<fs::path> found;
  if (fs::exists("/usr/lib/postgresql"))
    for (const auto& version : fs::directory_iterator("/usr/lib/postgresql"))
      if (fs::exists(version.path() / "bin" / name)) found.push_back(version.path() / "bin" / name);
  if (found.empty()) throw std::runtime_error("no PostgreSQL: apt-get install postgresql");
  return std::ranges::max(found).string();
}

// As whom PostgreSQL runs, and what a server does when the tests die.
std::vector<std::string> asServer(std::vector<std::string> command) {
  std::vector<std::string> words = {"/usr/bin/setpriv", "--pdeathsig", "QUIT"};
  if (getuid() == 0)
    words.insert(words.end(), {"--reuid", "postgres", "--regid", "postgres", "--clear-groups"});
  words.insert(words.end(), command.begin(), command.end());
  return words;
}

void giveToServer(const fs::path& path) {
  if (getuid() != 0) return;
  const passwd* user = getpwnam("postgres");
  if (user == nullptr || chown(path.c_str(), user->pw_uid, user->pw_gid) != 0)
    throw std::runtime_error("no user to run PostgreSQL as");
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const unsigned char c : text) {
    constexpr const char* kDigits = "0123456789ABCDEF";
    if (isalnum(c) != 0) {
      out += static_cast<char>(c);
    } else {
      out += {'%', kDigits[c / 16], kDigits[c % 16]};
    }
  }
  return out;
}

}  // namespace

PostgresCluster::PostgresCluster() {
  std::string pattern = (fs::temp_directory_path() / "pipit-pg-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = pattern;
  giveToServer(folder_);
  std::ofstream(folder_ / "password") << kPassword << '\n';
  giveToServer(folder_ / "password");
  const Finished made = run(
      asServer({programOf("initdb"), "-D", folder_ / "data", "-U", "pipit", "-E", "UTF8", "--locale=C.UTF-8",
                "-A", "scram-sha-256", "--no-sync", "--pwfile=" + (folder_ / "password").string()}));
  if (made.status != 0) throw std::runtime_error("initdb: " + made.output);
  start();
}

PostgresCluster::~PostgresCluster() {
  if (server_) stop();
  std::error_code ignored;
  fs::remove_all(folder_, ignored);
}

void PostgresCluster::start() {
  server_ = std::make_unique<Process>(
      asServer({programOf("postgres"), "-D", folder_ / "data", "-k", folder_, "-c", "listen_addresses=", "-c",
                "log_destination=stderr", "-c", "logging_collector=on", "-c", "max_connections=50"}));
  const auto deadline = std::chrono::steady_clock::now() + 30s;
  while (!answers()) {
    if (std::chrono::steady_clock::now() > deadline) throw std::runtime_error("PostgreSQL does not start");
    std::this_thread::sleep_for(20ms);  // it says nothing when it is ready
  }
}

void PostgresCluster::stop(int signal) {
  server_->signal(signal);
  (void)server_->wait();
  server_.reset();
}

void PostgresCluster::freeze() {
  signalAll(SIGSTOP);
}

void PostgresCluster::thaw() {
  signalAll(SIGCONT);
}

// The first of them before those that it has started: there are no new ones then.
void PostgresCluster::signalAll(int signal) const {
  const int first = server_->pid();
  server_->signal(signal);
  for (const auto& entry : fs::directory_iterator("/proc")) {
    std::ifstream status(entry.path() / "status");
    for (std::string line; std::getline(status, line);)
      if (line == "PPid:\t" + std::to_string(first)) kill(std::stoi(entry.path().filename()), signal);
  }
}

bool PostgresCluster::answers() const {
  const Connection connection(PQconnectdb(address("postgres").c_str()), PQfinish);
  return PQstatus(connection.get()) == CONNECTION_OK;
}

void PostgresCluster::execute(const std::string& database, const std::string& statement) const {
  const Connection connection(PQconnectdb(address(database).c_str()), PQfinish);
  PGresult* result = PQexec(connection.get(), statement.c_str());
  const ExecStatusType status = PQresultStatus(result);
  const std::string problem = PQresultErrorMessage(result);
  PQclear(result);
  if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
    throw std::runtime_error(statement + ": " + problem);
}

std::string PostgresCluster::database(const std::string& name, const std::string& like) {
  const Connection connection(PQconnectdb(address(name).c_str()), PQfinish);
  if (PQstatus(connection.get()) != CONNECTION_OK)
    execute("postgres", "CREATE DATABASE \"" + name + "\" TEMPLATE \"" + like + '"');
  return address(name);
}

std::string PostgresCluster::address(const std::string& name) const {
  return "postgresql://pipit:" + escaped(kPassword) + "@/" + name + "?host=" + escaped(folder_.string());
}

PostgresCluster& PostgresCluster::shared() {
  static PostgresCluster cluster;
  return cluster;
}
