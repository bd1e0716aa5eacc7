#pragma once

#include <string>
#include <string_view>

#include "http/Request.h"

namespace pipit::server {

// The session's token in the browser. Under https its name begins with "__Host-": no page of another name
// below the same domain can set it. Over plain http, which is for this machine alone, browsers refuse that.

// Empty: there is none.
std::string sessionCookie(const Request& request);
// For Set-Cookie.
std::string cookieWith(const Request& request, std::string_view token);
std::string cookieWithout(const Request& request);

// Whether the client has named this machine itself.
bool isLocal(const Request& request);
// Whether the browser speaks https with us, or a proxy of ours.
bool isEncrypted(const Request& request, bool trustsForwarded);

}  // namespace pipit::server
