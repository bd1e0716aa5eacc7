#include <gtest/gtest.h>

#include "http/AdminPages.h"
#include "support/TemporaryFolder.h"

namespace pipit::server {
namespace {

class AdminPagesTest : public ::testing::Test {
 protected:
  AdminPagesTest() {
    folder.write("admin/index.html", "<title>Pipit</title>");
    folder.write("admin/preview.html", R"(<script type="application/json">{{config}}</script>)");
    folder.write("admin/other.html", "not for anybody");
    folder.write("admin/main-1234.js", "plain");
    folder.write("admin/main-1234.js.br", "small");
    folder.write("frame/frame.js", "another's");
    files = StaticFiles::load(folder.path(".")).value();
    addAdminPages(router, files);
  }

  Response get(std::string_view path, std::string_view query = {}) const {
    Request request;
    request.method = "GET";
    request.path = path;
    request.query = query;
    return router.find(path)->handler(request);
  }

  // All there are of that name, so that none is said twice.
  static std::vector<std::string> all(const Response& response, std::string_view name) {
    std::vector<std::string> values;
    for (const auto& [key, value] : response.headers)
      if (key == name) values.push_back(value);
    return values;
  }
  static std::string header(const Response& response, std::string_view name) {
    const auto values = all(response, name);
    return values.size() == 1 ? values.front() : "";
  }
  // The sources of one directive, as they stand there.
  static std::string directive(const Response& response, std::string_view name) {
    const std::string policy = header(response, "Content-Security-Policy") + ";";
    const std::size_t at = policy.find(std::string(name) + " ");
    if (at == std::string::npos) return "";
    const std::size_t from = at + name.size() + 1;
    return policy.substr(from, policy.find(';', from) - from);
  }

  TemporaryFolder folder;
  StaticFiles files = StaticFiles::load(folder.path(".")).value();
  Router router;
};

TEST_F(AdminPagesTest, AreOnePageThatNobodyKeepsFramesOrAddsAnythingTo) {
  for (const char* path : {"/admin", "/admin/"}) {
    const Response page = get(path);
    EXPECT_EQ(page.status, 200);
    EXPECT_EQ(*page.body, "<title>Pipit</title>");
    EXPECT_EQ(header(page, "Cache-Control"), "no-store");
    EXPECT_EQ(header(page, "Cross-Origin-Opener-Policy"), "same-origin");
    EXPECT_EQ(header(page, "Cross-Origin-Resource-Policy"), "same-origin");
    EXPECT_EQ(header(page, "Referrer-Policy"), "no-referrer");
    EXPECT_EQ(directive(page, "frame-ancestors"), "'none'");
  }
}

TEST_F(AdminPagesTest, RunAndReachNothingButTheirOwn) {
  for (const char* path : {"/admin", "/admin/preview.html"}) {
    const Response page = get(path);
    EXPECT_EQ(directive(page, "default-src"), "'none'") << path;
    for (const char* own : {"script-src", "style-src", "connect-src"})
      EXPECT_EQ(directive(page, own), "'self'") << path << own;
    for (const char* none : {"base-uri", "form-action", "trusted-types"})
      EXPECT_EQ(directive(page, none), "'none'") << path << none;
    EXPECT_EQ(directive(page, "require-trusted-types-for"), "'script'") << path;
    const std::string policy = header(page, "Content-Security-Policy");
    for (const char* loose : {"unsafe", "http:", "*"}) EXPECT_FALSE(policy.contains(loose)) << path << loose;
  }
}

TEST_F(AdminPagesTest, ShowPicturesOfOthersInThePreviewAlone) {
  EXPECT_EQ(directive(get("/admin"), "img-src"), "'self' data:");
  EXPECT_EQ(directive(get("/admin"), "frame-src"), "'self'");
  const Response preview = get("/admin/preview.html");
  EXPECT_EQ(directive(preview, "img-src"), "'self' data: blob: https:");
  EXPECT_EQ(directive(preview, "frame-ancestors"), "'self'");
  EXPECT_EQ(directive(preview, "frame-src"), "");
  EXPECT_EQ(header(preview, "Cache-Control"), "no-store");
}

TEST_F(AdminPagesTest, ShowALookThatASiteMayHave) {
  const std::string good = *get("/admin/preview.html", "accent=%23336699&radius=4").body;
  EXPECT_TRUE(good.contains("336699")) << good;
  EXPECT_FALSE(good.contains("{{config}}"));
  // What no site may have looks as if it had not been asked for, and leaves its element nowhere.
  const std::string plain = *get("/admin/preview.html").body;
  for (const char* query :
       {"accent=red%3Bbackground:url(x)", "radius=1e9", "font=%3C/script%3E%3Cscript%3E",
        "avatar=javascript:alert(1)", "avatar=http://plain.example/a.png", "accent=%ff", "nothing=1"})
    EXPECT_EQ(*get("/admin/preview.html", query).body, plain) << query;
}

TEST_F(AdminPagesTest, AreOfFilesWhoseNamesSayWhatIsInThem) {
  const Response script = get("/admin/main-1234.js");
  EXPECT_EQ(script.status, 200);
  EXPECT_EQ(header(script, "Cache-Control"), "public, max-age=31536000, immutable");
  EXPECT_EQ(header(script, "Cross-Origin-Resource-Policy"), "same-origin");
}

TEST_F(AdminPagesTest, AreNoOtherFilesAndNoOtherDocuments) {
  for (const char* path : {"/admin/index.html", "/admin/other.html", "/admin/nothing.js",
                           "/admin/../frame/frame.js", "/admin/main-1234.js.br", "/admin//main-1234.js"}) {
    const Response response = get(path);
    EXPECT_EQ(response.status, 404) << path;
    EXPECT_FALSE(response.body && response.body->contains("not for anybody")) << path;
  }
}

}  // namespace
}  // namespace pipit::server
