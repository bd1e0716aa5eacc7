#pragma once

#include "domain/Chat.h"
#include "domain/feedback/FeedbackBook.h"
#include "http/Route.h"
#include "http/Router.h"

namespace pipit::server {

// What a visitor thinks (docs/feedback.md). Both must outlive the handler.
Handler takingFeedback(const Chat& chat, FeedbackBook& feedback);
// Asks it in the conversation, where the visitor has not been asked lately.
void addQuestionRoute(Router& router, const Chat& chat, FeedbackBook& feedback);

}  // namespace pipit::server
