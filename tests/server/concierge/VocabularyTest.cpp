#include <gtest/gtest.h>

#include "vocabulary/OneEdit.h"
#include "vocabulary/Vocabulary.h"

namespace pipit::concierge {
namespace {

TEST(OneEditTest, AllowsOneSlipOfTheFinger) {
  for (const auto* slip : {"earing", "earrring", "earrimg", "aerring", "earringg", "arring"}) {
    EXPECT_TRUE(isOneEdit(slip, "earring")) << slip;
    EXPECT_TRUE(isOneEdit("earring", slip)) << slip;
  }
}

TEST(OneEditTest, RefusesNoSlipAndTwo) {
  for (const auto* other : {"earring", "earing s", "ering", "aeriing", "", "bearrings"}) {
    EXPECT_FALSE(isOneEdit("earring", other)) << other;
  }
  EXPECT_FALSE(isOneEdit("", ""));
  EXPECT_TRUE(isOneEdit("", "a"));
}

TEST(VocabularyTest, CorrectsOnlyLongWords) {
  const auto vocabulary = builtInVocabulary();
  EXPECT_EQ(vocabulary.corrected("necklase"), "necklace");
  EXPECT_EQ(vocabulary.corrected("platnum"), "platinum");
  EXPECT_EQ(vocabulary.corrected("rimg"), "rimg");
  EXPECT_EQ(vocabulary.corrected("bangles"), "bangles");
}

TEST(VocabularyTest, NeverCorrectsIntoEitherOfTwoCategories) {
  Vocabulary vocabulary;
  vocabulary.add("danglers", {Meaning::Kind::Category, "earring"});
  vocabulary.add("banglers", {Meaning::Kind::Category, "bracelet"});
  EXPECT_EQ(vocabulary.corrected("tanglers"), "tanglers");
  EXPECT_EQ(vocabulary.corrected("danglerss"), "danglers");
}

TEST(VocabularyTest, KeepsSeveralMeaningsOfAPhraseEachOnce) {
  Vocabulary vocabulary;
  for (int i = 0; i < 2; ++i) vocabulary.add("gift", {Meaning::Kind::Tag, "gift"});
  vocabulary.add("gift", {Meaning::Kind::Weak, "find_product"});
  EXPECT_EQ(vocabulary.find("gift")->size(), 2U);
}

TEST(VocabularyTest, RefusesAFileOfAnotherShape) {
  for (const auto* text : {"", "[]", "{\"unheard\": {}}", "{\"tag\": []}", "{\"tag\": {\"a\": \"b\"}}",
                           "{\"tag\": {\"a\": [1]}}"}) {
    EXPECT_FALSE(Vocabulary::parse(text)) << text;
  }
  EXPECT_TRUE(Vocabulary::parse("{\"tag\": {\"a\": [\"b c\"]}}"));
}

}  // namespace
}  // namespace pipit::concierge
