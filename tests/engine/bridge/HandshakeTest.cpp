#include <gtest/gtest.h>

#include "bridge/Envelope.h"
#include "bridge/Handshake.h"

namespace pipit {
namespace {

constexpr std::string_view nonce = "00112233445566778899aabbccddeeff";
constexpr std::string_view host = "https://shop.example";

std::list<std::string> allowlist() {
  return {"https://shop.example", "https://*.shop.example"};
}

Handshake handshake() {
  return Handshake::create(host, nonce, allowlist()).value();
}

std::string connectWith(std::string_view text) {
  return writeEnvelope(0, MessageType::Connect, R"({"nonce":")" + std::string(text) + R"("})");
}

Refusal refusalOf(std::string_view origin, std::string_view text = nonce) {
  const auto made = Handshake::create(origin, text, allowlist());
  EXPECT_FALSE(made) << origin;
  return made ? Refusal{255} : made.error();
}

TEST(Handshake, ClaimsTheExactOriginAndNamesTheNonce) {
  EXPECT_EQ(handshake().origin(), host);
  const auto ready = Envelope::parse(handshake().ready());
  ASSERT_TRUE(ready);
  EXPECT_EQ(ready->type, MessageType::Ready);
  EXPECT_EQ(ready->payload.text("nonce"), nonce);
}

TEST(Handshake, AcceptsTheHostPagesAnswer) {
  EXPECT_TRUE(handshake().accepts(host, connectWith(nonce)));
}

TEST(Handshake, AcceptsNobodyElsesAnswer) {
  for (const char* other : {"https://a.shop.example", "http://shop.example", "https://shop.example:8443",
                            "https://shop.example.", "https://shop.example/", "null", "", "*"})
    EXPECT_FALSE(handshake().accepts(other, connectWith(nonce))) << other;
}

TEST(Handshake, AcceptsNoAnswerWithAnotherNonce) {
  std::string lastDiffers(nonce);
  lastDiffers.back() = '0';
  for (const auto& other :
       {std::string(), lastDiffers, std::string(nonce.substr(1)), std::string(nonce) + "0"})
    EXPECT_FALSE(handshake().accepts(host, connectWith(other))) << other;
  EXPECT_FALSE(handshake().accepts(host, writeEnvelope(0, MessageType::Connect, "{}")));
  EXPECT_FALSE(handshake().accepts(host, writeEnvelope(0, MessageType::Connect, R"({"nonce":7})")));
}

TEST(Handshake, AcceptsNoOtherMessage) {
  EXPECT_FALSE(handshake().accepts(host, handshake().ready()));
  for (const char* text : {"", "{}", "connect"}) EXPECT_FALSE(handshake().accepts(host, text));
}

TEST(Handshake, RefusesWithTheReason) {
  EXPECT_EQ(refusalOf("https://other.example"), Refusal::OriginNotAllowed);
  EXPECT_EQ(refusalOf("http://shop.example"), Refusal::OriginNotAllowed);
  for (const char* opaque : {"null", "", "file:", "file:///home/page.html"})
    EXPECT_EQ(refusalOf(opaque), Refusal::OriginOpaque) << opaque;
  for (const char* malformed : {"*", "shop.example", "https://", "https://shop.example/path",
                                "https://user@shop.example", "ftp://shop.example"})
    EXPECT_EQ(refusalOf(malformed), Refusal::OriginMalformed) << malformed;
}

TEST(Handshake, RefusesANonceThatIsNoneOfOurs) {
  for (const std::string& text :
       {std::string(), std::string(15, '0'), std::string(65, '0'),
        std::string("00112233445566778899AABBCCDDEEFF"), std::string("g0112233445566778899aabbccddeeff")})
    EXPECT_EQ(refusalOf(host, text), Refusal::NonceMalformed) << text;
}

TEST(Handshake, TellsARefusalWithItsCode) {
  const auto message = Envelope::parse(refusedMessage(nonce, Refusal::OriginNotAllowed));
  ASSERT_TRUE(message);
  EXPECT_EQ(message->type, MessageType::Refused);
  EXPECT_EQ(message->payload.text("code"), "origin.not_allowed");
  EXPECT_EQ(message->payload.text("nonce"), nonce);
}

TEST(Handshake, HasACodeForEachRefusal) {
  EXPECT_EQ(codeOf(Refusal::SiteUnknown), "site.unknown");
  EXPECT_EQ(codeOf(Refusal::SiteInvalid), "site.invalid");
  EXPECT_EQ(codeOf(Refusal::OriginOpaque), "origin.opaque");
  EXPECT_EQ(codeOf(Refusal::OriginMalformed), "origin.malformed");
  EXPECT_EQ(codeOf(Refusal::NonceMalformed), "nonce.malformed");
  EXPECT_EQ(codeOf(Refusal::ProtocolVersion), "protocol.version");
}

}  // namespace
}  // namespace pipit
