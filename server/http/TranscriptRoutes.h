#pragma once

#include "domain/Chat.h"
#include "domain/Transcripts.h"
#include "http/Router.h"

namespace pipit::server {

// A visitor's conversation, by mail to the address that they name. Both must outlive the router.
void addTranscriptRoutes(Router& router, const Chat& chat, Transcripts& transcripts);

}  // namespace pipit::server
