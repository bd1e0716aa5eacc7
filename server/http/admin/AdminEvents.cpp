#include "http/admin/AdminEvents.h"

#include "http/Errors.h"
#include "http/StreamOutbox.h"

namespace pipit::server {

namespace {

Response refusedReader(News::Refusal refusal, const std::string& requestId) {
  Response response =
      refusal == News::Refusal::Full
          ? errorResponse(503, "busy", "Too many pages listen at once; ask from time to time.", requestId)
          : errorResponse(429, "admin.streams", "Too many of your pages listen at once.", requestId);
  return response.with("Retry-After", "30");
}

Response listening(News& news, const AdminRequest& request) {
  Response response;
  response.follow = [&news, session = request.session, id = request.http.id](
                        const std::shared_ptr<StreamOutbox>& outbox) -> std::optional<Response> {
    const auto refusal = news.follow(session, outbox);
    if (!refusal) return std::nullopt;
    return refusedReader(*refusal, id);
  };
  return response;
}

}  // namespace

void addEventsRoute(AdminTable& table, News& news) {
  table.onStream("/api/admin/events",
                 [&news](const AdminRequest& request) { return listening(news, request); });
}

}  // namespace pipit::server
