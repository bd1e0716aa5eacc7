#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "domain/monitoring/Measured.h"

namespace pipit::server {

// {reports, figures, health}: the figures by their names, without those that have no data, and the health
// as {score, grade, persistence, rendering, memory, api}, or null.
boost::json::object jsonOf(const Measured& measured);
// As X-Widget-Health has it.
std::string healthHeader(const Measured& measured);

}  // namespace pipit::server
