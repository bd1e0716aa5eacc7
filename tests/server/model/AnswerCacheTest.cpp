#include <gtest/gtest.h>

#include "model/AnswerCache.h"
#include "model/Limits.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

std::string key(std::string_view question) {
  return AnswerCache::keyOf("shop", "en", question).value_or("none");
}

TEST(AnswerCache, FindsTheSameQuestionForFiveMinutes) {
  AnswerCache cache;
  const SteadyTime now{1h};
  cache.put(key("Do you ship to France?"), {"Yes.", {}}, now);
  ASSERT_NE(cache.find(key("  do you\nSHIP to france? "), now + 4min), nullptr);
  EXPECT_EQ(cache.find(key("do you ship to france?"), now + 4min)->text, "Yes.");
  EXPECT_EQ(cache.find(key("do you ship to france"), now), nullptr);
  EXPECT_EQ(cache.find(key("do you ship to france?"), now + 5min), nullptr);
  EXPECT_EQ(cache.size(), 0U);
}

TEST(AnswerCache, KeepsSitesAndLanguagesApart) {
  EXPECT_NE(AnswerCache::keyOf("a", "en", "hello"), AnswerCache::keyOf("b", "en", "hello"));
  EXPECT_NE(AnswerCache::keyOf("a", "en", "hello"), AnswerCache::keyOf("a", "de", "hello"));
}

TEST(AnswerCache, RemembersNothingOfAPerson) {
  for (const char* question : {"order 10263", "my mail is ana@example.com", "GG-123456", "98101 is my code"})
    EXPECT_FALSE(AnswerCache::keyOf("shop", "en", question)) << question;
  EXPECT_TRUE(AnswerCache::keyOf("shop", "en", "a ring under $1500"));
  EXPECT_FALSE(AnswerCache::keyOf("shop", "en", std::string(limits::kCachedQuestionBytes + 1, 'x')));
}

TEST(AnswerCache, ForgetsTheLeastRecentlyUsed) {
  AnswerCache cache;
  const SteadyTime now{1h};
  const auto numbered = [](std::size_t number) { return "question " + std::to_string(number); };
  for (std::size_t i = 0; i < limits::kCachedAnswers; ++i) cache.put(numbered(i), {"a", {}}, now);
  EXPECT_NE(cache.find(numbered(0), now), nullptr);
  cache.put("one more", {"b", {}}, now);
  EXPECT_EQ(cache.size(), limits::kCachedAnswers);
  EXPECT_NE(cache.find(numbered(0), now), nullptr);
  EXPECT_EQ(cache.find(numbered(1), now), nullptr);
  cache.put(numbered(0), {"new", {}}, now);
  EXPECT_EQ(cache.find(numbered(0), now)->text, "new");
  EXPECT_EQ(cache.size(), limits::kCachedAnswers);
}

}  // namespace
}  // namespace pipit::server
