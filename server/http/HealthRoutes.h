#pragma once

#include "domain/Store.h"
#include "http/Router.h"

namespace pipit::server {

// Whether it lives, and whether it can work. The store must outlive the router.
void addHealthRoutes(Router& router, Store& store);

}  // namespace pipit::server
