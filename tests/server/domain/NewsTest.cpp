#include <gtest/gtest.h>

#include "domain/Limits.h"
#include "domain/admin/News.h"
#include "domain/admin/UserBook.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

class Page : public Reader {
 public:
  void onTouched(Topic topic, const std::string& site) override {
    heard.push_back(std::string(rowOf(topic).name) + ' ' + site);
  }
  void onAllTouched() override { heard.emplace_back("all"); }
  void onLeave() override { hasLeft = true; }

  std::vector<std::string> take() { return std::exchange(heard, {}); }

  std::vector<std::string> heard;
  bool hasLeft = false;
};

using Heard = std::vector<std::string>;

class NewsTest : public ::testing::Test {
 protected:
  SignedIn join(const std::string& name, Role role, Reach reach = {}) {
    const User user{.name = name, .role = role, .reach = std::move(reach), .password = "a hash"};
    store.putUser(user);
    const auto attempt = signIn.begin(name, "192.0.2.1");
    return signIn.find(signIn.finish(*attempt, true, "")->token).value();
  }
  std::shared_ptr<Page> follow(const SignedIn& session) {
    auto page = std::make_shared<Page>();
    EXPECT_FALSE(news.follow(session, page));
    return page;
  }
  void pass(std::chrono::milliseconds time) { news.advance(now += time); }

  TemporaryFolder folder;
  Service service{folder};
  Store& store = service.store;
  SignIn signIn{store, [this] { return service.wall; }};
  News news{signIn};
  SteadyTime now{std::chrono::hours(1)};
};

TEST_F(NewsTest, EachHearsOfWhatTheyMayRead) {
  const auto admin = follow(join("ada", Role::Admin));
  const auto agent = follow(join("grace", Role::Agent));
  const auto viewer = follow(join("mary", Role::Viewer, {false, {"north-shop"}}));
  for (const auto& [topic, site] : std::vector<std::pair<Topic, std::string>>{{Topic::Feedback, "north-shop"},
                                                                              {Topic::Feedback, "south-shop"},
                                                                              {Topic::Tickets, "north-shop"},
                                                                              {Topic::Alerts, ""},
                                                                              {Topic::Features, ""},
                                                                              {Topic::Sessions, ""}})
    news.put(topic, site);
  pass({});
  EXPECT_EQ(admin->take(),
            (Heard{"alerts ", "feedback north-shop", "feedback south-shop", "flags ", "tickets north-shop"}));
  EXPECT_EQ(agent->take(), (Heard{"flags ", "tickets north-shop"}));
  EXPECT_EQ(viewer->take(), (Heard{"feedback north-shop", "flags "}));
}

TEST_F(NewsTest, WhatChangesOftenIsToldOnceASecondAndAtTheEnd) {
  const auto page = follow(join("ada", Role::Admin));
  for (int change = 0; change < 10; ++change) {
    news.put(Topic::Feedback, "demo-shop");
    pass(std::chrono::milliseconds(10));
  }
  EXPECT_EQ(page->take(), (Heard{"feedback demo-shop"}));
  news.put(Topic::Feedback, "north-shop");
  pass({});
  EXPECT_EQ(page->take(), (Heard{"feedback north-shop"})) << "another site waits for nobody";
  EXPECT_LE(news.advance(now), now + limits::kNewsPace);
  pass(limits::kNewsPace);
  EXPECT_EQ(page->take(), (Heard{"feedback demo-shop"}));
  pass(limits::kNewsPace);
  EXPECT_EQ(page->take(), Heard{});
}

TEST_F(NewsTest, WhatAnotherServiceSaysIsUnderstoodOrPassedOver) {
  const auto page = follow(join("ada", Role::Admin));
  for (const char* said : {"feedback demo-shop", "alerts ", "flags", "later demo-shop", "", " "})
    news.put(said);
  pass({});
  EXPECT_EQ(page->take(), (Heard{"alerts ", "feedback demo-shop", "flags "}));
  news.putAll();
  pass({});
  EXPECT_EQ(page->take(), (Heard{"all"}));
}

TEST_F(NewsTest, BeyondWhatIsKeptAllMayHaveChanged) {
  const auto page = follow(join("ada", Role::Admin));
  for (std::size_t site = 0; site <= limits::kNewsWaiting; ++site)
    news.put(Topic::Feedback, "shop-" + std::to_string(site));
  pass({});
  EXPECT_EQ(page->take(), (Heard{"all"}));
}

TEST_F(NewsTest, AStreamEndsWithItsSessionAndWithWhatItsUserWas) {
  store.onTouched([this](Topic topic, const std::string& site) { news.put(topic, site); });
  const SignedIn ada = join("ada", Role::Admin), grace = join("grace", Role::Agent),
                 mary = join("mary", Role::Viewer);
  const auto out = follow(ada), changed = follow(grace), idle = follow(mary);
  signIn.end(ada);
  pass({});
  EXPECT_TRUE(out->hasLeft);
  EXPECT_FALSE(changed->hasLeft);
  User agent = grace.user;
  agent.reach = {false, {"north-shop"}};
  store.putUser(agent);
  pass({});
  EXPECT_TRUE(changed->hasLeft);
  EXPECT_FALSE(idle->hasLeft);
  service.wall += std::chrono::milliseconds(limits::kAdminIdle).count();
  pass(limits::kNewsCheck);
  EXPECT_TRUE(idle->hasLeft) << "a stream keeps no session from ending";
}

TEST_F(NewsTest, ThereAreSoManyReadersOfOneAndOfAll) {
  std::vector<std::shared_ptr<Page>> pages;
  const SignedIn ada = join("ada", Role::Admin);
  for (std::size_t page = 0; page < limits::kNewsReadersOfUser; ++page) pages.push_back(follow(ada));
  const auto one = std::make_shared<Page>();
  EXPECT_EQ(news.follow(ada, one), News::Refusal::TooMany);
  pages.pop_back();
  EXPECT_FALSE(news.follow(ada, one)) << "one has gone";
  SignedIn other = ada;
  while (pages.size() + 1 < limits::kNewsReaders) {
    other.user.name = "user-" + std::to_string(pages.size());
    pages.push_back(follow(other));
  }
  other.user.name = "last";
  EXPECT_EQ(news.follow(other, std::make_shared<Page>()), News::Refusal::Full);
}

}  // namespace
}  // namespace pipit::server
