#include "runtime/StatusView.h"

#include <tuple>

namespace pipit {
namespace {

auto fieldsOf(const command::ShowStatus& status) {
  return std::tie(status.phase, status.refusal, status.connection, status.open, status.full, status.typing,
                  status.unread, status.older, status.loadingOlder, status.notice, status.wait,
                  status.ticket);
}

}  // namespace

void StatusView::update(command::ShowStatus status, Commands& commands) {
  if (shown_ && fieldsOf(*shown_) == fieldsOf(status)) return;
  shown_ = status;
  commands.emplace_back(std::move(status));
}

}  // namespace pipit
