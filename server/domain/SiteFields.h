#pragma once

#include <boost/json/object.hpp>
#include <string>
#include <utility>

#include "domain/Site.h"

namespace pipit::server {

// All that is said about a site, for those who run it. Of its keys only whether there are any.
boost::json::object fieldsOf(const Site& site);

// The fields that are not the same, as JSON, before and after. Of a site that was not there: all of them.
std::pair<std::string, std::string> differenceOf(const Site* before, const Site& after);

}  // namespace pipit::server
