#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <string_view>

#include "domain/Message.h"

namespace pipit::server {

std::string_view nameOf(Author author);
boost::json::object jsonOf(const Message& message);
boost::json::object jsonOf(const Delta& delta);

}  // namespace pipit::server
