#include <gtest/gtest.h>

#include "support/Pipitd.h"

namespace {

const std::string kCode = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLM0_-9";

// A chat in a window of its own, as clients have it: docs/protocol.md.
class HandoverRoutesTest : public ::testing::Test {
 protected:
  HandoverRoutesTest() {
    service.stop();
    service.folder.write("web/frame/window.html", "<html>window</html>");
    service.start();
  }

  HttpAnswer offer(std::string_view token, const std::string& code = kCode) const {
    return request(service.port, "POST", "/api/session/handover", R"({"code":")" + code + R"("})",
                   bearer(token));
  }
  HttpAnswer redeem(const std::string& code = kCode, const std::string& site = "demo-shop") const {
    return request(service.port, "POST", "/api/session/redeem",
                   R"({"site":")" + site + R"(","code":")" + code + R"("})");
  }
  HttpAnswer get(std::string_view path, std::string_view headers = {}) const {
    return request(service.port, "GET", path, {}, headers);
  }

  Pipitd service{std::vector<std::string>{"--session-rate", "0"}};
};

TEST_F(HandoverRoutesTest, TheConversationIsHandedOverOnceAndSurvivesARestart) {
  const Visitor visitor(service);
  EXPECT_EQ(redeem().status, 404) << "nobody has offered it yet";
  EXPECT_EQ(offer(visitor.token).status, 200);
  service.stop();
  service.start();
  const auto answer = redeem();
  ASSERT_EQ(answer.status, 200);
  const auto session = boost::json::parse(answer.body);
  EXPECT_EQ(session.at("conversation").as_string(), visitor.conversation);
  EXPECT_FALSE(session.at("token").as_string().empty());
  const auto again = redeem();
  EXPECT_EQ(again.status, 404);
  EXPECT_TRUE(again.body.contains(R"("code":"handover.unknown")")) << again.body;
}

TEST_F(HandoverRoutesTest, IsOfferedWithATokenAndACodeThatNobodyGuesses) {
  const Visitor visitor(service);
  EXPECT_EQ(offer("none").status, 401);
  for (const std::string& code : {std::string(), std::string("short"), kCode + "x"}) {
    EXPECT_EQ(offer(visitor.token, code).status, 400) << code;
    EXPECT_EQ(redeem(code).status, 400) << code;
  }
  EXPECT_EQ(offer(visitor.token).status, 200);
  EXPECT_EQ(redeem(kCode, "another").status, 404);
}

TEST_F(HandoverRoutesTest, TheWindowIsFramedByNobodyAndRedeemsWhereOurFrameHasOpenedItAlone) {
  const auto page = get("/frame/window?site=demo-shop", "Sec-Fetch-Site: same-origin\r\n");
  EXPECT_EQ(page.status, 200);
  const std::string policy = page.headers.at("content-security-policy");
  EXPECT_TRUE(policy.contains("frame-ancestors 'none'")) << policy;
  EXPECT_TRUE(policy.contains("require-trusted-types-for 'script'")) << policy;
  EXPECT_TRUE(policy.ends_with("; connect-src 'self'")) << policy;
  EXPECT_EQ(page.headers.at("cross-origin-opener-policy"), "same-origin");
  EXPECT_EQ(page.headers.at("referrer-policy"), "no-referrer");
  EXPECT_EQ(page.headers.at("cache-control"), "no-store");
  for (const char* by : {"cross-site", "same-site", "none", ""}) {
    const auto strange = get("/frame/window?site=demo-shop", "Sec-Fetch-Site: " + std::string(by) + "\r\n");
    EXPECT_TRUE(strange.headers.at("content-security-policy").ends_with("; connect-src 'none'")) << by;
  }
  EXPECT_TRUE(get("/frame/window").headers.at("content-security-policy").ends_with("; connect-src 'self'"))
      << "plain http";
}

TEST_F(HandoverRoutesTest, InAWindowTheFrameIsEmbeddedByTheServiceAndNobodyElse) {
  const std::string own = "http://test";
  const auto window = get("/frame/?site=demo-shop&window=1");
  const auto frame = get("/frame/?site=demo-shop");
  const std::string ancestors = window.headers.at("content-security-policy");
  EXPECT_TRUE(ancestors.ends_with("; frame-ancestors http://test https://test")) << ancestors;
  EXPECT_TRUE(window.body.contains(R"("allow":["http://test","https://test"])")) << window.body;
  EXPECT_FALSE(frame.body.contains(own)) << frame.body;
  EXPECT_FALSE(frame.headers.at("content-security-policy").contains(own));
  const auto configuration = get("/api/widget/config?site=demo-shop");
  EXPECT_TRUE(configuration.body.contains(own)) << "a window that is open stays allowed";
  EXPECT_EQ(get("/frame/?site=none&window=1").status, 404);
}

TEST_F(HandoverRoutesTest, AHostThatIsNoneIsAllowedNothing) {
  RawSocket socket(service.port);
  socket.send("GET /frame/?site=demo-shop&window=1 HTTP/1.1\r\nHost: a b'\";\r\nConnection: close\r\n\r\n");
  const std::string answer = socket.readAll();
  EXPECT_TRUE(answer.contains("frame-ancestors 'none'")) << answer;
  EXPECT_TRUE(answer.contains(R"("allow":[])")) << answer;
}

}  // namespace
