#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pipit::server {

// What a message is about, in one word of our own; empty: nobody knows.
using TopicOf = std::function<std::string(std::string_view text)>;

// What a visitor spoke of most, at most limits::kTopics: what the messages are about where that is known,
// else the words that they have most often, without the usual ones, without addresses and numbers of people,
// in small letters.
std::vector<std::string> topicsOf(const std::vector<std::string_view>& texts, const TopicOf& topicOf);

}  // namespace pipit::server
