#include <gtest/gtest.h>

#include "http/FramePage.h"
#include "http/TextScripts.h"
#include "support/TemporaryFolder.h"

namespace pipit::server {
namespace {

class TextScriptsTest : public ::testing::Test {
 protected:
  TextScriptsTest() {
    site.id = "shop";
    folder.write("assets/texts-fr-1a.js", "french");
    files.emplace(StaticFiles::load(folder.path(".")).value());
    scripts.emplace("/assets/*-1a.js", *files);
  }

  Wording wording(std::string_view file) { return readWording(file).value(); }

  Response get(const Wording& own, std::string_view name) {
    Request request;
    request.path = scripts->addressFor(site, own);
    request.path.replace(request.path.find('*'), 1, name);
    return scripts->respond(site, own, request);
  }

  static std::string header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers)
      if (key == name) return value;
    return {};
  }

  TemporaryFolder folder;
  std::optional<StaticFiles> files;
  std::optional<TextScripts> scripts;
  Site site;
};

TEST_F(TextScriptsTest, AreNowhereForASiteWithoutWordsOfItsOwn) {
  EXPECT_EQ(scripts->addressFor(site, {}), "");
  EXPECT_EQ(TextScripts("", *files).addressFor(site, wording(R"({"de":{"send":"Los"}})")), "");
}

TEST_F(TextScriptsTest, HaveAnAddressForWhatIsSaid) {
  const std::string address = scripts->addressFor(site, wording(R"({"de":{"send":"Los"}})"));
  EXPECT_TRUE(address.starts_with("/texts/shop/") && address.ends_with("/*.js")) << address;
  EXPECT_EQ(address.find('"'), std::string::npos);
  EXPECT_NE(address, scripts->addressFor(site, wording(R"({"de":{"send":"Ab"}})")));
  EXPECT_NE(address,
            TextScripts("/assets/*-2b.js", *files).addressFor(site, wording(R"({"de":{"send":"Los"}})")));
}

TEST_F(TextScriptsTest, PutTheOwnersMessagesInThePlacesOfTheBuilds) {
  const Wording own =
      wording(R"({"de":{"send":"Los","counter":"{limit}: {length}","notices":{"Erased":"Weg"}}})");
  const Response said = get(own, "texts-de");
  EXPECT_EQ(*said.body,
            "import built from\"/assets/texts-de-1a.js\";import reworded from\"/assets/wording-1a.js\";"
            "export default reworded(built,[[\"send\",\"Los\"]],false);");
  EXPECT_EQ(header(said, "Content-Type"), "text/javascript; charset=utf-8");
  EXPECT_EQ(header(said, "Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_TRUE(
      get(own, "texts-de-more")
          .body->contains(R"([["counter","{limit}: {length}","length","limit"],["notices.9","Weg"]],false)"))
      << *get(own, "texts-de-more").body;
  EXPECT_TRUE(get(wording(R"({"ar":{"send":"x"}})"), "texts-ar").body->ends_with(",true);"));
}

TEST_F(TextScriptsTest, AreTheBuildsWhereTheOwnerSaysNothing) {
  const Response said = get(wording(R"({"de":{"send":"Los"}})"), "texts-fr");
  EXPECT_EQ(*said.body, "french");
  EXPECT_EQ(header(said, "Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(get(wording(R"({"de":{"send":"Los"}})"), "texts-es").status, 404);
}

TEST_F(TextScriptsTest, AreThoseOfTodayAtAnAddressOfYesterday) {
  Request request;
  request.path = "/texts/shop/0123/texts-de.js";
  const Response said = scripts->respond(site, wording(R"({"de":{"send":"Los"}})"), request);
  EXPECT_TRUE(said.body->contains("Los"));
  EXPECT_EQ(header(said, "Cache-Control"), "no-store");
}

TEST_F(TextScriptsTest, CannotBeLeftByWhatStandsInThem) {
  const Response said = get(wording(R"({"en":{"send":"</script>\"];alert(1);//\\&<!--"}})"), "texts-en");
  EXPECT_TRUE(said.body->contains(R"([["send","\u003c/script\u003e\"];alert(1);//\\\u0026\u003c!--"]])"))
      << *said.body;
}

TEST_F(TextScriptsTest, AreNothingElse) {
  for (const char* name : {"", "texts-", "texts-tlh", "texts-auto", "texts-de-less", "frame",
                           "texts-de-more-more", "../texts-de/x", "texts-de.js?"})
    EXPECT_EQ(get(wording(R"({"de":{"send":"Los"}})"), name).status, 404) << name;
}

TEST(FramePageOfASite, SaysWhereItsTextsAre) {
  const auto page =
      FramePage::parse(R"({{config}}<script src="/f.js" data-parts="/assets/*-1a.js"></script>)");
  EXPECT_EQ(page->parts(), "/assets/*-1a.js");
  Site site;
  EXPECT_TRUE(
      page->forSite(site, {}, 0, false, "/texts/shop/0/*.js")
          .body->ends_with(
              R"(<script src="/f.js" data-texts="/texts/shop/0/*.js" data-parts="/assets/*-1a.js"></script>)"));
  EXPECT_FALSE(page->forSite(site, {}, 0).body->contains("data-texts"));
  EXPECT_EQ(FramePage::parse("{{config}}")->parts(), "");
}

}  // namespace
}  // namespace pipit::server
