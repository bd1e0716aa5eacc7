#include <gtest/gtest.h>

#include <algorithm>

#include "support/Pipitd.h"

namespace {

TEST(SiteCommand, SavesASiteThatTheRunningServiceKnowsAtOnce) {
  const Pipitd service;
  const auto frame = [&] { return request(service.port, "GET", "/frame/?site=mine"); };
  EXPECT_EQ(frame().status, 404);
  const auto saved = run({PIPITD, "site", "save", "mine", "--allow", "https://*.mine.example", "--database",
                          service.database()});
  EXPECT_EQ(saved.status, 0) << saved.output;
  EXPECT_TRUE(
      frame().headers.at("content-security-policy").ends_with("frame-ancestors https://*.mine.example"));
  EXPECT_TRUE(run({PIPITD, "site", "list", "--database", service.database()})
                  .output.contains("https://*.mine.example"));
}

TEST(SiteCommand, GivesASiteHoursThatTheRunningServiceTells) {
  const Pipitd service;
  const auto save = [&](std::vector<std::string> options) {
    std::vector<std::string> command = {
        PIPITD, "site", "save", "mine", "--allow", "https://mine.example", "--database", service.database()};
    command.insert(command.end(), options.begin(), options.end());
    return run(command);
  };
  const auto hours = [&] { return request(service.port, "GET", "/api/widget/config?site=mine").body; };
  save({});
  EXPECT_FALSE(hours().contains(R"("hours")"));
  const auto saved = save({"--hours", "Mon-Fri 09:00-17:00; Sat 10:00-14:00", "--timezone", "Europe/Berlin",
                           "--closed", "2026-12-25", "--closed", "2026-12-26"});
  EXPECT_EQ(saved.status, 0) << saved.output;
  EXPECT_TRUE(
      saved.output.contains("open Mon-Fri 09:00-17:00; Sat 10:00-14:00, Europe/Berlin; closed "
                            "2026-12-25, 2026-12-26\n"))
      << saved.output;
  EXPECT_TRUE(hours().contains(R"("hours":"1)")) << hours();
  save({"--hours", "never"});
  EXPECT_TRUE(hours().contains(R"("hours":"-")")) << hours();
  save({"--hours", "always"});
  EXPECT_FALSE(hours().contains(R"("hours")"));
  const auto refused = save({"--hours", "Mon-Fri 9-5"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_TRUE(refused.output.contains(R"(--hours: "Mon-Fri 9-5" has hours that are not two times)"))
      << refused.output;
}

TEST(SiteCommand, RefusesABadEntryInOneLine) {
  const TemporaryFolder folder;
  const auto refused =
      run({PIPITD, "site", "save", "mine", "--allow", "https://*.co.uk", "--database", folder.path("x.db")});
  EXPECT_EQ(refused.status, 2);
  EXPECT_TRUE(refused.output.contains("public suffix"));
  EXPECT_EQ(std::ranges::count(refused.output, '\n'), 1);
}

TEST(SiteCommand, ShowsABadNameEscaped) {
  const TemporaryFolder folder;
  const auto save = [&](const std::string& id, const std::string& name) {
    return run({PIPITD, "site", "save", id, "--allow", "https://a.example", "--name", name, "--database",
                folder.path("x.db")});
  };
  EXPECT_TRUE(
      save("My\n\x1b[2J shop", "Mine").output.contains(R"(ID: "My\n\u001b[2J shop" is not a site's name)"));
  EXPECT_TRUE(save("", "Mine").output.contains(R"(ID: "" is not)"));
  const auto saved = save("mine", "Mine\nyours  Forged");
  EXPECT_EQ(saved.status, 0);
  EXPECT_TRUE(saved.output.contains("mine  Mine\\nyours  Forged\n")) << saved.output;
}

TEST(BadConfiguration, TwoProgramsDoNotServeOneDatabase) {
  if (isOnPostgres()) GTEST_SKIP() << "there they do";
  const Pipitd service;
  const auto refused =
      run({PIPITD, "--listen", "127.0.0.1:0", "--database", service.database(), "--web",
           service.folder.path("web"), "--catalogue", PIPIT_TEST_DATA "/../../web/embed/data/catalogue.json",
           "--orders", PIPIT_TEST_DATA "/../../web/embed/data/orders.json", "--log-level", "off"});
  EXPECT_EQ(refused.status, 2);
  EXPECT_TRUE(refused.output.contains("served by another pipitd")) << refused.output;
}

TEST(BadConfiguration, IsOneLineAndTheStatusTwo) {
  const TemporaryFolder folder;
  for (const char* option : {"--web", "--database", "--catalogue", "--secret-file"}) {
    const auto refused =
        run({PIPITD, "--web", folder.path("."), option, folder.path("none/none"), "--log-level", "off"});
    EXPECT_EQ(refused.status, 2) << refused.output;
    EXPECT_TRUE(refused.output.contains("allowed: ")) << refused.output;
    EXPECT_EQ(std::ranges::count(refused.output, '\n'), 1) << refused.output;
  }
}

}  // namespace
