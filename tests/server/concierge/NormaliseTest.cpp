#include <gtest/gtest.h>

#include "Limits.h"
#include "text/Normalise.h"

namespace pipit::concierge {
namespace {

TEST(NormaliseTest, FoldsCaseDiacriticsAndCompatibilityForms) {
  EXPECT_EQ(normalise("RIVIÈRE Ñandú Ｒｉｎｇ ﬁne straße"), "riviere nandu ring fine strasse");
}

TEST(NormaliseTest, MakesQuotesDashesAndSpacesPlain) {
  EXPECT_EQ(normalise("didn’t ‘x’ “y” a–b\u00A0c\td\u2009e"), "didn't 'x' \"y\" a-b c d e");
}

TEST(NormaliseTest, LeavesOutWhatIsInvisible) {
  EXPECT_EQ(normalise("ri\u200Bn\u00ADg\uFEFF"), "ring");
}

TEST(NormaliseTest, KeepsOtherScriptsAndCurrencies) {
  EXPECT_EQ(normalise("خاتم €5 £6 環"), "خاتم €5 £6 環");
}

TEST(NormaliseTest, WritesArabicInOneWay) {
  EXPECT_EQ(normalise("أَقْرَاطٌ إلى آخر فضّة ذهـــب ٱلف یک"), "اقراط الي اخر فضه ذهب الف يك");
  EXPECT_EQ(normalise("١٬٥٠٠ ۱۲٫۵ أ، ب؛ ج؟"), "1,500 12.5 ا, ب; ج?");
}

TEST(NormaliseTest, LeavesOutWhatTurnsTheDirection) {
  EXPECT_EQ(normalise("\u202Ering\u202C \u200Fخاتم\u2069"), "ring خاتم");
}

TEST(NormaliseTest, MakesSignsThatMeanNothingSpaces) {
  EXPECT_EQ(normalise("¿anillos💍? ¡sí!"), " anillos ?  si!");
}

TEST(NormaliseTest, TurnsWhatIsNotUtf8IntoSpaces) {
  EXPECT_EQ(normalise("a\xFF\xC3(b"), "a  (b");
  EXPECT_EQ(normalise("ring\xE2\x82"), "ring  ");
  EXPECT_EQ(normalise("\xED\xA0\x80x"), "   x");
}

TEST(NormaliseTest, StopsAtTheLongestMessage) {
  EXPECT_EQ(normalise(std::string(kMaximumCodePoints + 10, 'a')).size(), kMaximumCodePoints);
  std::string unfolding;
  for (std::size_t i = 0; i < kMaximumCodePoints; ++i) unfolding += "\uFDFA";
  EXPECT_LE(normalise(unfolding).size(), kMaximumNormalisedBytes + 100);
}

}  // namespace
}  // namespace pipit::concierge
