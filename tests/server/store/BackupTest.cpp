#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <tuple>

#include "domain/Extra.h"
#include "store/Databases.h"

namespace pipit::server {
namespace {

class BackupTest : public ::testing::TestWithParam<std::tuple<bool, bool>> {
 protected:
  TemporaryFolder folder;
  std::string file = folder.path("backup.db");
};
INSTANTIATE_TEST_SUITE_P(From, BackupTest, ::testing::Combine(::testing::Bool(), ::testing::Bool()),
                         [](const auto& kinds) {
                           return nameOfKind(std::get<0>(kinds.param)) + "To" +
                                  nameOfKind(std::get<1>(kinds.param));
                         });

const ConversationKey kConversation{"c_1", "shop", "v_1"};
const Signature kOperator{"op", "", 9};

// Something in every table.
void fill(Store& store) {
  store.settingOrNew("key", "value");
  Site site;
  site.id = "shop";
  site.name = "Śhop 'n' \"more\"";
  site.allow = {"https://shop.example"};
  store.putSite(site);
  store.putUpload({.id = "u_1",
                   .conversation = "c_1",
                   .site = "shop",
                   .name = "a.png",
                   .type = "image/png",
                   .size = 7,
                   .width = 1,
                   .height = 2,
                   .at = 5});
  const auto upload = store.upload("u_1");
  const auto asked =
      store.append(kConversation, {"m_1", "client-1", "?\n\t\xF0\x9F\x92\x8D", "", 1, {}, {*upload}}).value();
  (void)store.claim("c_1", {.now = 1, .until = 2});
  (void)store.startAnswer("c_1", asked.message.seq, "m_2", 2);
  (void)store.openTicket({"TICKET-1", "c_1", "m_1", "{}", 3});
  (void)store.completeAnswer("c_1", 2, "Yes", {{"Ring", "$1", "/a.svg", "/a.html"}}, "");
  (void)store.addFeedback(
      {.feedback =
           {.id = "f_1", .site = "shop", .conversation = "c_1", .rating = 2, .message = "=\n", .at = 4},
       .visitor = "v_1"});
  store.putFigures({.key = store.takeChanged("c_1", 9)->key,
                    .conversation = "c_1",
                    .site = "shop",
                    .at = 2,
                    .messages = 2,
                    .score = 41,
                    .topics = {"ring"}});
  store.revoke({"shop", "v_1", "c_1", 0, "s_1"}, 9, 1);
  store.putFlag(FlagLayer::Customer, "shop", Feature::TabSync, false, 1);
  store.putFlag(FlagLayer::Organization, "acme", Feature::RetryLogic, true, 1);
  store.putRollout({.feature = Feature::TabSync, .rollout = {}, .plan = "tiers"});
  store.addRolloutEvent({"tabSync", "created", 0, {"ada", "why", 1}});
  store.addFlagChange({"rollout", "", "tabSync", "none", "planned 0 %", {"ada", "why", 1}});
  store.addOutcomes("tabSync", 5, {1, 2, 3});
  store.putUser({"ada", Role::Agent, {false, {"shop"}}, "hash", 5});
  store.putAdminSession({"token", "ada", 5, 5});
  store.putLoginFailures("somebody", {3, 5});
  store.putMail({"t_1", "shop", "c_1", "Ada@shop.example", "h", "en", 2, 4});
}

TEST_P(BackupTest, HoldsAllThatThereIsAndReplacesAllThatThereIs) {
  const auto [from, to] = GetParam();
  const EitherDatabase old(from), fresh(to);
  const auto source = old.open(), target = fresh.open();
  fill(*source);
  (void)target->append({"c_9", "other", "v_9"}, {"m_9", "client-9", "gone", "", 1});
  source->backUp(file);
  target->restore(file, kOperator);
  EXPECT_EQ(target->setting("key"), "value");
  EXPECT_EQ(target->site("shop")->name, source->site("shop")->name);
  const auto messages = target->messagesBefore("c_1", 100, 10).messages;
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_EQ(messages[0].text, "?\n\t\xF0\x9F\x92\x8D");
  EXPECT_EQ(messages[0].attachments, source->byId("c_1", "m_1")->attachments);
  EXPECT_EQ(messages[1].cards.at(0).title, "Ring");
  EXPECT_EQ(target->latestChange("c_1"), source->latestChange("c_1"));
  EXPECT_EQ(target->tickets("", true).at(0).id, "TICKET-1");
  EXPECT_EQ(target->feedback({.limit = 9}).at(0).rating, 2);
  EXPECT_FALSE(target->feedback({.limit = 9}).at(0).score);
  EXPECT_EQ(target->figures({.limit = 9}).at(0).topics, std::vector<std::string>{"ring"});
  EXPECT_FALSE(target->takeChanged("c_1", 9)) << "it has been looked at";
  EXPECT_TRUE(target->isRevoked("s_1"));
  EXPECT_EQ(target->flagsOf(FlagLayer::Customer, "shop"), (Flags{{Feature::TabSync, false}}));
  EXPECT_EQ(target->flagsOf(FlagLayer::Organization, "acme"), (Flags{{Feature::RetryLogic, true}}));
  EXPECT_EQ(target->rollouts().at(0).plan, "tiers");
  EXPECT_EQ(target->rolloutEvents("tabSync", 1).at(0).kind, "created");
  EXPECT_EQ(target->flagChanges(1).at(0).after, "planned 0 %");
  EXPECT_EQ(target->outcomesSince("tabSync", 5), (Outcomes{1, 2, 3}));
  EXPECT_EQ(target->user("ada")->reach.sites, std::vector<std::string>{"shop"});
  EXPECT_EQ(target->user("ada")->role, Role::Agent);
  EXPECT_EQ(target->loginFailures("somebody").count, 3);
  EXPECT_EQ(target->audit({}).at(0).after, "restored");
  EXPECT_EQ(target->audit({}).at(0).signature.who, "op");
  EXPECT_EQ(target->audit({}).at(1).subject, "tabSync");
  EXPECT_EQ(target->nextMail()->request.address, "Ada@shop.example");
  EXPECT_TRUE(target->upload("u_1")->isUsed);
  EXPECT_TRUE(target->siteOf("c_9").empty());
}

TEST_P(BackupTest, GoesOnCountingWhereItEnded) {
  const auto [from, to] = GetParam();
  const EitherDatabase old(from), fresh(to);
  const auto source = old.open(), target = fresh.open();
  fill(*source);
  source->backUp(file);
  target->restore(file, kOperator);
  EXPECT_EQ(target->append(kConversation, {"m_3", "client-2", "more", "", 3})->message.seq, 3);
  EXPECT_EQ(target->append({"c_2", "shop", "v_2"}, {"m_4", "client-1", "new", "", 3})->message.seq, 1);
  target->addRolloutEvent({"tabSync", "started", 1, {"ada", "why", 2}});
  EXPECT_EQ(target->rolloutEvents("tabSync", 9).at(0).kind, "started");
  target->addFlagChange({"rollout", "", "tabSync", "planned 0 %", "in_progress 1 %", {"ada", "why", 2}});
  EXPECT_EQ(target->flagChanges(9).size(), 2U);
  const auto audit = target->audit({});
  ASSERT_EQ(audit.size(), 3U);
  EXPECT_GT(audit[0].key, audit[1].key);
  (void)target->addFeedback(
      {.feedback = {.id = "f_2", .site = "shop", .conversation = "c_1", .at = 4}, .visitor = "v_1"});
  EXPECT_EQ(target->feedback({.limit = 9}).at(0).id, "f_2");
  EXPECT_FALSE(target->append(kConversation, {"m_5", "client-1", "again", "", 4})->isNew);
}

TEST_P(BackupTest, BringsNoSessionBackThatHasEnded) {
  const auto [from, to] = GetParam();
  const EitherDatabase old(from), fresh(to);
  const auto source = old.open(), target = fresh.open();
  fill(*source);
  source->backUp(file);
  target->revoke({"shop", "v_2", "c_2", 0, "s_2"}, 9, 1);
  target->revoke({"shop", "v_1", "c_1", 0, "s_1"}, 9, 1);
  target->putUser({"ada", Role::Agent, {true, {}}, "hash", 5});
  target->putAdminSession({"later", "ada", 6, 6});
  target->restore(file, kOperator);
  EXPECT_TRUE(target->isRevoked("s_1")) << "in both";
  EXPECT_TRUE(target->isRevoked("s_2")) << "it ended after the backup was made";
  EXPECT_FALSE(target->adminSession("token")) << "it may have ended since";
  EXPECT_FALSE(target->adminSession("later")) << "its user may not be there any more";
}

TEST_P(BackupTest, TakesNoFileThatIsThereAndNoneThatIsNoBackup) {
  const auto [from, to] = GetParam();
  const EitherDatabase database(from);
  const auto store = database.open();
  fill(*store);
  for (const char* content : {"", "no database at all, but long enough to be looked at as if it were one"}) {
    folder.write("backup.db", content);
    EXPECT_THROW(store->backUp(file), StoreFailure);
    EXPECT_THROW(store->restore(file, kOperator), StoreFailure);
    EXPECT_EQ(store->setting("key"), "value") << "nothing was replaced";
  }
  EXPECT_FALSE(std::filesystem::exists(file + ".part"));
}

}  // namespace
}  // namespace pipit::server
