#include <gtest/gtest.h>

#include <chrono>
#include <string>

#include "../Table.h"
#include "metrics/Redaction.h"

namespace pipit {
namespace {

TEST(Redaction, IsThatOfTheTable) {
  for (const auto& row : readTable("redaction.json"))
    EXPECT_EQ(redacted(row.at("text").get<std::string>()), row.at("redacted").get<std::string>())
        << row.dump();
}

// In the middle of other words, with what texts, addresses and JSON have around a value.
TEST(Redaction, IsTheSameBetweenOtherWords) {
  for (const auto& row : readTable("redaction.json"))
    for (const char* around : {" ", "\n", "\"", ",", ";", "=", ":", "<>"}) {
      const auto between = [&](const char* name) {
        return std::string("x") + around + row.at(name).get<std::string>() + around + "x";
      };
      EXPECT_EQ(redacted(between("text")), between("redacted")) << row.dump();
    }
}

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

TEST(Redaction, TakesTimeInProportionToTheText) {
  for (const char* part : {"a",       "@",    "a@",   "a@b.",     "a%40",
                           "%40",     "1",    "1 ",   "1-",       "12 ",
                           "+1",      "(1",   "+",    "(",        "%",
                           "%2B",     "%2B1", ".",    "A1",       "A1 ",
                           "SW1A 1A", "D-1",  "CA 9", "\xc2\xa0", "1\xe2\x80\xaf",
                           "4111 ",   "0",    "0 1 ", "a.",       "a@b-"}) {
    const std::string text = repeated(part, 50'000);
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_FALSE(redacted(text).empty());
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(4)) << part;
  }
}

}  // namespace
}  // namespace pipit
