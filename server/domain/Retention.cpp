#include "domain/Retention.h"

#include <chrono>
#include <string>

#include "domain/Limits.h"

namespace pipit::server {

SteadyTime Retention::sweep(SteadyTime now) {
  if (now < sweepAt_) return sweepAt_;
  sweepAt_ = now + limits::kRetentionSweep;
  try {
    for (const Site& site : parts_.store.sites())
      if (forget(site)) sweepAt_ = now + limits::kRetentionSweepOn;
    if (const std::int64_t ended = parts_.store.forgetSessions(parts_.clock()); ended > 0)
      parts_.telemetry.sessionsForgotten(ended);
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
  }
  return sweepAt_;
}

bool Retention::forget(const Site& site) {
  const std::chrono::milliseconds kept = std::chrono::days(site.retention);
  RetentionCount gone;
  parts_.store.exclusively({"retention " + site.id}, [&] {
    gone = parts_.store.forgetConversations({.site = site.id,
                                             .before = parts_.clock() - kept.count(),
                                             .now = parts_.clock(),
                                             .conversations = limits::kForgottenConversations,
                                             .messages = limits::kForgottenMessages});
  });
  if (gone.messages > 0 || gone.conversations > 0 || gone.tickets > 0)
    parts_.telemetry.conversationsForgotten(site.id, gone.conversations, gone.messages, gone.tickets);
  return gone.isMore;
}

}  // namespace pipit::server
