#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "app/ArticleFolder.h"
#include "concierge/text/Normalise.h"
#include "domain/Limits.h"
#include "domain/articles/ArticleDesk.h"
#include "domain/articles/ArticleFile.h"
#include "store/Databases.h"

namespace pipit::server {
namespace {

namespace json = boost::json;

json::value articleTable() {
  std::ifstream file(PIPIT_TEST_DATA "/articles.json");
  std::stringstream text;
  text << file.rdbuf();
  return json::parse(text.str());
}

TEST(ArticleFile, IsReadOrSaysWhatIsWrong) {
  for (const auto& row : articleTable().at("files").as_array()) {
    const auto article = readArticle(row.at("file").as_string());
    const auto* problem = row.as_object().if_contains("problem");
    ASSERT_EQ(article.has_value(), problem == nullptr) << row.at("why");
    if (problem != nullptr) {
      EXPECT_EQ(article.error(), problem->as_string().c_str()) << row.at("why");
      continue;
    }
    EXPECT_EQ(article->title, row.at("title").as_string().c_str()) << row.at("why");
    EXPECT_EQ(article->text, row.at("text").as_string().c_str()) << row.at("why");
    EXPECT_EQ(article->link, row.at("link").as_string().c_str()) << row.at("why");
  }
}

TEST(ArticleFile, HasItsBounds) {
  EXPECT_FALSE(readArticle("# A\n\n" + std::string(limits::kArticleBytes, 'x')));
  EXPECT_FALSE(readArticle("# " + std::string(limits::kArticleTitleBytes + 1, 'x') + "\n\ntext"));
  EXPECT_FALSE(readArticle("# A\n\n\xFF"));
  EXPECT_TRUE(isArticleName("ring-sizes-2"));
  for (const char* name : {"", "-a", "a-", "A", "a b", "..", "a/b", "ä"})
    EXPECT_FALSE(isArticleName(name)) << name;
}

TEST(ArticleFolder, IsReadWithLanguagesAndSites) {
  const TemporaryFolder folder;
  folder.write("help/en/returns.md", "# Returns\n\nAll.");
  folder.write("help/shop/en/returns.md", "# Returns\n\nOurs.");
  folder.write("help/en/notes.txt", "not one");
  const auto articles = readArticles(folder.path("help"));
  ASSERT_TRUE(articles) << articles.error().line();
  ASSERT_EQ(articles->size(), 2U);
  EXPECT_EQ((*articles)[0].site, "");
  EXPECT_EQ((*articles)[1].site, "shop");
  folder.write("help/returns.md", "# Returns\n\nNowhere.");
  EXPECT_TRUE(readArticles(folder.path("help")).error().wrong.contains("is not in the folder of a language"));
  EXPECT_TRUE(readArticles(folder.path("missing")).error().wrong.contains("cannot be read"));
}

class ArticleTest : public ::testing::TestWithParam<bool> {
 protected:
  EitherDatabase database{GetParam()};
  std::unique_ptr<Store> store = database.open();
  ArticleDesk desk{*store, concierge::normalise};
};

TEST_P(ArticleTest, AreFoundByWhatIsAsked) {
  const auto articles = readArticles(PIPIT_ARTICLES);
  ASSERT_TRUE(articles) << articles.error().line();
  desk.put(*articles);
  for (const auto& row : articleTable().at("searches").as_array()) {
    const auto found = desk.find("demo-shop", "", row.at("question").as_string());
    const std::string first = found.empty() ? "" : found[0].name;
    EXPECT_EQ(first, row.at("first").as_string().c_str()) << row.at("question");
    if (!found.empty()) {
      EXPECT_FALSE(found[0].excerpt.empty());
    }
  }
}

TEST_P(ArticleTest, ASitesOwnAreSeenByItAlone) {
  desk.put({{"", "en", "hours", "Opening hours", "From nine.", ""},
            {"a", "en", "hours", "Opening hours", "From ten.", ""},
            {"a", "de", "zeiten", "Opening hours", "Ab zehn.", ""}});
  EXPECT_EQ(desk.find("b", "", "opening hours").size(), 1U);
  EXPECT_EQ(desk.find("a", "", "opening hours").size(), 3U);
  EXPECT_EQ(desk.find("a", "de", "opening hours").size(), 1U);
  EXPECT_EQ(desk.article("a", "en", "hours")->text, "From ten.");
  EXPECT_EQ(desk.article("b", "en", "hours")->text, "From nine.");
  EXPECT_FALSE(desk.article("b", "de", "zeiten"));
  desk.put({});
  EXPECT_TRUE(desk.find("a", "", "opening hours").empty()) << "in place of all that there were";
}

TEST_P(ArticleTest, AnExcerptIsTheParagraphThatFitsAndHasAnEnd) {
  std::string text = "Nothing of it.\n\n## Parcels\n\n";
  for (int number = 0; number < 60; ++number)
    text += "The parcel number " + std::to_string(number) + " comes. ";
  desk.put({{"", "en", "parcels", "Our parcels", text, ""}});
  const auto found = desk.find("a", "", "parcel number");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_TRUE(found[0].excerpt.starts_with("The parcel number 0 comes.")) << found[0].excerpt;
  EXPECT_TRUE(found[0].excerpt.ends_with("comes.")) << found[0].excerpt;
  EXPECT_LE(found[0].excerpt.size(), limits::kExcerptBytes);
  EXPECT_TRUE(found[0].isTitled);
  EXPECT_DOUBLE_EQ(found[0].coverage, 1);
}

INSTANTIATE_TEST_SUITE_P(Either, ArticleTest, ::testing::Bool(),
                         [](const auto& either) { return nameOfKind(either.param); });

}  // namespace
}  // namespace pipit::server
