#include "http/Connection.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <ranges>
#include <utility>

#include "domain/Identifier.h"
#include "domain/Limits.h"
#include "http/ClientAddress.h"
#include "http/Dispatch.h"
#include "http/Errors.h"
#include "http/EventStream.h"
#include "http/FileSender.h"
#include "http/Limits.h"
#include "http/Log.h"
#include "http/UploadReceiver.h"
#include "http/Wire.h"
#include "http/admin/AdminStream.h"

namespace pipit::server {

using boost::system::error_code;
using net::redirect_error;
using net::use_awaitable;

namespace {

net::ip::address peerOf(const net::ip::tcp::socket& socket) {
  error_code error;
  return socket.remote_endpoint(error).address();
}

}  // namespace

Connection::Connection(net::ip::tcp::socket socket, const Services& services)
    : stream_(std::move(socket)),
      buffer_(limits::kHeaderBytes + limits::kBodyBytes),
      services_(services),
      peer_(peerOf(stream_.socket())) {}

net::awaitable<void> Connection::run() {
  while (!stopping_) {
    const bool isAsked = co_await awaitRequest();
    if (!isAsked) break;
    Parser parser;
    parser.header_limit(limits::kHeaderBytes);
    parser.body_limit(limits::kUploadBytes);
    const bool isRead = co_await readHeader(parser);
    if (!isRead) break;
    bool goesOn = false;
    if (const Route* route = uploadRoute(parser)) {
      goesOn = co_await serveUpload(route, parser);
    } else {
      goesOn = co_await serve(parser);
    }
    if (!goesOn) break;
  }
  error_code ignored;
  stream_.socket().shutdown(net::ip::tcp::socket::shutdown_both, ignored);
}

void Connection::stop() {
  stopping_ = true;
  if (outbox_) outbox_->end(StreamEnd::Stopped);
  if (idle_) abort();
}

void Connection::abort() {
  stream_.close();
}

// The time between two requests is the client's own; the clock of the header starts with its first byte.
net::awaitable<bool> Connection::awaitRequest() {
  if (buffer_.size() > 0) co_return true;
  error_code error;
  idle_ = true;
  stream_.expires_after(services_.settings.idle);
  buffer_.shrink_to_fit();
  const std::size_t size = co_await stream_.async_read_some(buffer_.prepare(limits::kIdleBytes),
                                                            redirect_error(use_awaitable, error));
  idle_ = false;
  buffer_.commit(size);
  co_return !error;
}

net::awaitable<bool> Connection::readHeader(Parser& parser) {
  error_code error;
  stream_.expires_after(services_.settings.header);
  co_await http::async_read_header(stream_, buffer_, parser, redirect_error(use_awaitable, error));
  if (!error && std::ranges::distance(parser.get()) > limits::kHeaderLines)
    error = http::make_error_code(http::error::header_limit);
  if (!error && isAmbiguous(parser.get())) error = http::make_error_code(http::error::bad_field);
  if (error) co_await refuse(error);
  co_return !error;
}

net::awaitable<bool> Connection::readBody(Parser& parser) {
  error_code error;
  parser.body_limit(limits::kBodyBytes);
  if (parser.content_length().value_or(0) > limits::kBodyBytes) {
    error = http::make_error_code(http::error::body_limit);
  } else {
    stream_.expires_after(services_.settings.body);
    co_await continueIfAsked(parser);
    co_await http::async_read(stream_, buffer_, parser, redirect_error(use_awaitable, error));
  }
  if (error) co_await refuse(error);
  co_return !error;
}

net::awaitable<void> Connection::continueIfAsked(const Parser& parser) {
  static constexpr std::string_view kContinue = "HTTP/1.1 100 Continue\r\n\r\n";
  const auto& header = parser.get();
  if (header.version() < 11 || !beast::iequals(header[http::field::expect], "100-continue")) co_return;
  error_code ignored;
  co_await net::async_write(stream_, net::buffer(kContinue), redirect_error(use_awaitable, ignored));
}

net::awaitable<bool> Connection::serve(Parser& parser) {
  const auto start = std::chrono::steady_clock::now();
  // Before its body: lines that stand behind that are no header, and what a proxy has added is not among
  // them.
  Request request = requestOf(parser.get());
  const bool isRead = co_await readBody(parser);
  if (!isRead) co_return false;
  const bool keepAlive = parser.keep_alive();
  request.body = std::move(parser.get().body());
  request.client = clientOf(peer_, request, services_.settings.trustForwarded);
  const Route* route = services_.router.find(request.path);
  const bool isAllowed = route != nullptr && Router::allows(*route, request.method);
  if (isAllowed && route->place == Place::Stream) {
    parser.get().clear();
    co_await serveStream(*route, request);
    co_return false;
  }
  // Not with "?:": GCC 12 destroys the result of a co_await inside it twice.
  Response response;
  if (isAllowed) {
    response = co_await answer(route, request);
  } else {
    response = refusedRoute(route, request);
  }
  const bool goesOn = co_await write(request, response, keepAlive && !stopping_);
  note(request, route == nullptr ? "none" : route->name, response, start);
  co_return goesOn;
}

void Connection::note(const Request& request, std::string_view route, const Response& response,
                      std::chrono::steady_clock::time_point start) {
  const auto took = std::chrono::steady_clock::now() - start;
  services_.metrics.answered(route, response.status, took);
  logRequest({request.id, request.method, route, response.status, response.length(), took});
}

const Route* Connection::uploadRoute(const Parser& parser) const {
  const std::string_view target = parser.get().target();
  const Route* route = services_.router.find(target.substr(0, target.find('?')));
  const bool isUpload = route != nullptr && route->place == Place::Upload &&
                        Router::allows(*route, parser.get().method_string());
  return isUpload ? route : nullptr;
}

// Who may not upload is told so before the file comes.
net::awaitable<bool> Connection::serveUpload(const Route* route, Parser& parser) {
  const auto start = std::chrono::steady_clock::now();
  const bool keepAlive = parser.keep_alive();
  Request request = requestOf(parser.get());
  request.client = clientOf(peer_, request, services_.settings.trustForwarded);
  std::optional<Response> response = co_await answer(route, request);
  if (response->status == 100) response = co_await receive(route, request, parser);
  if (!response) co_return false;
  // What is left of a body that was not wanted would be read as the next request.
  const bool isWhole = !request.file.empty();
  const bool goesOn = co_await write(request, *response, isWhole && keepAlive && !stopping_);
  note(request, route->name, *response, start);
  if (!isWhole) co_await linger(limits::kUploadBytes, services_.settings.body);
  co_return goesOn;
}

net::awaitable<std::optional<Response>> Connection::receive(const Route* route, Request& request,
                                                            Parser& parser) {
  using Failure = UploadReceiver::Failure;
  co_await continueIfAsked(parser);
  UploadReceiver receiver(stream_, buffer_, services_.settings);
  const auto file = co_await receiver.receive(parser);
  if (file) {
    request.file = file->path();
    co_return co_await answer(route, request);
  }
  if (file.error() == Failure::Gone) co_return std::nullopt;
  if (file.error() == Failure::TooLarge)
    co_return errorResponse(413, "size", "A file can have at most 10 MB.", request.id);
  if (file.error() == Failure::Busy)
    co_return errorResponse(503, "busy", "Too many files are on their way.", request.id)
        .with("Retry-After", "5");
  logProblem("upload", "cannot be written");
  co_return internalError(request.id);
}

net::awaitable<Response> Connection::answer(const Route* route, const Request& request) {
  Metrics& metrics = services_.metrics;
  if (route->place == Place::Network) co_return handled(*route, request, metrics);
  const auto work = [&] { return handled(*route, request, metrics); };
  Response response = co_await onDesk(services_.desk, work);
  while (response.slowly) response = co_await finish(request, std::move(response));
  co_return response;
}

net::awaitable<Response> Connection::finish(const Request& request, Response unfinished) {
  if (!services_.slowWork.enter()) {
    const auto turnAway = [&] {
      if (unfinished.undone) unfinished.undone();
      return errorResponse(503, "busy", "Too many ask for this at once; try again in a moment.", request.id)
          .with("Retry-After", "2");
    };
    co_return co_await onDesk(services_.desk, turnAway);
  }
  const Response::Rest rest = co_await slowly(services_.slowWork, std::move(unfinished.slowly));
  if (!rest) co_return internalError(request.id);
  const auto work = [&] { return handled(rest, request, services_.metrics); };
  co_return co_await onDesk(services_.desk, work);
}

net::awaitable<bool> Connection::write(const Request& request, const Response& response, bool keepAlive) {
  error_code error;
  WireResponse wire(request, response, keepAlive);
  stream_.expires_after(services_.settings.write);
  co_await net::async_write(stream_, wire.buffers(), redirect_error(use_awaitable, error));
  bool isSent = !error;
  if (isSent && response.file && request.method != "HEAD")
    isSent = co_await sendFile(stream_, *response.file, services_.settings);
  co_return isSent&& keepAlive;
}

net::awaitable<int> Connection::runStream(auto& stream) {
  outbox_ = stream.outbox();
  if (stopping_) outbox_->end(StreamEnd::Stopped);
  const int status = co_await stream.run();
  outbox_.reset();
  co_return status;
}

net::awaitable<void> Connection::serveStream(const Route& route, const Request& request) {
  const auto start = std::chrono::steady_clock::now();
  // Nothing more is read from it.
  buffer_.clear();
  buffer_.shrink_to_fit();
  int status = 0;
  if (route.handler) {
    AdminStream events(stream_, services_, route, request, shared_from_this());
    status = co_await runStream(events);
  } else {
    EventStream events(stream_, services_, request, shared_from_this());
    status = co_await runStream(events);
  }
  const auto took = std::chrono::steady_clock::now() - start;
  if (status != 200 || request.method == "HEAD") services_.metrics.answered(route.name, status, took);
  logRequest({request.id, request.method, route.name, status, 0, took});
}

// What the client sent cannot be read as a request. Where it may still be listening it is told so.
net::awaitable<void> Connection::refuse(error_code error) {
  const auto status = statusOf(error);
  if (!status) co_return;
  Request request;
  request.id = newIdentifier("r_");
  const Response response =
      errorResponse(*status, *status == 413 || *status == 431 ? "size" : "validation.range",
                    "The request is too large or is not HTTP.", request.id);
  co_await write(request, response, false);
  services_.metrics.answered("none", *status, {});
  logRequest({request.id, "-", "none", *status, 0, {}});
  co_await linger(limits::kLingerBytes, services_.settings.linger);
}

// A socket closed over unread bytes is reset, and the answer is lost with it.
net::awaitable<void> Connection::linger(std::size_t most, std::chrono::milliseconds time) {
  error_code error;
  stream_.socket().shutdown(net::ip::tcp::socket::shutdown_send, error);
  stream_.expires_after(time);
  for (std::size_t read = 0; !error && read < most;) {
    buffer_.clear();
    read += co_await stream_.async_read_some(buffer_.prepare(limits::kHeaderBytes),
                                             redirect_error(use_awaitable, error));
  }
}

}  // namespace pipit::server
