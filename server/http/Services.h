#pragma once

#include "domain/Chat.h"
#include "http/Desk.h"
#include "http/Metrics.h"
#include "http/Router.h"
#include "http/Settings.h"
#include "http/SlowWork.h"

namespace pipit::server {

// What a connection works with. All of it outlives the server.
struct Services {
  const Router& router;
  Chat& chat;
  Desk& desk;
  SlowWork& slowWork;
  Metrics& metrics;
  Settings settings;
};

}  // namespace pipit::server
