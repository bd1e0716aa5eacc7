#include "http/Server.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>
#include <map>
#include <unordered_map>
#include <utility>

#include "http/ClientAddress.h"
#include "http/Connection.h"
#include "http/Log.h"

namespace pipit::server {

using boost::system::error_code;
using net::redirect_error;
using net::use_awaitable;
using net::ip::tcp;

namespace {
// When accepting fails the process is out of descriptors: a little later there may be some.
constexpr auto kAcceptRetry = std::chrono::milliseconds(100);
}  // namespace

class Server::Sockets {
 public:
  std::expected<std::uint16_t, std::string> listen(const std::string& host, std::uint16_t port) {
    error_code error;
    const auto address = net::ip::make_address(host, error);
    if (error) return std::unexpected("is not an address: " + host);
    const auto real = open({address, port});
    if (real && address.is_v4() && address.is_loopback())
      (void)open({net::ip::address_v6::loopback(), *real});
    return real;
  }

  void run(const Services& services, bool signals) {
    services_ = &services;
    for (tcp::acceptor& acceptor : acceptors_) net::co_spawn(context_, accept(acceptor), rethrow);
    if (signals) awaitSignal();
    context_.run();
  }

  void stop() {
    net::post(context_, [this] { drain(); });
  }

 private:
  static void rethrow(const std::exception_ptr& problem) {
    if (problem) std::rethrow_exception(problem);
  }

  std::expected<std::uint16_t, std::string> open(const tcp::endpoint& endpoint) {
    error_code error;
    tcp::acceptor acceptor(context_);
    acceptor.open(endpoint.protocol(), error);
    if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error && endpoint.address().is_v6()) acceptor.set_option(net::ip::v6_only(true), error);
    if (!error) acceptor.bind(endpoint, error);
    if (!error) acceptor.listen(net::socket_base::max_listen_connections, error);
    if (error) return std::unexpected("cannot be listened on: " + error.message());
    acceptors_.push_back(std::move(acceptor));
    return acceptors_.back().local_endpoint().port();
  }

  net::awaitable<void> accept(tcp::acceptor& acceptor) {
    net::steady_timer pause(context_);
    while (acceptor.is_open()) {
      error_code error;
      tcp::socket socket = co_await acceptor.async_accept(redirect_error(use_awaitable, error));
      if (!error) {
        welcome(std::move(socket));
      } else if (error != net::error::operation_aborted) {
        pause.expires_after(kAcceptRetry);
        co_await pause.async_wait(redirect_error(use_awaitable, error));
      }
    }
  }

  void welcome(tcp::socket socket) {
    error_code ignored;
    const std::string client = networkOf(socket.remote_endpoint(ignored).address());
    if (isFull(client)) return services_->metrics.connectionRefused();
    ++ofClient_[client];
    socket.set_option(tcp::no_delay(true), ignored);
    auto connection = std::make_shared<Connection>(std::move(socket), *services_);
    connections_.emplace(connection.get(), connection);
    net::co_spawn(context_, connection->run(), [this, connection, client](const std::exception_ptr& problem) {
      if (problem) logProblem("connection", "ended by an exception");
      connections_.erase(connection.get());
      if (--ofClient_[client] == 0) ofClient_.erase(client);
      if (isDraining_ && connections_.empty()) deadline_.cancel();
    });
  }

  // Behind a proxy all connections are of one address.
  bool isFull(const std::string& client) const {
    const Settings& settings = services_->settings;
    if (connections_.size() >= settings.connections) return true;
    const auto theirs = ofClient_.find(client);
    return !settings.trustForwarded && settings.connectionsOfClient > 0 && theirs != ofClient_.end() &&
           theirs->second >= settings.connectionsOfClient;
  }

  void awaitSignal() {
    signals_.add(SIGTERM);
    signals_.add(SIGINT);
    signals_.async_wait([this](const error_code& error, int) {
      if (!error) drain();
    });
  }

  // Nothing new comes in, what waits is ended, what runs has its time; what is left then is cut off.
  void drain() {
    if (std::exchange(isDraining_, true)) return;
    error_code ignored;
    for (tcp::acceptor& acceptor : acceptors_) acceptor.close(ignored);
    signals_.cancel(ignored);
    const auto running = connections_;
    for (const auto& [key, connection] : running) connection->stop();
    if (connections_.empty()) return;
    deadline_.expires_after(services_->settings.drain);
    deadline_.async_wait([this](const error_code& error) {
      if (error) return;
      const auto left = connections_;
      for (const auto& [key, connection] : left) connection->abort();
    });
  }

  net::io_context context_{1};
  std::vector<tcp::acceptor> acceptors_;
  net::signal_set signals_{context_};
  net::steady_timer deadline_{context_};
  const Services* services_ = nullptr;
  std::map<Connection*, std::shared_ptr<Connection>> connections_;
  std::unordered_map<std::string, std::size_t> ofClient_;
  bool isDraining_ = false;
};

Server::Server() : sockets_(std::make_unique<Sockets>()) {}
Server::~Server() = default;

std::expected<std::uint16_t, std::string> Server::listen(const std::string& host, std::uint16_t port) {
  return sockets_->listen(host, port);
}

void Server::run(const Services& services, bool signals) {
  sockets_->run(services, signals);
}
void Server::stop() {
  sockets_->stop();
}

}  // namespace pipit::server
