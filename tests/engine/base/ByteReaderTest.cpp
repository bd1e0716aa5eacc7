#include <gtest/gtest.h>

#include <span>
#include <vector>

#include "base/ByteReader.h"
#include "base/ByteWriter.h"

namespace pipit {
namespace {

struct Fields {
  std::uint8_t u8;
  std::uint16_t u16;
  std::uint32_t u32;
  double f64;
  bool boolean;
  std::string text;
  bool operator==(const Fields&) const = default;
};

const Fields sample{7, 0x1234, 0xdeadbeef, -1.5, true, "héllo"};

std::vector<std::uint8_t> bytesOf(const Fields& fields) {
  ByteWriter writer;
  writer.u8(fields.u8);
  writer.u16(fields.u16);
  writer.u32(fields.u32);
  writer.f64(fields.f64);
  writer.boolean(fields.boolean);
  writer.string(fields.text);
  return writer.bytes();
}

Fields read(ByteReader& reader) {
  Fields fields{};
  fields.u8 = reader.u8();
  fields.u16 = reader.u16();
  fields.u32 = reader.u32();
  fields.f64 = reader.f64();
  fields.boolean = reader.boolean();
  fields.text = reader.string();
  return fields;
}

TEST(ByteReader, ReadsWhatTheWriterWrote) {
  const auto bytes = bytesOf(sample);
  ByteReader reader(bytes);
  EXPECT_EQ(read(reader), sample);
  EXPECT_TRUE(reader.ok());
  EXPECT_TRUE(reader.atEnd());
}

TEST(ByteReader, FailsOnEveryTruncation) {
  const auto bytes = bytesOf(sample);
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    const std::span<const std::uint8_t> cut{bytes.data(), length};
    ByteReader reader(cut);
    (void)read(reader);
    EXPECT_FALSE(reader.ok()) << length;
  }
}

TEST(ByteReader, ReadsNothingMoreAfterTheFirstFailure) {
  const std::vector<std::uint8_t> bytes = {1, 2, 3};
  ByteReader reader(bytes);
  EXPECT_EQ(reader.u32(), 0u);
  EXPECT_EQ(reader.u8(), 0u);
  EXPECT_EQ(reader.string(), "");
  EXPECT_FALSE(reader.ok());
}

TEST(ByteReader, RefusesALengthThatReachesBeyondTheEnd) {
  for (const std::uint32_t claimed : {3u, 0x7fffffffu, 0xfffffffbu, 0xffffffffu}) {
    ByteWriter writer;
    writer.u32(claimed);
    writer.u16(0x4141);
    ByteReader reader(writer.bytes());
    EXPECT_EQ(reader.string(), "") << claimed;
    EXPECT_FALSE(reader.ok()) << claimed;
  }
}

TEST(ByteReader, SaysThatBytesAreLeftOver) {
  auto bytes = bytesOf(sample);
  bytes.push_back(0);
  ByteReader reader(bytes);
  (void)read(reader);
  EXPECT_TRUE(reader.ok());
  EXPECT_FALSE(reader.atEnd());
}

}  // namespace
}  // namespace pipit
