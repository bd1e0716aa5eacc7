#include <gtest/gtest.h>

#include "base/limits.h"
#include "bridge/Envelope.h"

namespace pipit {
namespace {

EnvelopeError errorOf(std::string_view text) {
  const auto envelope = Envelope::parse(text);
  EXPECT_FALSE(envelope) << text.substr(0, 200);
  return envelope ? EnvelopeError{255} : envelope.error();
}

TEST(Envelope, IsReadAsItWasWritten) {
  const auto envelope = Envelope::parse(writeEnvelope(7, MessageType::StorageGet, R"({"k":["a"]})"));
  ASSERT_TRUE(envelope);
  EXPECT_EQ(envelope->id, 7u);
  EXPECT_EQ(envelope->type, MessageType::StorageGet);
  EXPECT_EQ(envelope->payload.items("k").size(), 1u);
}

TEST(Envelope, RefusesAnotherVersion) {
  for (const char* version : {"0", "3", "1.5", "-1", "\"1\"", "null", "true"})
    EXPECT_EQ(errorOf(R"({"v":)" + std::string(version) + R"(,"id":1,"t":"ping","p":{}})"),
              EnvelopeError::WrongVersion);
  EXPECT_EQ(errorOf(R"({"id":1,"t":"ping","p":{}})"), EnvelopeError::WrongVersion);
}

TEST(Envelope, RefusesAnIdThatIsNoU32) {
  for (const char* id : {"-1", "1.5", "4294967296", "1e300", "\"1\"", "null", "{}"})
    EXPECT_EQ(errorOf(R"({"v":1,"id":)" + std::string(id) + R"(,"t":"ping","p":{}})"),
              EnvelopeError::Malformed)
        << id;
  EXPECT_EQ(errorOf(R"({"v":1,"t":"ping","p":{}})"), EnvelopeError::Malformed);
}

TEST(Envelope, TakesEveryU32AsId) {
  for (const std::uint32_t id : {0u, 1u, 4294967294u, 4294967295u}) {
    const auto envelope = Envelope::parse(writeEnvelope(id, MessageType::Ping, "{}"));
    ASSERT_TRUE(envelope) << id;
    EXPECT_EQ(envelope->id, id);
  }
}

TEST(Envelope, RefusesAPayloadThatIsNoObject) {
  for (const char* payload : {"[]", "null", "1", "\"x\"", "true"})
    EXPECT_EQ(errorOf(R"({"v":1,"id":1,"t":"ping","p":)" + std::string(payload) + "}"),
              EnvelopeError::Malformed);
  EXPECT_EQ(errorOf(R"({"v":1,"id":1,"t":"ping"})"), EnvelopeError::Malformed);
}

TEST(Envelope, RefusesATypeThatIsNotInTheClosedSet) {
  for (const char* type : {"\"\"", "\"Ping\"", "\"ping \"", "\"constructor\"", "\"__proto__\"", "7", "null"})
    EXPECT_EQ(errorOf(R"({"v":1,"id":1,"t":)" + std::string(type) + R"(,"p":{}})"),
              EnvelopeError::UnknownType)
        << type;
}

TEST(Envelope, RefusesWhatIsTooLargeBeforeItLooksInside) {
  EXPECT_EQ(errorOf(std::string(limits::envelopeBytes + 1, '[')), EnvelopeError::TooLarge);
  EXPECT_EQ(errorOf(std::string(limits::envelopeBytes, '[')), EnvelopeError::Malformed);
}

TEST(Envelope, RefusesWhatIsNoJsonObject) {
  for (const char* text : {"", "null", "[]", "\"ping\"", "{", "{}trailing"})
    EXPECT_EQ(errorOf(text), EnvelopeError::Malformed);
}

}  // namespace
}  // namespace pipit
