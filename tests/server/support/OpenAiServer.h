#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/json.hpp>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <list>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

// How a server treats one request.
struct ModelTurn {
  std::string bytes;                   // what it sends first, exactly
  std::string endless = {};            // then this, again and again, until nobody reads it
  std::chrono::milliseconds pause{0};  // before each of those
  bool hangs = false;                  // then nothing, and it does not close
};

struct ModelRequest {
  std::string method;
  std::string target;
  std::string authorization;
  boost::json::value body;
};

// A server of models that speaks as OpenAI's does, on a free port, and misbehaves as it is told. A request
// for which there is no turn gets the answer "Hello from the model."
class OpenAiServer {
 public:
  explicit OpenAiServer(std::deque<ModelTurn> turns = {});
  OpenAiServer(const OpenAiServer&) = delete;
  OpenAiServer& operator=(const OpenAiServer&) = delete;
  ~OpenAiServer();

  std::uint16_t port() const { return port_; }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/v1"; }
  // Waits for so many, and gives what came up to then.
  std::vector<ModelRequest> requests(std::size_t count);
  std::size_t connections();
  // More for the request that came last, whose turn hangs.
  void send(std::string_view bytes);
  // Whether the client of that request goes.
  bool isLeft();

 private:
  using Socket = boost::asio::ip::tcp::socket;

  void accept();
  void converse(Socket& socket);
  ModelTurn take(ModelRequest request, Socket& socket);
  static void play(Socket& socket, const ModelTurn& turn);

  boost::asio::io_context context_;
  boost::asio::ip::tcp::acceptor acceptor_;
  std::uint16_t port_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<ModelTurn> turns_;
  std::vector<ModelRequest> requests_;
  std::list<Socket> sockets_;
  Socket* last_ = nullptr;
  bool isLeft_ = false;
  bool isEnding_ = false;
  std::vector<std::thread> threads_;
  std::thread acceptorThread_;
};

// The parts of an answer.
std::string modelHead(std::string_view status = "200 OK", std::string_view more = "",
                      std::string_view type = "text/event-stream");
std::string modelWords(std::string_view text);
std::string modelCall(std::string_view name, std::string_view arguments, std::string_view id = "call-1");
std::string modelEnd(std::string_view reason = "stop");
// All of an answer.
ModelTurn modelSays(std::string_view text);
// All of a request for a tool.
ModelTurn modelWants(std::string_view name, std::string_view arguments);
