#pragma once

#include <boost/json/object.hpp>

#include "understanding/Understanding.h"

namespace pipit::concierge {

// What was understood in the words of the tables in tests/data/concierge; only what was said.
boost::json::object slotsOf(const Understanding& said);

}  // namespace pipit::concierge
