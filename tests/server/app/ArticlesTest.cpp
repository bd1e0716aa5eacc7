#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "support/AdminClient.h"

namespace {

namespace json = boost::json;

// Help: its search, its pages, and answers out of it, as docs/articles.md has it.
class Articles : public ::testing::Test {
 protected:
  HttpAnswer search(const std::string& query) const {
    return request(service.port, "GET", "/api/help?site=demo-shop&" + query);
  }
  std::string answerTo(const std::string& question) const {
    const Visitor visitor(service);
    visitor.say("client-1", question);
    (void)visitor.follow(0)->readUntil(R"("change":3)");
    return visitor.history().back().at("text").as_string().c_str();
  }

  Pipitd service{{"--answer-pace", "0", "--articles", PIPIT_ARTICLES}};
};

TEST_F(Articles, AreFoundWithAnExcerptAndALink) {
  const auto answer = search("q=ring%20size&language=en");
  ASSERT_EQ(answer.status, 200) << answer.body;
  const json::value first = json::parse(answer.body).at("articles").at(0);
  EXPECT_EQ(first.at("title").as_string(), "Finding your ring size");
  EXPECT_EQ(first.at("link").as_string(), "/help/demo-shop/en/ring-sizes");
  EXPECT_FALSE(first.at("excerpt").as_string().empty());
}

TEST_F(Articles, OfAnotherLanguageAreBetterThanNone) {
  const auto answer = search("q=Lieferung&language=en");
  EXPECT_EQ(json::parse(answer.body).at("articles").at(0).at("language").as_string(), "de") << answer.body;
}

TEST_F(Articles, RefuseASearchThatIsNone) {
  for (const char* query : {"", "q=", "q=%20", "q=%FF", "q=a&language=EN", "q=a&language=engl"})
    EXPECT_EQ(search(query).status, 400) << query;
  EXPECT_EQ(search("q=" + std::string(201, 'a')).status, 400);
  EXPECT_EQ(request(service.port, "GET", "/api/help?site=nobody&q=ring").status, 404);
  EXPECT_EQ(request(service.port, "POST", "/api/help?site=demo-shop&q=ring", "{}").status, 405);
}

TEST_F(Articles, ArePagesWithoutAScript) {
  const auto page = request(service.port, "GET", "/help/demo-shop/en/ring-sizes");
  ASSERT_EQ(page.status, 200) << page.body;
  EXPECT_TRUE(page.headers.at("content-security-policy").starts_with("default-src 'none'"));
  EXPECT_TRUE(page.body.contains("<h1>Finding your ring size</h1>")) << page.body;
  EXPECT_TRUE(page.body.contains("<table>") && page.body.contains("<th>US</th>") &&
              page.body.contains("<td>16.5 mm</td>"))
      << page.body;
  for (const char* path :
       {"/help/", "/help/demo-shop", "/help/demo-shop/en", "/help/demo-shop/en/none",
        "/help/nobody/en/ring-sizes", "/help/demo-shop/en/ring-sizes/", "/help/demo-shop/en/..%2f..%2fetc"})
    EXPECT_EQ(request(service.port, "GET", path).status, 404) << path;
}

TEST(ArticlePages, AreTextWhateverTheySay) {
  const TemporaryFolder folder;
  folder.write("help/en/markup.md",
               "# <b>Bold</b> & \"title\" {{article}}\n\n<script>alert(1)</script> [x](javascript:alert(1)) "
               "<img src=x onerror=alert(1)> {{title}}");
  const Pipitd other({"--articles", folder.path("help")});
  const std::string page = request(other.port, "GET", "/help/demo-shop/en/markup").body;
  EXPECT_TRUE(page.contains("<h1>&lt;b&gt;Bold&lt;/b&gt; &amp; &quot;title&quot; {{article}}</h1>")) << page;
  for (const char* markup : {"<script", "<img", "href=\"javascript", "<b>"})
    EXPECT_FALSE(page.contains(markup)) << page;
  EXPECT_TRUE(page.contains("&lt;script&gt;") && page.contains("{{title}}")) << page;
}

TEST_F(Articles, AreFoundByWordsAndNotByTheOperatorsOfTheIndex) {
  for (const char* query : {"q=%22%20OR%20*", "q=ring%22*", "q=%27%20%7C%20%27", "q=NEAR%28ring%20size%29",
                            "q=%00ring", "q=words%3Aring", "q=%5C", "q=%D9%8B"})
    EXPECT_EQ(search(query).status, 200) << query;
  EXPECT_EQ(search("q=%ZZ").status, 400);
  EXPECT_GE(search("q=" + std::string(10'000, 'a')).status, 400);
}

TEST_F(Articles, AnswerWhatTheRulesDoNotWithALinkToTheSource) {
  const std::string answer = answerTo("do you have gift wrapping?");
  EXPECT_TRUE(answer.contains("[Gift wrapping and cards](http://localhost:")) << answer;
  EXPECT_TRUE(answer.contains("/help/demo-shop/en/gift-wrapping)")) << answer;
}

TEST_F(Articles, AnswerWhatTheRulesKnowNothingOf) {
  const std::string paying = answerTo("how do I pay?");
  EXPECT_TRUE(paying.starts_with("You can pay by card")) << paying;
  EXPECT_TRUE(paying.ends_with("/help/demo-shop/en/paying)")) << paying;
  EXPECT_TRUE(answerTo("can I pay in instalments").starts_with("You can pay by card"));
  EXPECT_TRUE(answerTo("how long does delivery take").contains("/help/demo-shop/en/shipping)"));
  EXPECT_TRUE(answerTo("¿cuánto cuesta el envío?").contains("/help/demo-shop/es/envios)"));
}

TEST_F(Articles, AddALinkToPiecesOfWhichTheirTitleSpeaks) {
  const std::string answer = answerTo("which ring size do I need");
  EXPECT_TRUE(answer.starts_with("I found")) << answer;
  EXPECT_TRUE(answer.ends_with("/help/demo-shop/en/ring-sizes)")) << answer;
}

TEST_F(Articles, HaveMoreToSayAboutWhatTheRulesKnow) {
  const std::string answer = answerTo("I would like a refund, how do returns work?");
  EXPECT_TRUE(answer.ends_with("/help/demo-shop/en/returns-and-exchanges)")) << answer;
}

TEST_F(Articles, LeaveAloneWhatTheyHaveNothingToSayAbout) {
  EXPECT_FALSE(answerTo("where is my order?").contains("/help/"));
  EXPECT_FALSE(answerTo("a ring in rose gold under $400").contains("/help/"));
  EXPECT_FALSE(answerTo("hello").contains("/help/"));
  EXPECT_FALSE(answerTo("xyzzy plugh").contains("/help/"));
}

TEST(ArticleSearches, AreLimitedByAddress) {
  const Pipitd service({"--help-rate", "1/2"});
  const auto search = [&] { return request(service.port, "GET", "/api/help?site=demo-shop&q=ring").status; };
  EXPECT_EQ(search(), 200);
  EXPECT_EQ(search(), 200);
  EXPECT_EQ(search(), 429);
}

TEST(ArticleOption, NamesTheFileThatIsWrong) {
  const Pipitd service;
  service.folder.write("help/en/broken.md", "no heading");
  const Finished finished =
      run({PIPITD, "check", "--database", service.database(), "--web", service.folder.path("web"),
           "--catalogue", PIPIT_TEST_DATA "/../../web/embed/data/catalogue.json", "--orders",
           PIPIT_TEST_DATA "/../../web/embed/data/orders.json", "--articles", service.folder.path("help")});
  EXPECT_EQ(finished.status, 2);
  EXPECT_TRUE(finished.output.contains("broken.md") && finished.output.contains("# Title"))
      << finished.output;
}

}  // namespace
