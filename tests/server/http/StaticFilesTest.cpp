#include <gtest/gtest.h>

#include "http/StaticFiles.h"
#include "support/TemporaryFolder.h"

namespace pipit::server {
namespace {

class StaticFilesTest : public ::testing::Test {
 protected:
  StaticFiles load() { return StaticFiles::load(folder.path(".")).value(); }

  static Request accepting(std::string_view encoding) {
    Request request;
    request.acceptEncoding = std::string(encoding);
    return request;
  }

  static std::string header(const Response& response, std::string_view name) {
    for (const auto& [key, value] : response.headers) {
      if (key == name) return value;
    }
    return {};
  }

  TemporaryFolder folder;
};

TEST_F(StaticFilesTest, GivesEachFormItsOwnTag) {
  folder.write("a.js", "plain");
  folder.write("a.js.br", "small");
  const StaticFiles files = load();
  const Response plain = files.find("/a.js")->respond(accepting("gzip"));
  const Response small = files.find("/a.js")->respond(accepting("br"));
  EXPECT_EQ(*plain.body, "plain");
  EXPECT_EQ(*small.body, "small");
  EXPECT_EQ(header(small, "Content-Encoding"), "br");
  EXPECT_EQ(header(small, "Vary"), "Accept-Encoding");
  EXPECT_NE(header(plain, "ETag"), header(small, "ETag"));
}

TEST_F(StaticFilesTest, AnswersAKnownTagWithoutTheFile) {
  folder.write("a.wasm", "plain");
  const StaticFiles files = load();
  Request request;
  const Response first = files.find("/a.wasm")->respond(request);
  EXPECT_EQ(header(first, "Content-Type"), "application/wasm");
  request.ifNoneMatch = header(first, "ETag");
  const Response second = files.find("/a.wasm")->respond(request);
  EXPECT_EQ(second.status, 304);
  EXPECT_EQ(second.body, nullptr);
}

TEST_F(StaticFilesTest, KnowsNoPathButThoseOfItsFiles) {
  folder.write("sub/a.js", "x");
  folder.write("secret.key", "x");
  const StaticFiles files = load();
  EXPECT_NE(files.find("/sub/a.js"), nullptr);
  for (const char* path :
       {"/sub/../sub/a.js", "//sub/a.js", "/sub/./a.js", "/secret.key", "/sub", "", "/sub/a.js/"}) {
    EXPECT_EQ(files.find(path), nullptr) << path;
  }
}

TEST_F(StaticFilesTest, ReplacesAPlaceholderAndDropsWhatWasCompressedBefore) {
  folder.write("embed/index.html", "<{{origin}}>{{origin}}");
  folder.write("embed/index.html.br", "old");
  folder.write("embed/other.html", "plain");
  folder.write("embed/other.html.br", "small");
  StaticFiles files = load();
  files.substitute("/embed/", "{{origin}}", "http://w");
  EXPECT_EQ(*files.find("/embed/index.html")->respond(accepting("br")).body, "<http://w>http://w");
  EXPECT_EQ(*files.find("/embed/other.html")->respond(accepting("br")).body, "small");
}

TEST_F(StaticFilesTest, SaysWhenThereIsNoFolder) {
  EXPECT_FALSE(StaticFiles::load(folder.path("none")));
}

}  // namespace
}  // namespace pipit::server
