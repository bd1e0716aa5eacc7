#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "domain/Store.h"
#include "http/Router.h"

namespace pipit::server {

// Something that has work wait: how much it takes at most, and how much waits now, which is asked on the
// desk.
struct Queue {
  std::string_view name;
  std::int64_t most = 0;
  std::function<std::int64_t()> waiting;
  // Without it no visitor can be answered. What else is full is told, and no reason to send visitors
  // elsewhere.
  bool isNeeded = true;
};

// Whether it lives, and whether it can work. It can where the database answers and no queue
// that visitors need is full. All of them must outlive the router.
void addHealthRoutes(Router& router, Store& store, std::vector<Queue> queues);

}  // namespace pipit::server
