#include "http/EventStream.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "domain/Clock.h"
#include "http/Bearer.h"
#include "http/Errors.h"
#include "http/Limits.h"
#include "http/Query.h"
#include "http/Wire.h"

namespace pipit::server {

namespace beast = boost::beast;
using boost::system::error_code;
using net::redirect_error;
using net::use_awaitable;
using std::chrono::steady_clock;

namespace {

const std::string kHeartbeat = ": heartbeat\n\n";

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

std::string textOf(const Followed& page) {
  std::string text;
  for (const Message& message : page.messages) text += messageEvent(message);
  // Its number may be smaller than what the client knows, so it must not become the client's last.
  if (page.streaming) text += messageEvent(*page.streaming, false);
  return text;
}

SteadyTime expiryOf(const Pass& pass) {
  return steady_clock::now() + std::chrono::milliseconds(pass.expires - systemMilliseconds());
}

std::string streamHeader(std::string_view requestId) {
  Response response;
  response.with("Content-Type", "text/event-stream")
      .with("Cache-Control", "no-store")
      .with("X-Accel-Buffering", "no");
  return headerText(response, requestId) + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
}

}  // namespace

EventStream::EventStream(beast::tcp_stream& stream, const Services& services, const Request& request,
                         const std::shared_ptr<void>& owner)
    : stream_(stream),
      services_(services),
      request_(request),
      owner_(owner),
      bell_(std::make_shared<net::steady_timer>(stream.get_executor())),
      outbox_(std::make_shared<StreamOutbox>(ringing(bell_, stream, owner))) {}

// Whatever is awaited here stands alone in its statement: GCC 12 destroys temporaries beside a co_await
// twice.
net::awaitable<int> EventStream::run() {
  Entry entry = co_await enter();
  if (entry.refusal) co_return co_await refuse(*entry.refusal);
  if (request_.method == "HEAD") {
    co_await writeHeader();
    co_return 200;
  }
  Followed page = std::move(entry.page);
  services_.metrics.streamOpened();
  const bool isOpen = co_await open();
  if (isOpen) co_await flow(*entry.pass, page);
  services_.metrics.streamClosed();
  stream_.close();
  co_return 200;
}

net::awaitable<int> EventStream::refuse(const Response& response) {
  error_code ignored;
  WireResponse wire(request_, response, false);
  stream_.expires_after(services_.settings.write);
  co_await net::async_write(stream_, wire.buffers(), redirect_error(use_awaitable, ignored));
  co_return response.status;
}

// On the desk: who comes with an ended session is known to the store alone.
net::awaitable<EventStream::Entry> EventStream::enter() {
  const auto work = [&]() -> Entry {
    try {
      const auto pass = passOf(services_.chat, request_);
      if (!pass) return {.pass = {}, .page = {}, .refusal = invalidPass(request_.id)};
      if (request_.method == "HEAD") return {.pass = pass, .page = {}, .refusal = {}};
      const auto after = wholeNumber(request_.lastEventId.value_or("")).value_or(0);
      return {.pass = pass, .page = services_.chat.follow(*pass, after, outbox_), .refusal = {}};
    } catch (const StoreFailure& failure) {
      services_.metrics.databaseFailed(failure.what());
      return {.pass = {}, .page = {}, .refusal = databaseAway(request_.id)};
    }
  };
  co_return co_await onDesk(services_.desk, work);
}

net::awaitable<std::optional<Followed>> EventStream::follow(const Pass& pass, std::int64_t after) {
  const auto work = [&]() -> std::optional<Followed> {
    try {
      return services_.chat.follow(pass, after, outbox_);
    } catch (const StoreFailure& failure) {
      services_.metrics.databaseFailed(failure.what());
      return std::nullopt;
    }
  };
  co_return co_await onDesk(services_.desk, work);
}

net::awaitable<bool> EventStream::open() {
  error_code ignored;
  stream_.socket().set_option(net::socket_base::send_buffer_size(limits::kStreamSendBuffer), ignored);
  stream_.expires_never();
  net::co_spawn(stream_.get_executor(), awaitEnd(stream_, outbox_, owner_), net::detached);
  co_return co_await writeHeader();
}

net::awaitable<bool> EventStream::writeHeader() {
  const std::string header = streamHeader(request_.id);
  co_return co_await write(header);
}

net::awaitable<void> EventStream::flow(const Pass& pass, Followed& page) {
  static const std::string kLastChunk = "0\r\n\r\n";
  const bool isCaughtUp = co_await backlog(pass, page);
  if (!isCaughtUp) co_return;
  // A stream is open for days, and what it began with is up to a megabyte.
  page = {};
  const StreamEnd end = co_await live(expiryOf(pass));
  if (end == StreamEnd::TooSlow) {
    services_.metrics.slowReaderDropped();
  } else if (end != StreamEnd::Gone) {
    co_await write(kLastChunk);
  }
}

net::awaitable<bool> EventStream::backlog(const Pass& pass, Followed& page) {
  while (true) {
    const std::string text = textOf(page);
    const bool isWritten = co_await writeChunk(text);
    if (!isWritten || page.live) co_return isWritten;
    std::optional<Followed> next = co_await follow(pass, page.next);
    if (!next) co_return false;
    page = *std::move(next);
  }
}

// Apart from the silence after it, in which nothing of it is kept.
net::awaitable<StreamEnd> EventStream::passOn() {
  const StreamOutbox::Batch batch = outbox_->take();
  const bool isWritten = co_await writeChunk(batch.text);
  if (batch.end != StreamEnd::None || isWritten) co_return batch.end;
  co_return outbox_->take().end == StreamEnd::TooSlow ? StreamEnd::TooSlow : StreamEnd::Gone;
}

net::awaitable<StreamEnd> EventStream::live(SteadyTime expiry) {
  while (steady_clock::now() < expiry) {
    const StreamEnd end = co_await passOn();
    if (end != StreamEnd::None) co_return end;
    if (!outbox_->isEmpty()) continue;
    const bool isSilent =
        co_await silence(std::min(steady_clock::now() + services_.settings.heartbeat, expiry));
    if (!isSilent) continue;
    const bool isBeating = co_await writeChunk(kHeartbeat);
    if (!isBeating) co_return StreamEnd::Gone;
  }
  co_return StreamEnd::Expired;
}

// Waits until something is put into the outbox; true: nothing was.
net::awaitable<bool> EventStream::silence(SteadyTime until) {
  error_code error;
  bell_->expires_at(until);
  co_await bell_->async_wait(redirect_error(use_awaitable, error));
  co_return !error;
}

net::awaitable<bool> EventStream::writeChunk(const std::string& text) {
  if (text.empty()) co_return true;
  const std::string bytes = fmt::format("{:x}\r\n{}\r\n", text.size(), text);
  co_return co_await write(bytes);
}

net::awaitable<bool> EventStream::write(const std::string& bytes) {
  error_code error;
  stream_.expires_after(services_.settings.write);
  co_await net::async_write(stream_, net::buffer(bytes), redirect_error(use_awaitable, error));
  co_return !error;
}

}  // namespace pipit::server
