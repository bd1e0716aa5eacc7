#include <gtest/gtest.h>

#include "domain/Transcripts.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kHour = 3'600'000;

class RecordingCarrier : public MailCarrier {
 public:
  std::vector<Mail> mails;
  void carry(Mail mail) override { mails.push_back(std::move(mail)); }
};

class TranscriptsTest : public ::testing::Test {
 protected:
  Transcripts make() {
    return Transcripts(
        {service.store, service.telemetry, &carrier, "chat@shop.example", [this] { return service.wall; }});
  }

  Pass answered() {
    const Pass who = service.visitor();
    service.say(who, "client-1", "May I have a ring?");
    service.pass(100ms);
    return who;
  }

  std::expected<void, TranscriptRefused> ask(Transcripts& transcripts, const Pass& who,
                                             std::string_view address = "ana@example.com",
                                             std::string_view client = "192.0.2.1") {
    return transcripts.ask(who, address, "de", client);
  }

  // Until the next pause is over, as the desk's timer would.
  void wait(Transcripts& transcripts) {
    const SteadyTime next = transcripts.advance(service.steady);
    const auto pause = std::chrono::ceil<std::chrono::milliseconds>(next - service.steady);
    service.wall += pause.count();
    service.steady += pause;
    (void)transcripts.advance(service.steady);
  }

  TemporaryFolder folder;
  Service service{folder};
  RecordingCarrier carrier;
};

TEST_F(TranscriptsTest, TheWholeConversationGoesOut) {
  auto transcripts = make();
  const Pass who = answered();
  ASSERT_TRUE(ask(transcripts, who));
  (void)transcripts.advance(service.steady);
  ASSERT_EQ(carrier.mails.size(), 1U);
  EXPECT_EQ(carrier.mails[0].address, "ana@example.com");
  const std::string& content = carrier.mails[0].content;
  for (const char* part : {"\r\nTo: <ana@example.com>\r\n", "Sie: May I have a ring?\r\n", "One two three."})
    EXPECT_TRUE(content.contains(part)) << content;
  transcripts.settle({MailOutcome::Sent, {}});
  EXPECT_EQ(service.telemetry.mailsSent, 1);
  (void)transcripts.advance(service.steady);
  EXPECT_EQ(carrier.mails.size(), 1U);
}

TEST_F(TranscriptsTest, WhatNobodyHasAnsweredIsSentToNobody) {
  auto transcripts = make();
  const Pass who = service.visitor();
  EXPECT_EQ(ask(transcripts, who).error().reason, TranscriptReason::Empty);
  service.say(who, "client-1", "Buy my pills");
  EXPECT_EQ(ask(transcripts, who).error().reason, TranscriptReason::Empty);
}

TEST_F(TranscriptsTest, WithoutAMailServerThereIsNone) {
  Transcripts off({service.store, service.telemetry, nullptr, "", [this] { return service.wall; }});
  EXPECT_FALSE(off.isOn());
  EXPECT_EQ(ask(off, answered()).error().reason, TranscriptReason::Off);
}

TEST_F(TranscriptsTest, AConversationHasThreeAnHour) {
  auto transcripts = make();
  const Pass who = answered();
  for (int count = 0; count < 3; ++count) ASSERT_TRUE(ask(transcripts, who));
  const auto refused = ask(transcripts, who).error();
  EXPECT_EQ(refused.reason, TranscriptReason::TooOften);
  EXPECT_EQ(refused.wait, kHour);
  service.wall += kHour;
  EXPECT_TRUE(ask(transcripts, who));
}

TEST_F(TranscriptsTest, AClientHasTenADayThroughRestarts) {
  for (int count = 0; count < 10; ++count) {
    auto transcripts = make();
    const std::string address = "a" + std::to_string(count) + "@example.com";
    ASSERT_TRUE(ask(transcripts, answered(), address)) << count;
  }
  auto transcripts = make();
  EXPECT_EQ(ask(transcripts, answered(), "b@example.com").error().wait, 24 * kHour);
  EXPECT_TRUE(ask(transcripts, answered(), "b@example.com", "192.0.2.2"));
}

