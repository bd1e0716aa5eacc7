#pragma once

#include <boost/json/object.hpp>
#include <string_view>

#include "domain/SiteRules.h"
#include "domain/Ticket.h"
#include "domain/admin/Audit.h"
#include "domain/admin/User.h"
#include "http/Request.h"
#include "http/Response.h"

namespace pipit::server {

// What the admin's answers have in common.

inline constexpr std::string_view kPasswordRule = "12 characters to 256 bytes.";

// `sites`: null, which is all, or a list.
boost::json::object jsonOf(const User& user);
boost::json::object jsonOf(const AuditRow& row);
boost::json::object jsonOf(const Ticket& ticket);

// 400, 404 or 409, by what is wrong.
Response refusedUser(const UserProblem& problem, const Request& request);
Response refusedSite(const SiteProblem& problem, const Request& request);
Response refusedFlag(const FlagProblem& problem, const Request& request);

}  // namespace pipit::server
