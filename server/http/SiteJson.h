#pragma once

#include <boost/json/object.hpp>
#include <cstdint>
#include <string>

#include "domain/Site.h"

namespace pipit::server {

// The configuration that the widget gets for a site at this moment, in milliseconds since 1970.
boost::json::object configurationOf(const Site& site, std::int64_t now, bool sendsMail);

// The object as text that may stand inside a <script> element of any kind: "<", ">", "&" and the two line
// separators of JavaScript are escaped.
std::string scriptSafe(const boost::json::object& object);
// The same of JSON that is a text already.
std::string scriptSafe(std::string json);

}  // namespace pipit::server
