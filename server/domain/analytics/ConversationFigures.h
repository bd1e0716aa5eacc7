#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "domain/ListPlace.h"

namespace pipit::server {

// How a conversation went, as it was when it was looked at last (docs/analytics.md).
struct ConversationFigures {
  std::int64_t key = 0;  // the conversation's row
  std::string conversation = {};
  std::string site = {};
  std::string session = {};  // the visitor's own name
  std::int64_t at = 0;       // of its last message, in milliseconds since 1970, as is the next one
  std::int64_t calculated = 0;
  std::int64_t messages = 0;
  int score = 0;  // 0 to 100
  std::int64_t quickReplies = 0;
  int completion = 0;  // in percent: 0, 50 or 100
  bool isResolved = false;
  std::optional<std::int64_t> response = {};  // the mean, in milliseconds; nothing: there was none
  std::vector<std::string> topics = {};       // those that were spoken of most come first
};

// A message as far as figures are made of it.
struct SpokenMessage {
  bool isVisitors = false;
  std::int64_t at = 0;
  std::string text;
};

// A conversation that has changed.
struct ChangedConversation {
  std::int64_t key = 0;
  std::string site;
  std::string visitor;
  bool isUnmeasured = false;            // there are to be no figures of it
  std::int64_t earlier = 0;             // messages before these
  std::vector<SpokenMessage> messages;  // oldest first
};

struct FiguresQuery {
  std::optional<std::vector<std::string>> sites = {};  // nothing: all
  std::int64_t since = 0;                              // both are in it
  std::int64_t until = std::numeric_limits<std::int64_t>::max();
  // These two are of no matter to sums.
  std::optional<ListPlace> after = {};
  int limit = 0;
};

// Of all conversations of a day.
struct FiguresSum {
  std::int64_t day = 0;  // since 1970, in UTC
  std::int64_t conversations = 0;
  std::int64_t messages = 0;
  std::int64_t score = 0;
  std::int64_t quickReplies = 0;
  std::int64_t completion = 0;
  std::int64_t resolved = 0;
  std::int64_t responses = 0;  // conversations that have a mean response time
  std::int64_t response = 0;
};

}  // namespace pipit::server
