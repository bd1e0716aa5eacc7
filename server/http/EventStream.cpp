#include "http/EventStream.h"

#include <utility>

#include "domain/Clock.h"
#include "http/Bearer.h"
#include "http/Errors.h"
#include "http/Query.h"

namespace pipit::server {

namespace {

constexpr std::string_view kHeartbeat = ": heartbeat\n\n";

std::string textOf(const Followed& page) {
  std::string text;
  for (const Message& message : page.messages) text += messageEvent(message);
  // Its number may be smaller than what the client knows, so it must not become the client's last.
  if (page.streaming) text += messageEvent(*page.streaming, false);
  return text;
}

SteadyTime expiryOf(const Pass& pass) {
  return std::chrono::steady_clock::now() + std::chrono::milliseconds(pass.expires - systemMilliseconds());
}

}  // namespace

EventStream::EventStream(boost::beast::tcp_stream& stream, const Services& services, const Request& request,
                         const std::shared_ptr<void>& owner)
    : stream_(stream),
      services_(services),
      request_(request),
      writer_(stream, services, request, owner, kHeartbeat) {}

// Whatever is awaited here stands alone in its statement: GCC 12 destroys temporaries beside a co_await
// twice.
net::awaitable<int> EventStream::run() {
  Entry entry = co_await enter();
  if (entry.refusal) {
    const int status = co_await writer_.refuse(*entry.refusal);
    co_return status;
  }
  if (request_.method == "HEAD") {
    co_await writer_.writeHeader();
    co_return 200;
  }
  Followed page = std::move(entry.page);
  services_.metrics.streamOpened();
  const bool isOpen = co_await writer_.open();
  if (isOpen) co_await flow(*entry.pass, page);
  services_.metrics.streamClosed();
  stream_.close();
  co_return 200;
}

// On the desk: who comes with an ended session is known to the store alone.
net::awaitable<EventStream::Entry> EventStream::enter() {
  const auto work = [&]() -> Entry {
    try {
      const auto pass = passOf(services_.chat, request_);
      if (!pass) return {.pass = {}, .page = {}, .refusal = invalidPass(request_.id)};
      if (request_.method == "HEAD") return {.pass = pass, .page = {}, .refusal = {}};
      const auto after = wholeNumber(request_.lastEventId.value_or("")).value_or(0);
      return {.pass = pass, .page = services_.chat.follow(*pass, after, outbox()), .refusal = {}};
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
      return services_.chat.follow(pass, after, outbox());
    } catch (const StoreFailure& failure) {
      services_.metrics.databaseFailed(failure.what());
      return std::nullopt;
    }
  };
  co_return co_await onDesk(services_.desk, work);
}

net::awaitable<void> EventStream::flow(const Pass& pass, Followed& page) {
  const bool isCaughtUp = co_await backlog(pass, page);
  if (!isCaughtUp) co_return;
  // A stream is open for days, and what it began with is up to a megabyte.
  page = {};
  co_await writer_.goOn(expiryOf(pass));
}

net::awaitable<bool> EventStream::backlog(const Pass& pass, Followed& page) {
  while (true) {
    const std::string text = textOf(page);
    const bool isWritten = co_await writer_.writeChunk(text);
    if (!isWritten || page.live) co_return isWritten;
    std::optional<Followed> next = co_await follow(pass, page.next);
    if (!next) co_return false;
    page = *std::move(next);
  }
}

}  // namespace pipit::server
