#pragma once

#include <optional>

#include "runtime/Commands.h"

namespace pipit {

// Shows the status when it differs from what is shown.
class StatusView {
 public:
  void update(command::ShowStatus status, Commands& commands);

 private:
  std::optional<command::ShowStatus> shown_;
};

}  // namespace pipit
