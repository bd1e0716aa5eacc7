#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <filesystem>
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
  const json::value table = articleTable();
  for (const auto& row : table.at("files").as_array()) {
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

TEST(ArticleFolder, ShowsNothingThatIsElsewhere) {
  const TemporaryFolder folder;
  folder.write("secret.md", "# Secret\n\nNot for visitors.");
  folder.write("help/en/returns.md", "# Returns\n\nAll.");
  std::filesystem::create_symlink(folder.path("help/en/returns.md"), folder.path("help/en/again.md"));
  EXPECT_EQ(readArticles(folder.path("help")).value().size(), 2U) << "a link to another article is one";
  std::filesystem::create_symlink("../../secret.md", folder.path("help/en/secret.md"));
  EXPECT_TRUE(
      readArticles(folder.path("help")).error().wrong.contains("a link that leads out of the folder"));
  std::filesystem::remove(folder.path("help/en/secret.md"));
  std::filesystem::create_symlink("nowhere", folder.path("help/en/dangling.md"));
  EXPECT_TRUE(readArticles(folder.path("help")).error().wrong.contains("is no file"));
}

TEST(ArticleFolder, LeavesHiddenFoldersAloneAndSaysWhatIsMisplaced) {
  const TemporaryFolder folder;
  folder.write("help/.git/en/draft.md", "nothing of ours");
  folder.write("help/en/returns.md", "# Returns\n\nAll.");
  EXPECT_EQ(readArticles(folder.path("help/")).value().size(), 1U);
  for (const char* name :
       {"help/a/b/en/deep.md", "help/My Shop/en/a.md", "help/english/a.md", "help/en/A.md"}) {
    folder.write(name, "# Returns\n\nAll.");
    EXPECT_TRUE(
        readArticles(folder.path("help")).error().wrong.contains("is not in the folder of a language"))
        << name;
    std::filesystem::remove(folder.path(name));
  }
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
  const json::value table = articleTable();
  for (const auto& row : table.at("searches").as_array()) {
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
  const auto own = desk.find("a", "", "opening hours");
  ASSERT_EQ(own.size(), 2U) << "in place of that of all sites";
  EXPECT_EQ(own[0].excerpt, "From ten.");
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
  EXPECT_EQ(found[0].titled, 1U);
  EXPECT_DOUBLE_EQ(found[0].coverage, 1);
}

TEST_P(ArticleTest, AreFoundByTheirLastWord) {
  const std::string words = [] {
    std::string text = "# Terms\n\n";
    while (text.size() + 40 < limits::kArticleBytes) text += "something else ";
    return text + "\n\nzyzzyva";
  }();
  auto article = readArticle(words).value();
  article.language = "en";
  article.name = "terms";
  desk.put({article});
  const auto found = desk.find("a", "", "terms zyzzyva");
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].excerpt, "zyzzyva");
  EXPECT_DOUBLE_EQ(found[0].coverage, 1);
}

TEST_P(ArticleTest, TakesAnythingForAQuestion) {
  desk.put({{"", "en", "hours", "Opening hours", "From nine.", ""}});
  std::string endless(3'000, 'x'), wide;
  while (wide.size() < 780) wide += "\xE3\x8C\x96";  // one sign that is folded into six
  for (const std::string& question :
       {endless, wide, std::string(10'000, '"'), std::string("\0hours\0", 7), std::string("\xFF\xC0 hours"),
        std::string("hours\"* OR words:x NEAR(a b) - ^"), std::string("' | 'a':* & !( <-> \\ ::"),
        std::string("'); DROP TABLE articles; --")})
    EXPECT_LE(desk.find("a", "", question).size(), 1U) << question;
  EXPECT_EQ(desk.find("a", "", "hours\"* OR (").size(), 1U) << "words stay words";
}

TEST_P(ArticleTest, OfCodeThereIsNoExcerpt) {
  desk.put({{"", "en", "tag", "The tag", "Some words.\n\n```html\n<pipit tag>\n\n</pipit>\n```", ""}});
  EXPECT_EQ(desk.find("a", "", "pipit tag")[0].excerpt, "Some words.");
}

INSTANTIATE_TEST_SUITE_P(Either, ArticleTest, ::testing::Bool(),
                         [](const auto& either) { return nameOfKind(either.param); });

}  // namespace
}  // namespace pipit::server