TEST_F(TranscriptsTest, AnAddressIsNotFloodedWhoeverAsks) {
  auto transcripts = make();
  for (int count = 0; count < 6; ++count)
    ASSERT_TRUE(ask(transcripts, answered(), count % 2 ? "ANA@example.com" : "ana@EXAMPLE.com",
                    "192.0.2." + std::to_string(count)));
  EXPECT_EQ(ask(transcripts, answered(), "ana@example.com", "192.0.2.99").error().reason,
            TranscriptReason::TooOften);
}

TEST_F(TranscriptsTest, WhatDoesNotGoIsTriedAgainWithGrowingPauses) {
  auto transcripts = make();
  ASSERT_TRUE(ask(transcripts, answered()));
  (void)transcripts.advance(service.steady);
  std::int64_t last = service.wall;
  for (std::size_t tries = 1; tries <= 6; ++tries) {
    ASSERT_EQ(carrier.mails.size(), tries);
    transcripts.settle({MailOutcome::Postponed, "no"});
    wait(transcripts);
    const std::int64_t pause = service.wall - last;
    EXPECT_GE(pause, 1'000 << (tries - 1));
    EXPECT_LE(pause, 2'000 << (tries - 1));
    last = service.wall;
  }
  EXPECT_EQ(carrier.mails[0].content, carrier.mails[5].content) << "the same Message-ID";
  EXPECT_EQ(service.telemetry.mailsPostponed, 6);
}

TEST_F(TranscriptsTest, AfterADayNobodyWaitsAnyMore) {
  auto transcripts = make();
  ASSERT_TRUE(ask(transcripts, answered()));
  (void)transcripts.advance(service.steady);
  transcripts.settle({MailOutcome::Postponed, "no"});
  service.wall += 25 * kHour;
  (void)transcripts.advance(service.steady);
  (void)transcripts.advance(service.steady);
  EXPECT_EQ(carrier.mails.size(), 1U);
  EXPECT_EQ(service.telemetry.mailsGivenUp, 1);
}

TEST_F(TranscriptsTest, WhatIsRefusedIsNotTriedAgain) {
  auto transcripts = make();
  ASSERT_TRUE(ask(transcripts, answered()));
  (void)transcripts.advance(service.steady);
  transcripts.settle({MailOutcome::Refused, "no such user"});
  service.wall += kHour;
  (void)transcripts.advance(service.steady);
  EXPECT_EQ(carrier.mails.size(), 1U);
  EXPECT_EQ(service.telemetry.mailsGivenUp, 1);
}

TEST_F(TranscriptsTest, WhatWaitsOutlivesTheService) {
  {
    auto dying = make();
    ASSERT_TRUE(ask(dying, answered()));
  }
  auto transcripts = make();
  (void)transcripts.advance(service.steady);
  EXPECT_EQ(carrier.mails.size(), 1U);
}

TEST_F(TranscriptsTest, OfALongConversationTheNewestPartGoesAndItSaysSo) {
  auto transcripts = make();
  service.responder.pieces = {std::string(16'000, 'x'), "."};
  const Pass who = service.visitor();
  for (int count = 0; count < 130; ++count) {
    service.say(who, "client-" + std::to_string(count), "Question " + std::to_string(count) + "?");
    service.pass(30ms);
  }
  ASSERT_TRUE(ask(transcripts, who));
  (void)transcripts.advance(service.steady);
  const std::string& content = carrier.mails.at(0).content;
  EXPECT_LT(content.size(), 2'010'000U);
  EXPECT_GT(content.size(), 1'900'000U);
  EXPECT_TRUE(content.contains("Question 129?"));
  EXPECT_FALSE(content.contains("Question 0?"));
  EXPECT_TRUE(content.contains("weggelassen"));
}

}  // namespace
}  // namespace pipit::server
