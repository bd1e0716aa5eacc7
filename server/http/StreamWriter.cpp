#include "http/StreamWriter.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "http/Limits.h"
#include "http/Wire.h"

namespace pipit::server {

namespace beast = boost::beast;
using boost::system::error_code;
using net::redirect_error;
using net::use_awaitable;
using std::chrono::steady_clock;

namespace {

// Rings on the network's thread, whatever the thread that something was put in from. A reader that is too
// slow holds up a write, which only a closed socket ends.
auto ringing(const std::shared_ptr<net::steady_timer>& bell, beast::tcp_stream& stream,
             std::weak_ptr<void> owner) {
  return [bell, &stream, owner = std::move(owner)](StreamEnd end) {
    net::post(bell->get_executor(), [bell, &stream, owner, end] {
      bell->cancel();
      if (const auto living = owner.lock(); living && end == StreamEnd::TooSlow) stream.close();
    });
  };
}

// A client says nothing on a stream: any byte, and any end, ends it.
net::awaitable<void> awaitEnd(beast::tcp_stream& stream, std::shared_ptr<StreamOutbox> outbox,
                              [[maybe_unused]] std::shared_ptr<void> owner) {
  char byte = 0;
  error_code ignored;
  co_await stream.async_read_some(net::buffer(&byte, 1), redirect_error(use_awaitable, ignored));
  outbox->end(StreamEnd::Gone);
}

std::string streamHeader(std::string_view requestId) {
  Response response;
  response.with("Content-Type", "text/event-stream")
      .with("Cache-Control", "no-store")
      .with("X-Accel-Buffering", "no");
  return headerText(response, requestId) + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
}

}  // namespace

StreamWriter::StreamWriter(beast::tcp_stream& stream, const Services& services, const Request& request,
                           const std::shared_ptr<void>& owner, std::string_view heartbeat)
    : stream_(stream),
      services_(services),
      request_(request),
      owner_(owner),
      heartbeat_(heartbeat),
      bell_(std::make_shared<net::steady_timer>(stream.get_executor())),
      outbox_(std::make_shared<StreamOutbox>(ringing(bell_, stream, owner))) {}

// Whatever is awaited here stands alone in its statement: GCC 12 destroys temporaries beside a co_await
// twice.
net::awaitable<int> StreamWriter::refuse(const Response& response) {
  error_code ignored;
  WireResponse wire(request_, response, false);
  stream_.expires_after(services_.settings.write);
  co_await net::async_write(stream_, wire.buffers(), redirect_error(use_awaitable, ignored));
  co_return response.status;
}

net::awaitable<bool> StreamWriter::open() {
  error_code ignored;
  stream_.socket().set_option(net::socket_base::send_buffer_size(limits::kStreamSendBuffer), ignored);
  stream_.expires_never();
  net::co_spawn(stream_.get_executor(), awaitEnd(stream_, outbox_, owner_), net::detached);
  co_return co_await writeHeader();
}

net::awaitable<bool> StreamWriter::writeHeader() {
  const std::string header = streamHeader(request_.id);
  co_return co_await write(header);
}

net::awaitable<void> StreamWriter::goOn(SteadyTime expiry) {
  static const std::string kLastChunk = "0\r\n\r\n";
  const StreamEnd end = co_await live(expiry);
  if (end == StreamEnd::TooSlow) {
    services_.metrics.slowReaderDropped();
  } else if (end != StreamEnd::Gone) {
    co_await write(kLastChunk);
  }
}

// Apart from the silence after it, in which nothing of it is kept.
net::awaitable<StreamEnd> StreamWriter::passOn() {
  const StreamOutbox::Batch batch = outbox_->take();
  const bool isWritten = co_await writeChunk(batch.text);
  if (batch.end != StreamEnd::None || isWritten) co_return batch.end;
  co_return outbox_->take().end == StreamEnd::TooSlow ? StreamEnd::TooSlow : StreamEnd::Gone;
}

net::awaitable<StreamEnd> StreamWriter::live(SteadyTime expiry) {
  while (steady_clock::now() < expiry) {
    const StreamEnd end = co_await passOn();
    if (end != StreamEnd::None) co_return end;
    if (!outbox_->isEmpty()) continue;
    const bool isSilent =
        co_await silence(std::min(steady_clock::now() + services_.settings.heartbeat, expiry));
    if (!isSilent) continue;
    const bool isBeating = co_await writeChunk(heartbeat_);
    if (!isBeating) co_return StreamEnd::Gone;
  }
  co_return StreamEnd::Expired;
}

// Waits until something is put into the outbox; true: nothing was.
net::awaitable<bool> StreamWriter::silence(SteadyTime until) {
  error_code error;
  bell_->expires_at(until);
  co_await bell_->async_wait(redirect_error(use_awaitable, error));
  co_return !error;
}

net::awaitable<bool> StreamWriter::writeChunk(const std::string& text) {
  if (text.empty()) co_return true;
  const std::string bytes = fmt::format("{:x}\r\n{}\r\n", text.size(), text);
  co_return co_await write(bytes);
}

net::awaitable<bool> StreamWriter::write(const std::string& bytes) {
  error_code error;
  stream_.expires_after(services_.settings.write);
  co_await net::async_write(stream_, net::buffer(bytes), redirect_error(use_awaitable, error));
  co_return !error;
}

}  // namespace pipit::server
