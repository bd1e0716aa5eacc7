#include <gtest/gtest.h>

#include "support/OpenApi.h"

namespace {

// The tests' own measure of requests and answers: what it lets pass no other test would see.
class ContradictionTest : public ::testing::Test {
 protected:
  static HttpAnswer answer(int status, std::string_view body, std::map<std::string, std::string> more = {}) {
    more.emplace("x-request-id", "r_0123456789abcdef0123456789abcdef");
    more.emplace("content-type", "application/json");
    return {.status = status, .headers = std::move(more), .body = std::string(body)};
  }

  static bool fits(std::string_view target, std::string_view body = R"({"entries":[],"next":null})") {
    return contradiction("GET", target, "", "", answer(200, body)).empty();
  }

  static HttpAnswer refused(std::map<std::string, std::string> headers) {
    constexpr std::string_view kError = R"({"error":{"code":"rate.limit","message":"m","issues":[],)"
                                        R"("requestId":"r_0123456789abcdef0123456789abcdef"}})";
    return answer(429, kError, std::move(headers));
  }
};

TEST_F(ContradictionTest, SeesParametersThatAreNotDescribedOrOfAnotherType) {
  EXPECT_TRUE(fits("/api/admin/audit?who=ana&limit=200"));
  EXPECT_FALSE(fits("/api/admin/audit?whose=ana"));
  EXPECT_FALSE(fits("/api/admin/audit?limit=201"));
  EXPECT_FALSE(fits("/api/admin/audit?limit=many"));
  EXPECT_FALSE(fits("/api/admin/audit?limit="));
  EXPECT_TRUE(fits("/api/admin/tickets?all=1", R"({"tickets":[],"more":false})"));
  EXPECT_FALSE(fits("/api/admin/tickets?all=yes", R"({"tickets":[],"more":false})"));
}

TEST_F(ContradictionTest, SeesParametersThatAreMissing) {
  const auto page = [](std::string_view target) {
    return contradiction("GET", target, "", "",
                         answer(200, "page", {{"content-type", "text/html"}, {"etag", "\"a\""}}));
  };
  EXPECT_EQ(page("/frame/?site=a"), "");
  EXPECT_EQ(page("/frame/?site=a&window=1"), "");
  EXPECT_EQ(page("/frame/"), "the request: query site is missing");
  EXPECT_EQ(page("/frame/?site=a&from=b"), "the request: query from is not described");
}

TEST_F(ContradictionTest, LooksIntoThePath) {
  const auto messages = [](std::string_view id) {
    return contradiction("GET", "/api/conversations/" + std::string(id) + "/messages", "", "",
                         answer(200, R"({"messages":[],"more":false})"));
  };
  EXPECT_EQ(messages("c_1"), "");
  EXPECT_NE(messages(""), "");
}

TEST_F(ContradictionTest, SaysNothingOfParametersThatWereRefused) {
  constexpr std::string_view kError = R"({"error":{"code":"validation.range","message":"m","issues":[],)"
                                      R"("requestId":"r_0123456789abcdef0123456789abcdef"}})";
  EXPECT_EQ(contradiction("GET", "/api/admin/audit?limit=201", "", "", answer(400, kError)), "");
}

TEST_F(ContradictionTest, WantsTheHeadersOfALimit) {
  const auto said = [](const HttpAnswer& answer) {
    return contradiction("POST", "/api/session", "{}", "", answer);
  };
  const std::map<std::string, std::string> all = {{"retry-after", "5"},
                                                  {"ratelimit", R"("session";r=0;t=5)"},
                                                  {"ratelimit-policy", R"("session";q=3;w=180)"}};
  EXPECT_EQ(said(refused(all)), "");
  for (const auto& [name, value] : all) {
    auto without = all;
    without.erase(name);
    EXPECT_TRUE(said(refused(without)).ends_with(" is missing")) << name;
    auto wrong = all;
    wrong[name] = "soon";
    EXPECT_NE(said(refused(wrong)), "") << name;
  }
}

TEST_F(ContradictionTest, WantsAndKnowsTags) {
  const auto texts = [](std::map<std::string, std::string> headers, std::string_view lines = "") {
    return contradiction(
        "GET", "/api/admin/sites/a/texts", "", lines,
        answer(200, R"({"texts":{},"version":"0123456789abcdef0123456789abcdef"})", std::move(headers)));
  };
  EXPECT_EQ(texts({{"etag", R"("0123456789abcdef0123456789abcdef")"}}), "");
  EXPECT_EQ(texts({}), "ETag is missing");
  EXPECT_NE(texts({{"etag", "0123456789abcdef0123456789abcdef"}}), "") << "without quotes";
  EXPECT_EQ(texts({{"etag", R"("0123456789abcdef0123456789abcdef")"}, {"location", "/"}}),
            "location is not described");
}

}  // namespace
