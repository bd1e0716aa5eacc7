#include "support/OpenAiServer.h"

#include <poll.h>

#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
#include <utility>

namespace {

namespace net = boost::asio;
namespace http = boost::beast::http;
namespace json = boost::json;
using boost::system::error_code;

std::string eventOf(const json::object& event) {
  return "data: " + json::serialize(event) + "\n\n";
}

std::string deltaOf(json::object delta) {
  return eventOf({{"object", "chat.completion.chunk"},
                  {"choices", json::array{json::object{
                                  {"index", 0}, {"delta", std::move(delta)}, {"finish_reason", nullptr}}}}});
}

// Waits so long, or until the client goes.
bool isGoneWithin(net::ip::tcp::socket& socket, int milliseconds) {
  pollfd waiting{socket.native_handle(), POLLIN | POLLRDHUP, 0};
  return ::poll(&waiting, 1, milliseconds) != 0;
}

}  // namespace

std::string modelHead(std::string_view status, std::string_view more, std::string_view type) {
  return "HTTP/1.1 " + std::string(status) + "\r\nContent-Type: " + std::string(type) +
         "\r\nConnection: close\r\n" + std::string(more) + "\r\n";
}

std::string modelWords(std::string_view text) {
  return deltaOf({{"content", text}});
}

std::string modelCall(std::string_view name, std::string_view arguments, std::string_view id) {
  return deltaOf(
      {{"tool_calls", json::array{json::object{{"index", 0},
                                               {"id", id},
                                               {"type", "function"},
                                               {"function", {{"name", name}, {"arguments", arguments}}}}}}});
}

std::string modelEnd(std::string_view reason) {
  return eventOf({{"choices", json::array{json::object{
                                  {"index", 0}, {"delta", json::object{}}, {"finish_reason", reason}}}}}) +
         eventOf(
             {{"choices", json::array{}}, {"usage", {{"prompt_tokens", 100}, {"completion_tokens", 20}}}}) +
         "data: [DONE]\n\n";
}

ModelTurn modelSays(std::string_view text) {
  return {modelHead() + modelWords(text) + modelEnd()};
}

ModelTurn modelWants(std::string_view name, std::string_view arguments) {
  return {modelHead() + modelCall(name, arguments) + modelEnd("tool_calls")};
}

OpenAiServer::OpenAiServer(std::deque<ModelTurn> turns)
    : acceptor_(context_, {net::ip::address_v4::loopback(), 0}),
      port_(acceptor_.local_endpoint().port()),
      turns_(std::move(turns)),
      acceptorThread_([this] { accept(); }) {}

OpenAiServer::~OpenAiServer() {
  {
    const std::lock_guard lock(mutex_);
    isEnding_ = true;
    for (Socket& socket : sockets_) ::shutdown(socket.native_handle(), SHUT_RDWR);
  }
  ::shutdown(acceptor_.native_handle(), SHUT_RDWR);
  acceptorThread_.join();
  for (std::thread& thread : threads_) thread.join();
}

std::vector<ModelRequest> OpenAiServer::requests(std::size_t count) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, std::chrono::seconds(30), [&] { return requests_.size() >= count; });
  return requests_;
}

std::size_t OpenAiServer::connections() {
  const std::lock_guard lock(mutex_);
  return sockets_.size();
}

void OpenAiServer::send(std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  error_code error;
  if (last_ != nullptr) net::write(*last_, net::buffer(bytes), error);
}

bool OpenAiServer::isLeft() {
  std::unique_lock lock(mutex_);
  return changed_.wait_for(lock, std::chrono::seconds(30), [&] { return isLeft_; });
}

void OpenAiServer::accept() {
  for (;;) {
    Socket socket(context_);
    error_code error;
    acceptor_.accept(socket, error);
    const std::lock_guard lock(mutex_);
    if (error || isEnding_) return;
    sockets_.push_back(std::move(socket));
    threads_.emplace_back([this, &taken = sockets_.back()] { converse(taken); });
  }
}

void OpenAiServer::converse(Socket& socket) {
  boost::beast::flat_buffer buffer;
  http::request<http::string_body> heard;
  error_code error;
  http::read(socket, buffer, heard, error);
  if (!error) {
    ModelRequest request{std::string(heard.method_string()), std::string(heard.target()),
                         std::string(heard[http::field::authorization]), json::parse(heard.body(), error)};
    play(socket, take(std::move(request), socket));
  }
  const std::lock_guard lock(mutex_);
  if (last_ == &socket) last_ = nullptr;
  isLeft_ = true;
  ::shutdown(socket.native_handle(), SHUT_RDWR);
  changed_.notify_all();
}

ModelTurn OpenAiServer::take(ModelRequest request, Socket& socket) {
  const std::lock_guard lock(mutex_);
  requests_.push_back(std::move(request));
  last_ = &socket;
  isLeft_ = false;
  changed_.notify_all();
  if (turns_.empty()) return modelSays("Hello from the model.");
  ModelTurn turn = std::move(turns_.front());
  turns_.pop_front();
  return turn;
}

void OpenAiServer::play(Socket& socket, const ModelTurn& turn) {
  error_code error;
  net::write(socket, net::buffer(turn.bytes), error);
  while (!error && !turn.endless.empty()) {
    if (isGoneWithin(socket, static_cast<int>(turn.pause.count()))) return;
    net::write(socket, net::buffer(turn.endless), error);
  }
  if (!error && turn.hangs) isGoneWithin(socket, -1);
}
