#include <gtest/gtest.h>

#include "responder/PacedStream.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;
constexpr SteadyTime kStart{std::chrono::hours(1)};

std::string textOf(const AnswerStep& step) {
  return std::get<Piece>(step).text;
}

TEST(PacedStream, GivesAWordAtATime) {
  PacedStream stream("One two\n\nthree", {}, 25ms, kStart);
  EXPECT_EQ(textOf(stream.next(kStart)), "One ");
  EXPECT_EQ(std::get<Pause>(stream.next(kStart)).until, kStart + 25ms);
  EXPECT_EQ(textOf(stream.next(kStart + 25ms)), "two\n\n");
  EXPECT_EQ(textOf(stream.next(kStart + 50ms)), "three");
  EXPECT_TRUE(std::holds_alternative<End>(stream.next(kStart + 50ms)));
}

TEST(PacedStream, CatchesUpWhenItIsAskedLate) {
  PacedStream stream("a b c d", {}, 25ms, kStart);
  for (const char* word : {"a ", "b ", "c "}) EXPECT_EQ(textOf(stream.next(kStart + 60ms)), word);
  EXPECT_TRUE(std::holds_alternative<Pause>(stream.next(kStart + 60ms)));
}

TEST(PacedStream, GivesAllAtOnceWithoutAPace) {
  PacedStream stream("a b", End{{Card{"t", "d", "i", "l"}}, {}}, 0ms, kStart);
  EXPECT_EQ(textOf(stream.next(kStart)), "a b");
  EXPECT_EQ(std::get<End>(stream.next(kStart)).cards.size(), 1U);
}

TEST(PacedStream, AnEmptyAnswerEndsAtOnce) {
  PacedStream stream("", {}, 25ms, kStart);
  EXPECT_TRUE(std::holds_alternative<End>(stream.next(kStart)));
}

}  // namespace
}  // namespace pipit::server
