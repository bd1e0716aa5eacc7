#include <gtest/gtest.h>

#include "domain/ContactForms.h"
#include "domain/Extra.h"
#include "responder/EndingResponder.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

// The end of what it answers at once, and the text before it.
struct Answered {
  std::string text;
  std::string extra;
};

Answered read(AnswerStream& stream, SteadyTime now) {
  Answered answered;
  for (;;) {
    const AnswerStep step = stream.next(now);
    if (const auto* piece = std::get_if<Piece>(&step)) answered.text += piece->text;
    if (const auto* pause = std::get_if<Pause>(&step)) now = pause->until;
    if (const auto* end = std::get_if<End>(&step)) return answered.extra = end->extra, answered;
  }
}

class EndingResponderTest : public ::testing::Test {
 protected:
  Answered ask(std::optional<FormAnswer> answer) {
    const auto stream = first.begin({"Goodbye", {}, std::move(answer)}, now);
    return read(*stream, now);
  }

  SteadyTime now{std::chrono::hours(1)};
  std::unique_ptr<ScriptedResponder> scripted = std::make_unique<ScriptedResponder>();
  ScriptedResponder& next = *scripted;
  EndingResponder first{std::move(scripted),
                        [](std::string_view english, const Prompt&) { return std::string(english); },
                        std::chrono::milliseconds(0)};
};

TEST_F(EndingResponderTest, ConfirmsThatTheConversationHasEnded) {
  const Answered answered = ask(FormAnswer{"client-1", std::string(kEnding), "{}"});
  EXPECT_EQ(answered.extra, endedExtra());
  EXPECT_TRUE(isExtra(answered.extra));
  EXPECT_NE(answered.text.find("ended"), std::string::npos);
  EXPECT_TRUE(next.prompts.empty());
}

TEST_F(EndingResponderTest, LeavesEverythingElseToTheOther) {
  EXPECT_EQ(ask({}).text, "One two three.");
  EXPECT_EQ(ask(FormAnswer{"m_1", "csat", R"({"rating":5})"}).text, "One two three.");
  EXPECT_EQ(next.prompts.size(), 2U);
}

}  // namespace
}  // namespace pipit::server
