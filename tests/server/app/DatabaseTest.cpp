#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "support/AdminClient.h"
#include "support/PostgresCluster.h"

namespace {

TEST(Database, IsMigratedByACommand) {
  const TemporaryFolder folder;
  const Finished done = run({PIPITD, "migrate", "--database", databaseOf(folder)});
  EXPECT_EQ(done.status, 0);
  EXPECT_TRUE(done.output.ends_with("has form 29\n")) << done.output;
}

TEST(Database, IsBackedUpAndRestoredWhileTheServiceRuns) {
  const Pipitd service({"--answer-pace", "0"});
  const Visitor visitor(service);
  ASSERT_EQ(visitor.say("client-1", "a ring under $300").status, 202);
  ASSERT_TRUE(visitor.follow(0)->readUntil(R"("seq":2)").contains(R"("seq":2)"));
  while (visitor.history().back().at("state").as_string() != "complete") {
  }
  const std::string file = service.folder.path("backup.db");
  const Finished backed = run({PIPITD, "backup", file, "--database", service.database()});
  ASSERT_EQ(backed.status, 0) << backed.output;
  using std::filesystem::perms;
  EXPECT_EQ(std::filesystem::status(file).permissions(), perms::owner_read | perms::owner_write);
  ASSERT_EQ(visitor.say("client-2", "too late").status, 202);
  const auto stream = visitor.follow(1'000);
  ASSERT_TRUE(stream->readUntil("too late").contains("too late"));
  const Finished restored = run({PIPITD, "restore", file, "--database", service.database()});
  ASSERT_EQ(restored.status, 0) << restored.output;
  EXPECT_EQ(visitor.history().size(), 2U);
  ASSERT_EQ(visitor.say("client-3", "and on it goes").status, 202);
  EXPECT_EQ(visitor.history()[2].at("text").as_string(), "and on it goes");
  // Who followed comes again, whatever was the last that they knew.
  EXPECT_TRUE(stream->readAll().ends_with("0\r\n\r\n"));
  EXPECT_TRUE(visitor.follow(1'000)->readUntil("and on it goes").contains("a ring under"));
}

TEST(Database, BringsNoSessionBackThatHasEndedSince) {
  const Pipitd service;
  const Visitor visitor(service);
  ASSERT_EQ(visitor.say("client-1", "hello").status, 202);
  const AdminClient admin(service.port, "admin", service.adminPassword);
  ASSERT_EQ(
      admin.post("users", {{"name", "ada"}, {"role", "admin"}, {"password", "correct horse battery"}}).status,
      201);
  const AdminClient ada(service.port, "ada", "correct horse battery");
  const std::string file = service.folder.path("backup.db");
  ASSERT_EQ(run({PIPITD, "backup", file, "--database", service.database()}).status, 0);
  ASSERT_EQ(request(service.port, "POST", "/api/session/end", "{}", bearer(visitor.token)).status, 200);
  ASSERT_EQ(admin.send("DELETE", "users/ada", "").status, 200);
  const Finished restored = run({PIPITD, "restore", file, "--database", service.database()});
  ASSERT_EQ(restored.status, 0) << restored.output;
  EXPECT_EQ(visitor.say("client-2", "am I still there?").status, 401);
  EXPECT_EQ(ada.get("me").status, 401);
  EXPECT_EQ(admin.get("me").status, 401) << "everybody signs in again";
  const AdminClient again(service.port, "admin", service.adminPassword);
  const auto row = again.read("audit?kind=database").at("entries").at(0).as_object();
  EXPECT_EQ(row.at("after").as_string(), "restored");
  EXPECT_EQ(row.at("reason").as_string(), "from \"" + file + '"');
}

TEST(Database, IsNotBackedUpIntoAFileThatIsThere) {
  const TemporaryFolder folder;
  folder.write("backup.db", "precious");
  const Finished done = run({PIPITD, "backup", folder.path("backup.db"), "--database", databaseOf(folder)});
  EXPECT_EQ(done.status, 2);
  EXPECT_TRUE(done.output.contains("there is a file of that name already")) << done.output;
}

TEST(Database, SaysInALineWhatIsWrongAndNeverThePassword) {
  auto& cluster = PostgresCluster::shared();
  const std::string good = cluster.database("password_test");
  const std::vector<std::string> wrong = {
      "postgresql://pipit:hunter2@/password_test?host=" + good.substr(good.find("host=") + 5),
      "postgresql://pipit:hunter2@127.0.0.1:1/chat",
      "postgresql://pipit:hunter2@127.0.0.1:port/chat",
      "postgresql://pipit:hunter2@/",
      "postgresql://pipit:hunter2%zz@/chat",
      "postgresql://pipit:hunter2@nowhere.invalid/chat",
      "postgresql:pipit:hunter2@chat",
      "mysql://pipit:hunter2@db/chat"};
  for (const std::string& address : wrong) {
    const Finished done = run({PIPITD, "migrate", "--database", address});
    EXPECT_EQ(done.status, 2) << address;
    EXPECT_TRUE(done.output.starts_with("pipitd: --database: ")) << done.output;
    EXPECT_TRUE(done.output.contains("; allowed: ")) << done.output;
    EXPECT_EQ(std::ranges::count(done.output, '\n'), 1) << done.output;
    EXPECT_FALSE(done.output.contains("hunter2")) << done.output;
  }
}

TEST(Database, OfPostgresqlIsServedWithoutSayingItsPassword) {
  const std::string database = PostgresCluster::shared().database("secrecy_test");
  const Pipitd service({"--database", database, "--log-level", "debug"});
  const Visitor visitor(service);
  EXPECT_EQ(visitor.say("client-1", "hello").status, 202);
  PostgresCluster::shared().stop();
  EXPECT_EQ(visitor.say("client-2", "secret words").status, 503);
  PostgresCluster::shared().start();
  const Finished finished = service.stop();
  EXPECT_EQ(finished.status, 0) << finished.output;
  EXPECT_TRUE(finished.output.contains(R"("event":"database")")) << finished.output;
  EXPECT_FALSE(finished.output.contains("secret words"));
  EXPECT_FALSE(finished.output.contains(PostgresCluster::kPassword));
}

}  // namespace
