#include "http/admin/AdminStream.h"

#include "http/Dispatch.h"

namespace pipit::server {

namespace {

// An event, since a page hears no comments and has to notice when nobody speaks any more.
constexpr std::string_view kBeat = "event: beat\ndata: {}\n\n";

}  // namespace

AdminStream::AdminStream(boost::beast::tcp_stream& stream, const Services& services, const Route& route,
                         const Request& request, const std::shared_ptr<void>& owner)
    : stream_(stream),
      services_(services),
      route_(route),
      request_(request),
      writer_(stream, services, request, owner, kBeat) {}

// Whatever is awaited here stands alone in its statement: GCC 12 destroys temporaries beside a co_await
// twice.
net::awaitable<int> AdminStream::run() {
  const std::optional<Response> refusal = co_await enter();
  if (refusal) {
    const int status = co_await writer_.refuse(*refusal);
    co_return status;
  }
  if (request_.method == "HEAD") {
    co_await writer_.writeHeader();
    co_return 200;
  }
  services_.metrics.streamOpened();
  const bool isOpen = co_await writer_.open();
  // The session has an end of its own.
  if (isOpen) co_await writer_.goOn(SteadyTime::max());
  services_.metrics.streamClosed();
  stream_.close();
  co_return 200;
}

net::awaitable<std::optional<Response>> AdminStream::enter() {
  const auto work = [this]() -> std::optional<Response> {
    Response response = handled(route_, request_, services_.metrics);
    if (!response.follow) return response;
    return request_.method == "HEAD" ? std::nullopt : response.follow(outbox());
  };
  co_return co_await onDesk(services_.desk, work);
}

}  // namespace pipit::server
