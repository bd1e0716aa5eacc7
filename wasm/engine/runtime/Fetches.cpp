#include "runtime/Fetches.h"

#include <algorithm>

#include "base/Verify.h"
#include "base/limits.h"

namespace pipit {

void Fetches::start(FetchKind kind, command::HttpRequest request, std::string subject, Commands& commands) {
  PIPIT_VERIFY(!isRunning(kind) && fetches_.size() < limits::httpRequests);
  request.request = ++lastRequest_;
  fetches_.push_back({request.request, kind, std::move(subject), 0, 0, {}, false, false});
  commands.emplace_back(std::move(request));
}

void Fetches::abort(FetchKind kind, Commands& commands) {
  std::erase_if(fetches_, [&](const Fetch& fetch) {
    if (fetch.kind != kind) return false;
    add<command::HttpAbort>(commands, fetch.request);
    return true;
  });
}

bool Fetches::isRunning(FetchKind kind) const {
  return std::ranges::find(fetches_, kind, &Fetch::kind) != fetches_.end();
}

Fetches::Fetch* Fetches::find(std::uint32_t request) {
  const auto found = std::ranges::find(fetches_, request, &Fetch::request);
  return found == fetches_.end() ? nullptr : &*found;
}

void Fetches::collect(Fetch& fetch, std::string_view chunk) {
  if (fetch.body.size() + chunk.size() > limits::httpBodyBytes) fetch.tooLarge = true;
  if (!fetch.tooLarge) fetch.body += chunk;
}

void Fetches::outdate() {
  for (Fetch& fetch : fetches_) fetch.isOutdated = true;
}

Fetches::Fetch Fetches::finish(std::uint32_t request) {
  const auto found = std::ranges::find(fetches_, request, &Fetch::request);
  PIPIT_VERIFY(found != fetches_.end());
  Fetch fetch = std::move(*found);
  fetches_.erase(found);
  return fetch;
}

}  // namespace pipit
