#include <gtest/gtest.h>

#include "origin/Punycode.h"

namespace pipit::whatwg {
namespace {

TEST(Punycode, AcceptsTheSamplesOfTheRfcInLowerCase) {
  for (const auto* sample :
       {"egbpdaj6bu4bxfgehfvwxn", "ihqwcrb4cv8a8dqg056pqjye", "ihqwctvzc91f659drss3x8bo0yb",
        "proprostnemluvesky-uyb24dma41a", "4dbcagdahymbxekheh6e0a7fei0b",
        "i1baa7eci9glrd9b2ae1bj0hfcgg6iyaf8o0a1dig0cd", "n8jok5ay5dzabd5bym9f0cm5685rrjetr6pdxa",
        "b1abfaaepdrnnbgefbadotcwatmq2g4l", "porqunopuedensimplementehablarenespaol-fmd56a",
        "tisaohkhngthchnitingvit-kjcr8268qyxafd2f1b9g", "3b-ww4c5e180e575a65lsy2b",
        "-with-super-monkeys-pc58ag80a8qai00g7n9n", "hello-another-way--fc4qua05auwb3674vfr0b",
        "2-u9tlzr9756bt3uc0v", "majikoi5-783gue6qz075azm5e", "d9juau41awczczp", "de-jg4avhby1noc0d"}) {
    EXPECT_TRUE(isPunycode(sample)) << sample;
  }
}

TEST(Punycode, RefusesWhatDecodesToAsciiAlone) {
  for (const auto* text : {"", "abc-", "a-b-", "-"}) EXPECT_FALSE(isPunycode(text)) << text;
}

TEST(Punycode, RefusesANumberThatDoesNotEnd) {
  for (const auto* text : {"z", "bcher-kv", "9"}) EXPECT_FALSE(isPunycode(text)) << text;
}

TEST(Punycode, RefusesCharactersThatAreNoDigits) {
  for (const auto* text : {"bcher-k_a", "KVA", "b-", "-kva", "kv."}) EXPECT_FALSE(isPunycode(text)) << text;
}

TEST(Punycode, RefusesCodePointsBeyondUnicodeAndNumbersBeyondTheirRange) {
  for (const auto* text : {"99999999", "9999999999999999999999999999999999999999", "bcher-99999c", "en32g"}) {
    EXPECT_FALSE(isPunycode(text)) << text;
  }
}

TEST(Punycode, RefusesSurrogatesAndAcceptsTheirNeighbours) {
  for (const auto* text : {"ib9b", "zy0c", "a-7z5g"}) EXPECT_FALSE(isPunycode(text)) << text;
  for (const auto* text : {"hb9b", "0y0c", "dn32g"}) EXPECT_TRUE(isPunycode(text)) << text;
}

}  // namespace
}  // namespace pipit::whatwg
