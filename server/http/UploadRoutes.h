#pragma once

#include "domain/Chat.h"
#include "domain/Uploads.h"
#include "http/Router.h"

namespace pipit::server {

// Visitors' files: docs/attachments.md.
void addUploadRoutes(Router& router, const Chat& chat, Uploads& uploads);

}  // namespace pipit::server
