#include <gtest/gtest.h>

#include "base/ByteWriter.h"

namespace pipit {
namespace {

TEST(ByteWriter, WritesLittleEndianWithoutPadding) {
  ByteWriter writer;
  writer.u8(1);
  writer.u32(0x01020304);
  writer.u16(0x0506);
  EXPECT_EQ(writer.bytes(), (std::vector<std::uint8_t>{1, 4, 3, 2, 1, 6, 5}));
}

TEST(ByteWriter, WritesTheLengthOfATextBeforeIt) {
  ByteWriter writer;
  writer.string("ab");
  EXPECT_EQ(writer.bytes(), (std::vector<std::uint8_t>{2, 0, 0, 0, 'a', 'b'}));
}

TEST(ByteWriter, PatchesALengthThatIsKnownLater) {
  ByteWriter writer;
  writer.u8(9);
  const auto position = writer.reserve32();
  writer.u16(0);
  writer.u8(0);
  writer.patch32(position);
  EXPECT_EQ(writer.bytes(), (std::vector<std::uint8_t>{9, 3, 0, 0, 0, 0, 0, 0}));
}

TEST(ByteWriter, IsEmptyAgainAfterClear) {
  ByteWriter writer;
  writer.f64(1);
  writer.clear();
  EXPECT_TRUE(writer.bytes().empty());
}

}  // namespace
}  // namespace pipit
