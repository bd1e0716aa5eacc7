#pragma once

#include <optional>
#include <string>

#include "domain/Chat.h"
#include "http/BodyReader.h"

namespace pipit::server {

// Who the visitor is, as the field `identity` says. What is wrong with it becomes an issue; what it has
// beside is ignored.
std::optional<Introduction> readIntroduction(BodyReader& body);

// What the page says of itself: the field `context`, as JSON; empty where there is none.
std::string readContext(BodyReader& body);

}  // namespace pipit::server
