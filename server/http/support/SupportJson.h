#pragma once

#include <boost/json/object.hpp>

#include "concierge/Support.h"

namespace pipit::server {

boost::json::object jsonOf(const concierge::Piece& piece);
boost::json::object jsonOf(const concierge::Alternative& alternative);
boost::json::object jsonOf(const concierge::OrderStatus& order);

}  // namespace pipit::server
