#include <gtest/gtest.h>

#include "vocabulary/OneEdit.h"
#include "vocabulary/Vocabulary.h"

namespace pipit::concierge {
namespace {

TEST(OneEditTest, AllowsOneSlipOfTheFinger) {
  for (const std::u32string_view slip :
       {U"earing", U"earrring", U"earrimg", U"aerring", U"earringg", U"arring"}) {
    EXPECT_TRUE(isOneEdit(slip, U"earring"));
    EXPECT_TRUE(isOneEdit(U"earring", slip));
  }
}

TEST(OneEditTest, RefusesNoSlipAndTwo) {
  for (const std::u32string_view other : {U"earring", U"earing s", U"ering", U"aeriing", U"", U"bearrings"}) {
    EXPECT_FALSE(isOneEdit(other, U"earring"));
  }
  EXPECT_FALSE(isOneEdit(U"", U""));
  EXPECT_TRUE(isOneEdit(U"", U"a"));
}

TEST(OneEditTest, CountsLettersNotBytes) {
  EXPECT_TRUE(isOneEdit(U"مجوهرات", U"مجوهراب"));
  EXPECT_TRUE(isOneEdit(U"مجوهرات", U"مجهورات"));
  EXPECT_FALSE(isOneEdit(U"مجوهرات", U"مجوهر"));
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

TEST(VocabularyTest, CorrectsWithinTheLanguageOfTheMessage) {
  const auto& vocabulary = builtInVocabulary();
  EXPECT_EQ(vocabulary.corrected("pulcera", setOf(Language::Spanish)), "pulsera");
  EXPECT_EQ(vocabulary.corrected("pulcera", setOf(Language::English)), "pulcera");
  EXPECT_EQ(vocabulary.corrected("pulcera"), "pulsera");
}

TEST(VocabularyTest, NeverChangesACategoryBySpelling) {
  const auto& vocabulary = builtInVocabulary();
  for (const auto* word : {"collar", "callar", "pendiente", "pendant", "cadera", "pedida", "earrings"}) {
    const auto* before = vocabulary.find(word);
    const auto* after = vocabulary.find(vocabulary.corrected(word));
    EXPECT_TRUE(before == nullptr || before == after) << word;
  }
  EXPECT_EQ(vocabulary.corrected("cadera"), "cadera");
  EXPECT_EQ(vocabulary.corrected("pedida"), "pedida");
}

TEST(VocabularyTest, TakesSynonymsInEveryLanguageInAnyWriting) {
  auto vocabulary = builtInVocabulary();
  const auto* kFile = R"({"en": {"category": {"ring": ["Finger Jewel"]}}, "es": {"tag": {"gift": ["ÁNIMO"]}},
                          "ar": {"category": {"bracelet": ["الأُسورَة الذكية"]}}})";
  ASSERT_TRUE(vocabulary.extend(kFile));
  EXPECT_NE(vocabulary.find("finger jewel"), nullptr);
  EXPECT_NE(vocabulary.find("animo"), nullptr);
  EXPECT_NE(vocabulary.find("اسوره ذكيه"), nullptr);
}

TEST(VocabularyTest, TakesAPhraseAwayBehindAMinus) {
  auto vocabulary = builtInVocabulary();
  ASSERT_NE(vocabulary.find("cuff"), nullptr);
  ASSERT_TRUE(vocabulary.extend(R"({"en": {"category": {"bracelet": ["-cuff", "-never heard"]}}})"));
  EXPECT_EQ(vocabulary.find("cuff"), nullptr);
}

TEST(VocabularyTest, SaysWhatIsWrongWithAFile) {
  struct Row {
    std::string_view file, error;
  };
  for (const auto& [file, error] : std::initializer_list<Row>{
           {"", "not JSON"},
           {"[]", "not an object of languages"},
           {R"({"tag": {}})", R"("tag": is not one of the languages en, es, ar)"},
           {R"({"en": []})", "en: is not an object of sections"},
           {R"({"es": {"unheard": {}}})", R"(es."unheard": is not a section)"},
           {R"({"es": {"tag": []}})", "es.tag: is not an object of lists"},
           {R"({"es": {"category": {"rings": []}}})",
            R"(es.category."rings": is not one of bracelet, earring, necklace, ring)"},
           {R"({"ar": {"tag": {"gift": "b"}}})", "ar.tag.gift: is not a list of phrases"},
           {R"({"ar": {"tag": {"gift": [1]}}})", "ar.tag.gift: has something else than phrases"},
           {R"({"en": {"tag": {"gift": ["300 dollars"]}}})", R"(en.tag.gift: "300 dollars" is not a phrase)"},
           {R"({"en": {"tag": {"gift": [""]}}})", R"(en.tag.gift: "" is not a phrase)"},
           {R"({"en": {"tag": {"gift": ["a b c d e f g h i"]}}})",
            "is not a phrase of one to eight words"}}) {
    auto vocabulary = builtInVocabulary();
    const auto read = vocabulary.extend(file);
    ASSERT_FALSE(read) << file;
    EXPECT_NE(read.error().find(error), std::string::npos) << read.error();
  }
}

}  // namespace
}  // namespace pipit::concierge
