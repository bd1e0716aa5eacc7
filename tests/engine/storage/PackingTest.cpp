#include <gtest/gtest.h>

#include <random>

#include "base/Utf8.h"
#include "storage/Packing.h"

namespace pipit {
namespace {

TEST(Packing, GivesAnyBytesBack) {
  std::mt19937 random(7);
  for (std::size_t length = 0; length < 300; ++length) {
    std::string bytes(length, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    EXPECT_EQ(unpack(pack(bytes)), bytes);
    EXPECT_EQ(unpack(pack(std::string(length, '\0'))), std::string(length, '\0'));
    EXPECT_EQ(unpack(pack(std::string(length, '\xff'))), std::string(length, '\xff'));
  }
}

TEST(Packing, PutsFifteenBitsIntoACodeUnit) {
  for (const std::size_t length : {0u, 1u, 15u, 30u, 1000u, 60000u}) {
    const std::string text = pack(std::string(length, 'x'));
    EXPECT_TRUE(isUtf8(text));
    EXPECT_EQ(countCodePoints(text), length * 8 / 15 + 1);
  }
}

TEST(Packing, TakesNothingElse) {
  const std::string good = pack("some bytes");
  EXPECT_EQ(unpack(""), std::nullopt);
  for (const char* text : {"a", "abc", "\xef\xbf\xbd", "\xf0\x9f\x98\x80", "\xe3\x90", "\xe3\x90\x80"})
    EXPECT_EQ(unpack(text), std::nullopt) << text;
  EXPECT_EQ(unpack(good.substr(0, good.size() - 1)), std::nullopt);
  EXPECT_EQ(unpack(good + "x"), std::nullopt);
  EXPECT_EQ(unpack("x" + good), std::nullopt);
}

TEST(Packing, ComesThroughAnyText) {
  std::mt19937 random(11);
  for (int round = 0; round < 20000; ++round) {
    std::string text = pack(std::string(random() % 20, 'y'));
    text[random() % text.size()] = static_cast<char>(random());
    const auto bytes = unpack(text);
    if (bytes) {
      EXPECT_EQ(pack(*bytes), text) << "two texts for the same bytes";
    }
  }
}

}  // namespace
}  // namespace pipit
