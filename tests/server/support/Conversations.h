#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "domain/Store.h"

// The conversation with that name in tests/data/engagement.json, as its messages stand there.
std::vector<pipit::server::SpokenMessage> publishedConversation(std::string_view why);

// Puts a conversation into the store as if it had been said there from `begun` on: a visitor's messages, and
// answers, each to the message before it. Nobody else answers what is said last.
void speak(pipit::server::Store& store, const pipit::server::ConversationKey& conversation,
           const std::vector<pipit::server::SpokenMessage>& messages, std::int64_t begun);
