#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

// The maximums of what is said to a model and of what it says, each with its reason.
namespace pipit::server::limits {

using namespace std::chrono_literals;

// An event is one piece of an answer and what stands around it: some hundred bytes; servers that send large
// arguments of a tool at once send some KB.
inline constexpr std::size_t kModelEventBytes = 64 * 1024;
// Of one reply: two thousand events of some 300 bytes, with room.
inline constexpr std::size_t kModelReplyBytes = 1024 * 1024;
// What the concierge promises for an answer. A longer one is a page to read.
inline constexpr std::size_t kModelTextBytes = 4'096;
// What such an answer takes, in the words of those who count tokens.
inline constexpr int kModelTokens = 1'024;
// What is asked for at once, and one after the other, before it is an endless loop.
inline constexpr std::size_t kModelToolCalls = 4;
inline constexpr int kModelToolRounds = 3;
inline constexpr std::size_t kModelArgumentBytes = 2'048;
// An id or a name of a call is told back; real ones have some 40 bytes.
inline constexpr std::size_t kModelNameBytes = 128;
// All that is said to it before the tools: some 6,000 tokens.
inline constexpr std::size_t kPromptBytes = 24 * 1024;
// Of one message before the question, of what the page says of itself, and of what a tool found.
inline constexpr std::size_t kPromptTurnBytes = 2'000;
inline constexpr std::size_t kPromptContextBytes = 4'096;
inline constexpr std::size_t kToolResultBytes = 6'000;
// In UTF-8, of the longest question.
inline constexpr std::size_t kPromptQuestionBytes = 20'000;
// Replies on their way at once: some 100 KB each. Beyond them the concierge answers.
inline constexpr std::size_t kModelCalls = 64;
// How often it is looked for words that came: what comes sooner is shown together.
inline constexpr auto kModelLook = 25ms;
// Before the one further try; and the longest that a server may ask to be waited for with it.
inline constexpr auto kModelRetry = 250ms;
inline constexpr auto kModelRetryMost = 2s;
// A server that fails so often in a row, or wants no more requests, is left alone: nobody waits for it in
// vain meanwhile.
inline constexpr int kModelFailures = 3;
inline constexpr auto kModelRest = 30s;
inline constexpr auto kModelRestMost = 5min;
// First questions whose answers are remembered, of some 5 KB each, and for how long.
inline constexpr std::size_t kCachedAnswers = 256;
inline constexpr auto kCachedAnswer = 5min;
// A question longer than this is not asked twice.
inline constexpr std::size_t kCachedQuestionBytes = 200;

}  // namespace pipit::server::limits
