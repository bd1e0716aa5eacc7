#include <gtest/gtest.h>

#include "base/JsonWriter.h"
#include "base/limits.h"
#include "bridge/HostMessage.h"

namespace pipit {
namespace {

std::optional<HostMessage> said(std::uint32_t id, MessageType type, std::string_view payload) {
  auto envelope = Envelope::parse(writeEnvelope(id, type, payload));
  EXPECT_TRUE(envelope) << payload;
  return envelope ? hostMessageOf(std::move(*envelope)) : std::nullopt;
}

std::optional<HostMessage> sent(std::uint32_t id, std::string_view text) {
  JsonWriter payload;
  payload.beginObject().member("text").string(text).endObject();
  return said(id, MessageType::Send, payload.text());
}

TEST(HostMessage, OpensWithOrWithoutFocus) {
  EXPECT_TRUE(std::get<host::Open>(said(0, MessageType::Open, R"({"focus":true})").value()).focus);
  EXPECT_FALSE(std::get<host::Open>(said(0, MessageType::Open, R"({"focus":false})").value()).focus);
  for (const char* payload : {"{}", R"({"focus":1})", R"({"focus":"true"})", R"({"focus":null})"})
    EXPECT_FALSE(said(0, MessageType::Open, payload)) << payload;
}

TEST(HostMessage, OpensTheWholeWindowOnlyIfItSaysSo) {
  EXPECT_TRUE(std::get<host::Open>(said(0, MessageType::Open, R"({"focus":true,"full":true})").value()).full);
  for (const char* payload : {R"({"focus":true,"full":false})", R"({"focus":true})"})
    EXPECT_FALSE(std::get<host::Open>(said(0, MessageType::Open, payload).value()).full) << payload;
  for (const char* payload :
       {R"({"focus":true,"full":1})", R"({"focus":true,"full":null})", R"({"full":true})"})
    EXPECT_FALSE(said(0, MessageType::Open, payload)) << payload;
}

TEST(HostMessage, Closes) {
  EXPECT_TRUE(std::holds_alternative<host::Close>(said(0, MessageType::Close, "{}").value()));
}

TEST(HostMessage, SendsATextWithoutTheSpaceAroundIt) {
  const auto message = sent(3, "  hello\n");
  EXPECT_EQ(std::get<host::Send>(message.value()).text, "hello");
  EXPECT_EQ(std::get<host::Send>(message.value()).id, 3u);
}

TEST(HostMessage, SendsUpToFiveThousandCodePoints) {
  std::string longest;
  for (std::size_t i = 0; i < limits::visitorTextCodePoints; ++i) longest += "😀";
  EXPECT_EQ(std::get<host::Send>(sent(1, longest).value()).text, longest);
  EXPECT_TRUE(std::holds_alternative<host::BadSend>(sent(1, longest + "x").value()));
}

TEST(HostMessage, PrefillsWhatCouldBeSent) {
  const auto message = said(4, MessageType::Prefill, R"({"text":" hello "})");
  EXPECT_EQ(std::get<host::Send>(message.value()).text, "hello");
  EXPECT_TRUE(std::get<host::Send>(message.value()).isDraft);
  EXPECT_FALSE(std::get<host::Send>(sent(4, "hello").value()).isDraft);
  EXPECT_EQ(std::get<host::BadSend>(said(4, MessageType::Prefill, R"({"text":""})").value()).id, 4u);
  EXPECT_FALSE(said(0, MessageType::Prefill, R"({"text":"hello"})"));
}

TEST(HostMessage, AnswersATextThatCannotBeSent) {
  for (const char* payload : {"{}", R"({"text":""})", R"({"text":" \n\t "})", R"({"text":"\u3000\u200b"})",
                              R"({"text":7})", R"({"text":null})"}) {
    const auto message = said(9, MessageType::Send, payload);
    ASSERT_TRUE(message) << payload;
    EXPECT_EQ(std::get<host::BadSend>(*message).id, 9u);
  }
}

TEST(HostMessage, DropsARequestThatCannotBeAnswered) {
  EXPECT_FALSE(sent(0, "hello"));
  EXPECT_FALSE(said(0, MessageType::Ping, "{}"));
  EXPECT_FALSE(said(0, MessageType::Reply, R"({"ok":true})"));
}

TEST(HostMessage, HandsATextOnAsItCame) {
  for (const auto type : {MessageType::Identify, MessageType::Context}) {
    const auto message = said(0, type, R"({"text":"{\"total\": 1.5}"})");
    EXPECT_EQ(std::get<host::Ask>(message.value()).text, R"({"total": 1.5})");
    EXPECT_EQ(std::get<host::Ask>(message.value()).what, type);
    for (const char* payload : {"{}", R"({"text":""})", R"({"text":{}})", R"({"text":null})"})
      EXPECT_FALSE(said(0, type, payload)) << payload;
  }
}

TEST(HostMessage, HandsNothingOnThatIsTooLong) {
  const auto handed = [](std::size_t size) {
    return said(0, MessageType::Context, R"({"text":")" + std::string(size, 'x') + R"("})");
  };
  EXPECT_TRUE(handed(limits::handedBytes));
  EXPECT_FALSE(handed(limits::handedBytes + 1));
}

TEST(HostMessage, LogsOutWithTheTokenThatTheFrameHasNotRead) {
  EXPECT_EQ(std::get<host::Ask>(said(4, MessageType::Logout, R"({"text":"x"})").value()).text, "x");
  EXPECT_FALSE(said(0, MessageType::Logout, "{}"));
}

TEST(HostMessage, Pings) {
  EXPECT_EQ(std::get<host::Ask>(said(4, MessageType::Ping, "{}").value()).id, 4u);
}

TEST(HostMessage, RepliesWellOrWithACode) {
  const auto good = std::get<host::Reply>(said(4, MessageType::Reply, R"({"ok":true,"v":[]})").value());
  EXPECT_TRUE(good.ok);
  EXPECT_NE(good.payload.find("v"), nullptr);
  const auto bad =
      std::get<host::Reply>(said(4, MessageType::Reply, R"({"ok":false,"code":"quota"})").value());
  EXPECT_FALSE(bad.ok);
  EXPECT_EQ(bad.code, "quota");
  for (const char* payload : {"{}", R"({"ok":1})", R"({"ok":"true"})"})
    EXPECT_FALSE(said(4, MessageType::Reply, payload));
}

TEST(HostMessage, IsNothingThatOnlyTheFrameMaySay) {
  for (const auto type : {MessageType::Ready, MessageType::Refused, MessageType::Connect, MessageType::Hello,
                          MessageType::StorageGet, MessageType::StorageSet, MessageType::StorageRemove,
                          MessageType::State, MessageType::PublicEvent, MessageType::Identified})
    EXPECT_FALSE(said(1, type, R"({"focus":true,"ok":true,"text":"x"})")) << nameOf(type);
}

}  // namespace
}  // namespace pipit
