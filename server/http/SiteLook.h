#pragma once

#include <string>

#include "domain/Site.h"

namespace pipit::server {

// The owner's look as a style sheet for the frame: its custom properties (web/frame/frame.css), finished.
// Empty where the site has the look that it had at first.
std::string lookOf(const Site& site);

}  // namespace pipit::server
