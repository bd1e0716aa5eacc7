#pragma once

#include "domain/Store.h"
#include "http/Metrics.h"
#include "http/Router.h"

namespace pipit::server {

// Whether it lives, whether it can work, and its figures. Both must outlive the router.
void addHealthRoutes(Router& router, Store& store, const Metrics& metrics);

}  // namespace pipit::server
