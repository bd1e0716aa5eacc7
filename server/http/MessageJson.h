#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "domain/Message.h"

namespace pipit::server {

boost::json::object jsonOf(const Message& message);
boost::json::object jsonOf(const Delta& delta);

}  // namespace pipit::server
