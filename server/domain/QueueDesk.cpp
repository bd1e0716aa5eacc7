#include "domain/QueueDesk.h"

#include "domain/Extra.h"
#include "domain/Limits.h"

namespace pipit::server {

SteadyTime QueueDesk::advance(SteadyTime now) {
  if (due_ > now) return due_;
  due_ = now + limits::kQueueLook;
  try {
    tell();
  } catch (const StoreFailure& failure) {
    parts_.telemetry.databaseFailed(failure.what());
  }
  return due_;
}

void QueueDesk::tell() {
  for (const MovedTicket& moved : parts_.store.movedTickets(limits::kMovedAtOnce)) {
    const auto told = parts_.store.moveTicket(moved, ticketExtra(moved.id, moved.place));
    if (told) parts_.switchboard.publish(moved.conversation, *told);
  }
}

}  // namespace pipit::server
