#include <gtest/gtest.h>

#include "base/limits.h"
#include "runtime/Fetches.h"

namespace pipit {
namespace {

std::uint32_t start(Fetches& fetches, FetchKind kind) {
  Commands commands;
  fetches.start(kind, {}, "subject", commands);
  return std::get<command::HttpRequest>(commands.front()).request;
}

TEST(Fetches, GivesEachRequestANumberOfItsOwn) {
  Fetches fetches;
  const auto first = start(fetches, FetchKind::Chat);
  EXPECT_TRUE(fetches.isRunning(FetchKind::Chat));
  EXPECT_FALSE(fetches.isRunning(FetchKind::Stream));
  EXPECT_EQ(fetches.finish(first).subject, "subject");
  EXPECT_NE(start(fetches, FetchKind::Chat), first);
}

TEST(Fetches, ForgetsAnAbortedRequest) {
  Fetches fetches;
  const auto request = start(fetches, FetchKind::Stream);
  Commands commands;
  fetches.abort(FetchKind::Stream, commands);
  fetches.abort(FetchKind::Stream, commands);
  ASSERT_EQ(commands.size(), 1u);
  EXPECT_EQ(std::get<command::HttpAbort>(commands.front()).request, request);
  EXPECT_EQ(fetches.find(request), nullptr);
}

TEST(Fetches, CollectsABodyUpToItsLimit) {
  Fetches fetches;
  Fetches::Fetch* fetch = fetches.find(start(fetches, FetchKind::History));
  fetches.collect(*fetch, std::string(limits::httpBodyBytes, 'x'));
  EXPECT_FALSE(fetch->tooLarge);
  fetches.collect(*fetch, "x");
  fetches.collect(*fetch, "x");
  EXPECT_TRUE(fetch->tooLarge);
  EXPECT_EQ(fetch->body.size(), limits::httpBodyBytes);
}

}  // namespace
}  // namespace pipit
