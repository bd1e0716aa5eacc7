#include <gtest/gtest.h>

#include "base/Hash.h"
#include "base/Utf8.h"
#include "storage/Record.h"

namespace pipit {
namespace {

constexpr double writtenAt = 1732150000000;
const Record sample{writtenAt, writtenAt + 1000, R"({"text":"héllo"})"};

std::optional<RecordError> errorOf(std::string_view text, double now = writtenAt) {
  const auto record = Record::decode(text, now);
  return record ? std::nullopt : std::optional(record.error());
}

std::string withChecksum(const std::string& header, const std::string& payload) {
  return header + toHex(fnv1a(payload, fnv1a(header))) + "\n" + payload;
}

TEST(Record, IsReadAsItWasWritten) {
  const auto record = Record::decode(sample.encode(), writtenAt);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->written, sample.written);
  EXPECT_EQ(record->expires, sample.expires);
  EXPECT_EQ(record->payload, sample.payload);
}

TEST(Record, IsWrittenAsTheProtocolSays) {
  EXPECT_EQ(sample.encode(), withChecksum("pipit2 j 1732150000000 1732150001000 ", sample.payload));
}

TEST(Record, IsReadAsTheVersionBeforeWroteIt) {
  const auto record = Record::decode(withChecksum("pipit1 j 1732150000000 1732150001000 ", "{}"), writtenAt);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->payload, "{}");
  EXPECT_EQ(errorOf(withChecksum("pipit1 z 1732150000000 1732150001000 ", "{}")), RecordError::Damaged);
}

TEST(Record, PacksWhatIsNoText) {
  const std::string bytes("\0\xff\n any", 8);
  for (const auto& [deflated, sealed, letters] :
       {std::tuple{true, false, "z"}, std::tuple{false, true, "s"}, std::tuple{true, true, "zs"}}) {
    const std::string text = Record{writtenAt, writtenAt, bytes, deflated, sealed}.encode();
    EXPECT_TRUE(isUtf8(text));
    EXPECT_TRUE(text.starts_with(std::string("pipit2 ") + letters + " "));
    const auto record = Record::decode(text, writtenAt);
    ASSERT_TRUE(record);
    EXPECT_EQ(record->payload, bytes);
    EXPECT_EQ(record->deflated, deflated);
    EXPECT_EQ(record->sealed, sealed);
  }
  EXPECT_EQ(errorOf(withChecksum("pipit2 z 1732150000000 1732150001000 ", "{}")), RecordError::Damaged);
}

TEST(Record, KeepsAnyPayload) {
  for (const std::string& payload :
       {std::string(), std::string("\n\n"), std::string("a\0b", 3), std::string(100000, 'x')})
    EXPECT_EQ(Record::decode(Record{writtenAt, writtenAt, payload}.encode(), writtenAt)->payload, payload);
}

TEST(Record, DetectsEveryDamageOfASingleByte) {
  const std::string text = sample.encode();
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (int change = 1; change < 256; ++change) {
      std::string damaged = text;
      damaged[at] = static_cast<char>(damaged[at] ^ change);
      ASSERT_FALSE(Record::decode(damaged, writtenAt)) << at << " changed by " << change;
    }
  }
}

TEST(Record, DetectsEveryMissingAndEveryAddedByte) {
  const std::string text = sample.encode();
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string shorter = text;
    shorter.erase(at, 1);
    EXPECT_FALSE(Record::decode(shorter, writtenAt)) << at;
    std::string longer = text;
    longer.insert(at, 1, '0');
    EXPECT_FALSE(Record::decode(longer, writtenAt)) << at;
  }
}

TEST(Record, DetectsEveryTruncation) {
  const std::string text = sample.encode();
  for (std::size_t length = 0; length < text.size(); ++length)
    EXPECT_FALSE(Record::decode(text.substr(0, length), writtenAt)) << length;
}

TEST(Record, TellsWhatIsNotOursFromWhatIsDamaged) {
  for (const char* foreign : {"", "{}", "null", "Pipit1 j 1 2 x\n{}", " pipit1", "pipi"})
    EXPECT_EQ(errorOf(foreign), RecordError::Foreign);
  for (const char* damaged :
       {"pipit", "pipit1", "pipit\n", "pipitx j 1 2 x\n{}", "pipit1 j\n", "pipit1 j 1 2\n{}"})
    EXPECT_EQ(errorOf(damaged), RecordError::Damaged) << damaged;
}

TEST(Record, TellsWhatALaterVersionWrote) {
  for (const char* later : {"pipit3 j 1 2 x\n{}", "pipit10 anything\n"})
    EXPECT_EQ(errorOf(later), RecordError::TooNew) << later;
}

TEST(Record, RefusesAnEncodingThatItDoesNotKnow) {
  EXPECT_EQ(errorOf(withChecksum("pipit1 z 1732150000000 1732150001000 ", "{}")), RecordError::Damaged);
}

TEST(Record, RefusesTimesThatAreNone) {
  for (const char* time : {"", "-1", "1.5", "1e3", "x", "99999999999999999999"})
    EXPECT_EQ(errorOf(withChecksum("pipit1 j 1 " + std::string(time) + " ", "{}")), RecordError::Damaged)
        << time;
}

TEST(Record, ExpiresAfterItsTimeAndNotBefore) {
  EXPECT_FALSE(errorOf(sample.encode(), sample.expires));
  EXPECT_EQ(errorOf(sample.encode(), sample.expires + 1), RecordError::Expired);
}

TEST(Record, IsGoodEvenIfTheClockWasSetBackSinceItWasWritten) {
  EXPECT_FALSE(errorOf(sample.encode(), writtenAt - 1e9));
}

}  // namespace
}  // namespace pipit
