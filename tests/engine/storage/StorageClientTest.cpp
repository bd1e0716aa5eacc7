#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "HostStorage.h"
#include "base/Hash.h"
#include "base/limits.h"
#include "storage/Record.h"
#include "storage/StorageClient.h"

namespace pipit {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Keys = std::vector<std::string>;

constexpr std::array<std::string_view, 2> both = {"a", "b"};

std::string recordOf(std::string_view payload, double wall = 1732150000000) {
  return Record{wall, wall + limits::recordLifetime, std::string(payload)}.encode();
}

std::string payloadIn(const HostStorage& host, const std::string& key) {
  const auto record = Record::decode(host.records.at(key), host.time.wall);
  return record ? record->payload : "unreadable";
}

TEST(StorageClient, LoadsAllKeysWithOneRequest) {
  HostStorage host;
  host.records = {{"a", recordOf("[1]")}};
  host.client.load(both, host.time);
  host.answer();
  EXPECT_THAT(host.asked, ElementsAre("storage.get a b"));
  const auto loaded = host.client.takeLoaded();
  ASSERT_EQ(loaded.size(), 2u);
  EXPECT_EQ(loaded.front().payload, "[1]");
  EXPECT_EQ(loaded.back().payload, std::nullopt);
}

TEST(StorageClient, LoadsAgainWhenNobodyAnswered) {
  HostStorage host;
  host.records = {{"a", recordOf("[1]")}};
  host.client.load(both, host.time);
  host.timeOut();
  EXPECT_THAT(host.client.takeLoaded(), IsEmpty());
  host.timeOut();
  host.answer();
  EXPECT_EQ(host.client.takeLoaded().front().payload, "[1]");
}

TEST(StorageClient, GivesEachKeyBackEvenIfNobodyEverAnswers) {
  HostStorage host;
  host.client.load(both, host.time);
  for (std::uint32_t i = 0; i < limits::requestAttempts; ++i) host.timeOut();
  EXPECT_EQ(host.client.takeLoaded().size(), 2u);
  EXPECT_THAT(host.bridge.takeOutgoing(), IsEmpty());
}

// What stands there could be the visitor's unsent messages: writing over it would lose them.
TEST(StorageClient, WritesNothingOverWhatItCouldNotRead) {
  for (const char* code : {"timeout", "busy", "invalid", "denied"}) {
    HostStorage host;
    host.records = {{"a", recordOf("[1]")}};
    host.trouble = code;
    host.client.load(both, host.time);
    for (std::uint32_t i = 0; i <= limits::requestAttempts + 1; ++i) {
      host.answer();
      host.advance(limits::backoffCap);
    }
    ASSERT_EQ(host.client.takeLoaded().size(), 2u) << code;
    EXPECT_EQ(host.client.health(), StorageHealth::Blocked) << code;
    host.client.touchUrgently("a");
    EXPECT_THAT(host.client.takeDue(host.time), IsEmpty()) << code;
    EXPECT_FALSE(host.client.deadline()) << code;
  }
}

TEST(StorageClient, TakesAnAnswerWithoutAllTheValuesForNone) {
  HostStorage host;
  host.client.load(both, host.time);
  (void)host.bridge.receive(R"({"v":1,"id":1,"t":"reply","p":{"ok":true,"v":["x"]}})", 0);
  for (const auto& settled : host.bridge.takeSettled()) host.client.settle(settled, host.time);
  EXPECT_EQ(host.client.takeLoaded().size(), 2u);
  EXPECT_EQ(host.client.damaged(), 0u);
  EXPECT_EQ(host.client.health(), StorageHealth::Blocked);
}

TEST(StorageClient, LoadsThroughAnyNumberOfNewEpochs) {
  HostStorage host;
  host.records = {{"a", recordOf("[1]")}};
  host.client.load(both, host.time);
  for (int epoch = 0; epoch < 10; ++epoch) {
    host.bridge.connect(0);
    for (const auto& settled : host.bridge.takeSettled()) host.client.settle(settled, host.time);
  }
  host.answer();
  EXPECT_EQ(host.client.takeLoaded().front().payload, "[1]");
}

// A page that goes gives no time to write.
TEST(StorageClient, WritesTheFirstChangeAtOnceAndThoseAfterItTogetherOnceTheCoalescingTimeIsOver) {
  HostStorage host;
  host.client.touch("a", host.time);
  host.writeDue({{"a", "[1]"}});
  host.answer();
  EXPECT_EQ(payloadIn(host, "a"), "[1]");
  for (int change = 0; change < 5; ++change) host.client.touch("a", host.time);
  host.advance(limits::storageCoalesce - 1);
  EXPECT_THAT(host.client.takeDue(host.time), IsEmpty());
  EXPECT_EQ(host.client.deadline(), host.time.now + 1);
  host.advance(1);
  host.writeDue({{"a", "[2]"}});
  host.answer();
  EXPECT_THAT(host.asked, ElementsAre("storage.set a", "storage.set a"));
  EXPECT_EQ(payloadIn(host, "a"), "[2]");
}

TEST(StorageClient, WritesAKeyThatChangesAllTheWhile) {
  HostStorage host;
  int writes = 0;
  for (int i = 0; i < 100; ++i) {
    host.client.touch("a", host.time);
    host.advance(50);
    writes += static_cast<int>(host.client.takeDue(host.time).size());
  }
  EXPECT_NEAR(writes, 100 * 50 / limits::storageCoalesce, 2);
}

TEST(StorageClient, WritesAnUrgentKeyAtOnce) {
  HostStorage host;
  host.client.touch("a", host.time);
  host.client.touchUrgently("a");
  host.client.touch("a", host.time);
  EXPECT_EQ(host.client.takeDue(host.time), Keys{"a"});
}

TEST(StorageClient, WritesAllThatIsTouchedWhenFlushed) {
  HostStorage host;
  host.client.touch("a", host.time);
  host.client.touch("b", host.time);
  host.client.flush();
  EXPECT_EQ(host.client.takeDue(host.time), (Keys{"a", "b"}));
  EXPECT_THAT(host.client.takeDue(host.time), IsEmpty());
}

TEST(StorageClient, WritesEveryChangeAtOnceWhileThePageMayBeAboutToGo) {
  HostStorage host;
  host.client.touch("a", host.time);
  host.writeDue({{"a", "[1]"}});
  host.client.touch("a", host.time);
  host.client.expectFlush(host.time);
  EXPECT_EQ(host.client.takeDue(host.time), Keys{"a"});
  host.client.touch("a", host.time);
  EXPECT_EQ(host.client.takeDue(host.time), Keys{"a"});
  host.advance(limits::storageHurry);
  host.client.touch("a", host.time);
  EXPECT_EQ(host.client.takeDue(host.time), Keys{"a"});
  host.client.touch("a", host.time);
  EXPECT_THAT(host.client.takeDue(host.time), IsEmpty());
}

TEST(StorageClient, RemovesTheRecordOfAnEmptyPayload) {
  HostStorage host;
  host.records = {{"a", recordOf("[1]")}};
  host.client.touchUrgently("a");
  host.writeDue({{"a", ""}});
  host.answer();
  EXPECT_THAT(host.asked, ElementsAre("storage.remove a"));
  EXPECT_THAT(host.records, IsEmpty());
}

TEST(StorageClient, WritesAgainWithTheNewestPayloadAfterAPassingTrouble) {
  for (const char* code : {"busy", "timeout", "gone"}) {
    HostStorage host;
    host.trouble = code;
    host.client.touchUrgently("a");
    host.writeDue({{"a", "[1]"}});
    host.answer();
    host.trouble.clear();
    EXPECT_THAT(host.client.takeDue(host.time), IsEmpty()) << "at once";
    host.advance(limits::storageCoalesce);
    host.writeDue({{"a", "[2]"}});
    host.answer();
    EXPECT_EQ(payloadIn(host, "a"), "[2]") << code;
    EXPECT_EQ(host.client.health(), StorageHealth::Working);
  }
}

TEST(StorageClient, WritesAgainAfterPausesThatGrowToTheirCapForAsLongAsItTakes) {
  HostStorage host;
  host.trouble = "busy";
  host.client.touchUrgently("a");
  std::vector<double> pauses;
  for (int i = 0; i < 200; ++i) {
    host.writeDue({{"a", "[1]"}});
    host.answer();
    const double pause = host.client.deadline().value() - host.time.now;
    pauses.push_back(pause);
    host.advance(pause);
  }
  EXPECT_LT(pauses[0], limits::backoffBase);
  EXPECT_LT(*std::ranges::max_element(pauses), limits::backoffCap);
  EXPECT_GT(*std::ranges::max_element(pauses), limits::backoffCap * 0.8);
  host.trouble.clear();
  host.writeDue({{"a", "[2]"}});
  host.answer();
  EXPECT_EQ(payloadIn(host, "a"), "[2]");

  host.trouble = "busy";
  host.client.touchUrgently("a");
  host.writeDue({{"a", "[3]"}});
  host.answer();
  EXPECT_LT(host.client.deadline().value() - host.time.now, limits::backoffBase) << "it begins anew";
}

// The answer may be late, and the next attempt would remove what was written since.
TEST(StorageClient, WritesNothingUntilEverythingIsErased) {
  HostStorage host;
  host.records = {{"a", recordOf("[1]")}};
  host.client.erase(host.time);
  host.client.touchUrgently("a");
  EXPECT_THAT(host.client.takeDue(host.time), IsEmpty());
  EXPECT_FALSE(host.client.deadline());
  host.timeOut();
  host.answer();
  EXPECT_THAT(host.records, IsEmpty());
  host.writeDue({{"a", "[2]"}});
  host.answer();
  EXPECT_EQ(payloadIn(host, "a"), "[2]");
  EXPECT_THAT(host.asked, ElementsAre("own storage.clear", "storage.clear", "storage.set a"));
}

TEST(StorageClient, AsksNothingMoreWhereStorageIsDeniedOrAbsent) {
  for (const char* code : {"denied", "absent"}) {
    HostStorage host;
    host.trouble = code;
    host.client.touchUrgently("a");
    for (int attempt = 0; attempt < 4; ++attempt) {
      host.writeDue({{"a", "[1]"}});
      host.answer();
      host.client.touchUrgently("a");
      host.answer();
    }
    EXPECT_EQ(host.client.health(), StorageHealth::Blocked);
    host.client.touchUrgently("a");
    host.client.flush();
    EXPECT_THAT(host.client.takeDue(host.time), IsEmpty());
    EXPECT_FALSE(host.client.deadline());
  }
}

TEST(StorageClient, WaitsForTheNextChangeWhereStorageIsFull) {
  HostStorage host;
  host.trouble = "quota";
  host.client.touchUrgently("a");
  host.writeDue({{"a", "[1]"}});
  host.answer();
  host.giveUpHomeless();
  EXPECT_EQ(host.client.health(), StorageHealth::Full);
  EXPECT_FALSE(host.client.deadline());
  host.trouble.clear();
  host.client.touchUrgently("a");
  host.writeDue({{"a", "[2]"}});
  host.answer();
  EXPECT_EQ(host.client.health(), StorageHealth::Working);
}

TEST(StorageClient, TakesARecordThatTheHostPageFindsTooLargeForAFullStorage) {
  HostStorage host;
  host.trouble = "invalid";
  host.client.touchUrgently("a");
  host.writeDue({{"a", "[1]"}});
  host.answer();
  host.giveUpHomeless();
  EXPECT_EQ(host.client.health(), StorageHealth::Full);
}

TEST(StorageClient, StaysFullUntilTheKeyThatDidNotFitIsWritten) {
  HostStorage host;
  host.trouble = "quota";
  host.client.touchUrgently("a");
  host.writeDue({{"a", "[1]"}});
  host.answer();
  host.giveUpHomeless();
  host.trouble.clear();
  host.client.touchUrgently("b");
  host.writeDue({{"b", "[1]"}});
  host.answer();
  EXPECT_EQ(host.client.health(), StorageHealth::Full)
      << "a small record that fits hides that a large one does not";
  host.client.touchUrgently("a");
  host.writeDue({{"a", "[2]"}});
  host.answer();
  EXPECT_EQ(host.client.health(), StorageHealth::Working);
}

TEST(StorageClient, SetsARecordAsideThatItCannotTrust) {
  for (const std::string& text :
       {std::string("garbage"), recordOf("[1]") + "x", std::string("pipit3 j 1 2 x\n{}")}) {
    HostStorage host;
    host.records = {{"a", text}, {"b", recordOf("[2]")}};
    host.client.load(both, host.time);
    host.answer();
    host.answer();
    EXPECT_EQ(host.records.at("a.aside"), text);
    EXPECT_EQ(host.client.damaged(), 1u);
    const auto loaded = host.client.takeLoaded();
    EXPECT_TRUE(loaded.front().damaged);
    EXPECT_FALSE(loaded.front().payload);
    EXPECT_EQ(loaded.back().payload, "[2]");
    EXPECT_EQ(host.client.takeDue(host.time), Keys{"a"}) << "the damaged record stays where it is";
  }
}

TEST(StorageClient, MindsNotIfARecordCannotBeSetAside) {
  HostStorage host;
  host.records = {{"a", "garbage"}};
  host.client.load(both, host.time);
  host.answer();
  host.trouble = "quota";
  host.answer();
  EXPECT_EQ(host.client.health(), StorageHealth::Working);
}

TEST(StorageClient, RemovesAnExpiredRecordWithoutSayingThatItIsDamaged) {
  HostStorage host;
  host.records = {{"a", recordOf("[1]", 1000)}};
  host.client.load(both, host.time);
  host.answer();
  EXPECT_FALSE(host.client.takeLoaded().front().damaged);
  EXPECT_EQ(host.client.damaged(), 0u);
  EXPECT_EQ(host.client.takeDue(host.time), Keys{"a"});
}

TEST(StorageClient, KeepsWhatIsDueUntilThereIsAPort) {
  Random random{"seed"};
  Bridge bridge{random};
  StorageClient client(bridge, random);
  client.touchUrgently("a");
  EXPECT_THAT(client.takeDue({1e9, 1e9}), IsEmpty());
  EXPECT_FALSE(client.deadline());
  bridge.connect(0);
  EXPECT_EQ(client.takeDue({1e9, 1e9}), Keys{"a"});
}

TEST(StorageClient, WritesLaterWhatTheBridgeHasNoRoomFor) {
  HostStorage host;
  for (std::size_t i = 0; i < limits::pendingRequests; ++i)
    (void)host.bridge.request({MessageType::Ping, "{}", 1u << 30}, host.time.now);
  host.client.touchUrgently("a");
  host.writeDue({{"a", "[1]"}});
  EXPECT_EQ(host.client.deadline(), host.time.now + limits::storageCoalesce);
}

TEST(StorageClient, GivesBackWhatAnotherTabWroteUnderAGuardedKeyAndWritesAgain) {
  for (const char* theirs : {"", "[2]"}) {
    HostStorage host;
    host.client.guard("a");
    host.records = {{"a", recordOf("[1]")}};
    host.client.load(both, host.time);
    host.answer();
    (void)host.client.takeLoaded();
    if (*theirs) {
      host.records["a"] = recordOf(theirs);
    } else {
      host.records.erase("a");
    }
    host.client.touchUrgently("a");
    host.writeDue({{"a", "[3]"}});
    host.answer();
    EXPECT_EQ(host.records.contains("a"), *theirs != 0);
    host.client.touchUrgently("a");
    EXPECT_THAT(host.client.takeDue(host.time), IsEmpty()) << "before the other's is known";
    EXPECT_FALSE(host.client.deadline());
    host.answer();
    const auto loaded = host.client.takeLoaded();
    ASSERT_EQ(loaded.size(), 1u);
    EXPECT_EQ(loaded.front().payload.value_or(""), theirs);
    host.writeDue({{"a", "[2,3]"}});
    host.answer();
    EXPECT_EQ(payloadIn(host, "a"), "[2,3]");
  }
}

// Of what is too long to be a record the host page tells the beginning.
TEST(StorageClient, WritesOverWhatIsNoRecordOnlyWhileItStandsThere) {
  for (const std::string& foreign :
       {std::string("none of ours"), std::string(300000, 'x'), std::string(129, 'x')}) {
    HostStorage host;
    host.client.guard("a");
    host.records = {{"a", foreign}};
    host.client.load(both, host.time);
    host.answer();
    const std::string theirs = recordOf("[1]");
    host.records["a"] = theirs;
    host.client.touchUrgently("a");
    host.writeDue({{"a", "[2]"}});
    host.answer();
    EXPECT_EQ(host.records["a"], theirs) << foreign.size();
    host.answer();
    host.records["a"] = foreign;
    host.client.forget("a");
    host.client.peek(std::span(both).first(1), host.time);
    host.answer();
    host.client.touchUrgently("a");
    host.writeDue({{"a", "[1,2]"}});
    host.answer();
    EXPECT_EQ(payloadIn(host, "a"), "[1,2]") << foreign.size();
  }
}

TEST(StorageClient, KnowsAfterARefusalForWantOfRoomWhatStandsThere) {
  HostStorage host;
  host.client.guard("a");
  host.client.touchUrgently("a");
  host.writeDue({{"a", "[1]"}});
  host.answer();
  host.trouble = "quota";
  host.client.touchUrgently("a");
  host.writeDue({{"a", "[1,2]"}});
  host.answer();
  host.trouble.clear();
  host.client.touchUrgently("a");
  host.writeDue({{"a", "[3]"}});
  host.answer();
  EXPECT_EQ(payloadIn(host, "a"), "[3]");
}

TEST(StorageClient, RemovesAGuardedKeyOnlyAsItWasSeen) {
  HostStorage host;
  host.client.guard("a");
  host.client.touchUrgently("a");
  host.writeDue({{"a", "[1]"}});
  host.answer();
  host.records["a"] = recordOf("[2]");
  host.client.touchUrgently("a");
  host.writeDue({{"a", ""}});
  host.answer();
  EXPECT_EQ(payloadIn(host, "a"), "[2]");
}

TEST(StorageClient, WritesAGuardedKeySeveralTimesInARow) {
  HostStorage host;
  host.client.guard("a");
  for (const char* payload : {"[1]", "", "[2]", "[3]"}) {
    host.client.touchUrgently("a");
    host.writeDue({{"a", payload}});
  }
  host.answer();
  EXPECT_THAT(host.asked, ElementsAre("storage.set a", "storage.remove a", "storage.set a", "storage.set a"));
  EXPECT_EQ(payloadIn(host, "a"), "[3]");
}

TEST(StorageClient, GoesOnWhateverComesOfPeeking) {
  for (const char* code : {"timeout", "busy", "denied"}) {
    HostStorage host;
    host.trouble = code;
    host.client.peek(both, host.time);
    for (std::uint32_t attempt = 0; attempt < limits::requestAttempts; ++attempt) {
      host.answer();
      host.advance(limits::backoffCap);
    }
    EXPECT_EQ(host.client.takeLoaded().size(), 2u);
    EXPECT_EQ(host.client.health(), StorageHealth::Working) << code;
  }
}

TEST(StorageClient, AsksABusyPageAgainForAllButWhatPasses) {
  for (const bool passes : {false, true}) {
    HostStorage host;
    if (passes) host.client.pass("a");
    host.client.peek(std::span(both).first(1), host.time);
    host.timeOut();
    EXPECT_EQ(host.client.takeLoaded().size(), passes ? 1u : 0u);
    EXPECT_EQ(host.client.isPeeking(), !passes);
  }
}

TEST(StorageClient, UsesTheFramesOwnStorageWhereTheHostPageRefusesIts) {
  for (const char* code : {"denied", "absent"}) {
    HostStorage host;
    host.trouble = code;
    host.client.load(both, host.time);
    host.trouble.clear();
    const std::string denied = R"("t":"reply","p":{"ok":false,"code":")" + std::string(code) + R"("}})";
    for (const char* id : {"1", "2"}) {
      (void)host.bridge.takeOutgoing();
      (void)host.bridge.receive(R"({"v":2,"id":)" + std::string(id) + "," + denied, 0);
      for (const auto& settled : host.bridge.takeSettled()) host.client.settle(settled, host.time);
    }
    host.ownRecords = {{"a", recordOf("[1]")}};
    host.answer();
    EXPECT_EQ(host.client.takeLoaded().front().payload, "[1]");
    host.client.touchUrgently("b");
    host.writeDue({{"b", "[2]"}});
    host.answer();
    EXPECT_THAT(host.asked, ElementsAre("own storage.get a b", "own storage.set b"));
    EXPECT_EQ(host.client.health(), StorageHealth::Working);
    EXPECT_FALSE(host.client.takeMoved()) << "what was loaded came from there";
  }
}

TEST(StorageClient, LoadsAgainFromAStorageThatRefusedOnce) {
  HostStorage host;
  host.records = {{"a", recordOf("[1]")}};
  host.client.load(both, host.time);
  host.trouble = "denied";
  host.answer();
  host.trouble.clear();
  host.answer();
  EXPECT_EQ(host.client.takeLoaded().front().payload, "[1]");
  EXPECT_THAT(host.asked, ElementsAre("storage.get a b", "storage.get a b"));
}

TEST(StorageClient, WritesAgainIntoAStorageThatRefusedOnce) {
  HostStorage host;
  for (const char* payload : {"[1]", "[2]"}) {
    host.trouble = "denied";
    host.client.touchUrgently("a");
    host.writeDue({{"a", payload}});
    host.answer();
    host.trouble.clear();
    host.writeDue({{"a", payload}});
    host.answer();
    EXPECT_EQ(payloadIn(host, "a"), payload);
  }
  EXPECT_FALSE(host.client.takeMoved());
}

TEST(StorageClient, SalvagesWhatStandsInTheFramesOwnStorageAndRemovesItOnceItIsWritten) {
  HostStorage host;
  host.ownRecords = {{"a", recordOf("[1]")}, {"c", recordOf("[3]")}};
  host.client.salvage(both, host.time);
  host.answer();
  const auto loaded = host.client.takeLoaded();
  ASSERT_EQ(loaded.size(), 1u);
  EXPECT_EQ(loaded.front().key, "a");
  EXPECT_EQ(loaded.front().payload, "[1]");
  EXPECT_EQ(host.ownRecords.size(), 2u);
  host.writeDue({{"a", "[1,2]"}});
  host.answer();
  host.answer();
  EXPECT_EQ(payloadIn(host, "a"), "[1,2]");
  EXPECT_EQ(host.ownRecords.count("a"), 0u);
  EXPECT_EQ(host.ownRecords.count("c"), 1u);
}

TEST(StorageClient, ErasesWhatWasKeptWhileAnotherStorageWasInUse) {
  HostStorage host;
  host.records = {{"a", recordOf("[1]")}};
  host.ownRecords = {{"a", recordOf("[2]")}};
  host.client.erase(host.time);
  host.answer();
  EXPECT_THAT(host.records, IsEmpty());
  EXPECT_THAT(host.ownRecords, IsEmpty());
  EXPECT_EQ(host.client.takeErased(), "");
}

TEST(StorageClient, PutsNothingAsideForAllToReadThatIsToBeSealed) {
  HostStorage host;
  host.client.seal(true);
  host.records = {{"a", recordOf("[1]")}, {"b", "no record"}, {"b.aside", recordOf("[2]")}};
  host.client.load(both, host.time);
  host.answer();
  for (const auto& loaded : host.client.takeLoaded()) EXPECT_TRUE(loaded.damaged);
  EXPECT_EQ(host.client.damaged(), 2u);
  host.client.sweep(both, host.time);
  for (int step = 0; step < 3; ++step) host.answer();
  EXPECT_EQ(host.records.count("a.aside") + host.records.count("b.aside"), 0u);
}

TEST(StorageClient, MovesToTheFramesOwnStorageInTheMiddle) {
  HostStorage host;
  host.trouble = "denied";
  host.client.touchUrgently("a");
  for (int attempt = 0; attempt < 2; ++attempt) {
    host.writeDue({{"a", "[1]"}});
    host.answer();
  }
  EXPECT_TRUE(host.client.takeMoved());
  EXPECT_EQ(host.client.health(), StorageHealth::Working);
}

TEST(StorageClient, AsksNothingTwiceWithinTheCacheTimeUnlessAnotherTabWroteIt) {
  HostStorage host;
  host.records = {{"a", recordOf("[1]")}};
  host.client.load(both, host.time);
  host.answer();
  (void)host.client.takeLoaded();
  host.client.peek(both, host.time);
  EXPECT_EQ(host.client.takeLoaded().front().payload, "[1]");
  EXPECT_THAT(host.bridge.takeOutgoing(), IsEmpty());
  host.records["a"] = recordOf("[2]");
  host.client.forget("a");
  host.client.peek(both, host.time);
  host.answer();
  EXPECT_EQ(host.client.takeLoaded().front().payload, "[2]");
  host.advance(limits::storageCache);
  host.client.peek(both, host.time);
  EXPECT_EQ(host.bridge.takeOutgoing().size(), 1u);
}

TEST(StorageClient, RemembersNothingOfAPageThatDoesNotTellWhatOthersWrite) {
  HostStorage host;
  host.bridge.speak(1);
  host.client.load(both, host.time);
  host.answer();
  host.client.peek(both, host.time);
  EXPECT_EQ(host.bridge.takeOutgoing().size(), 1u);
}

TEST(StorageClient, SweepsWhatNobodyCanUseAndNothingElse) {
  HostStorage host;
  const std::string expired = Record{1, 2, "[1]"}.encode();
  host.records = {{"a", recordOf("[1]")}, {"old", expired},        {"later", recordOf("[2]")},
                  {"x.aside", "garbage"}, {"foreign", "not ours"}, {"b", expired}};
  host.client.sweep(both, host.time);
  for (int i = 0; i < 3; ++i) host.answer();
  EXPECT_THAT(host.asked.back(), testing::StartsWith("storage.remove"));
  EXPECT_TRUE(host.records.contains("a"));
  EXPECT_TRUE(host.records.contains("b")) << "its owner sees to it";
  EXPECT_TRUE(host.records.contains("later"));
  EXPECT_EQ(host.records.size(), 3u);
}

TEST(StorageClient, ErasesEverythingAndWritesNothingAfterIt) {
  HostStorage host;
  host.records = {{"a", recordOf("[1]")}};
  host.client.touchUrgently("a");
  host.client.erase(host.time);
  EXPECT_EQ(host.client.takeErased(), std::nullopt);
  EXPECT_THAT(host.client.takeDue(host.time), IsEmpty());
  host.answer();
  EXPECT_THAT(host.records, IsEmpty());
  EXPECT_EQ(host.client.takeErased(), "");
  EXPECT_EQ(host.client.takeErased(), std::nullopt);
  EXPECT_THAT(host.client.takeDue(host.time), IsEmpty());
}

// A frame that is loaded to erase is asked before it knows where its records are.
TEST(StorageClient, ErasesWithoutThePagesStorageWhereThatIsRefusedFromTheStart) {
  for (const std::string_view refusal : {"denied", "absent"}) {
    HostStorage host;
    host.ownRecords = {{"a", recordOf("[1]")}};
    host.client.load(both, host.time);
    host.client.erase(host.time);
    host.hostTrouble = refusal;
    for (int round = 0; round < 4; ++round) host.answer();
    EXPECT_EQ(host.client.takeErased(), "");
    EXPECT_THAT(host.ownRecords, IsEmpty());
    EXPECT_EQ(host.client.takeLoaded().size(), 2u);
  }
}

TEST(StorageClient, SaysThatNothingIsErasedWhereEveryStorageIsRefused) {
  HostStorage host;
  host.client.load(both, host.time);
  host.client.erase(host.time);
  host.trouble = "denied";
  for (int round = 0; round < 8; ++round) host.answer();
  EXPECT_EQ(host.client.takeErased(), "denied");
}

TEST(StorageClient, DoesNotCallErasedWhatAStorageKeepsThatItHasUsed) {
  HostStorage host;
  host.client.load(both, host.time);
  host.answer();
  host.client.erase(host.time);
  host.trouble = "denied";
  host.answer();
  EXPECT_EQ(host.client.takeErased(), "denied");
}

TEST(StorageClient, GivesNothingBackThatWasBeingReadWhenAllWasErased) {
  HostStorage host;
  host.records = {{"a", recordOf("[1]")}, {"b", recordOf("[2]")}};
  host.client.load(both, host.time);
  host.client.erase(host.time);
  host.records = {{"a", recordOf("[1]")}, {"b", recordOf("[2]")}};
  host.answer();
  const auto loaded = host.client.takeLoaded();
  ASSERT_EQ(loaded.size(), 2u);
  for (const auto& one : loaded) EXPECT_EQ(one.payload, std::nullopt);
}

TEST(StorageClient, TakesBackWhatCameAfterAnothersErasureAndNothingElse) {
  for (const bool isCompared : {true, false}) {
    HostStorage host;
    for (const std::string_view key : both) isCompared ? host.client.guard(key) : host.client.watch(key);
    host.client.touchUrgently("a");
    host.client.touchUrgently("b");
    host.writeDue({{"a", "[1]"}, {"b", "[2]"}});
    host.answer();
    host.records["b"] = recordOf("[3]");
    host.client.touchUrgently("a");
    host.client.retract({}, host.time);
    host.answer();
    EXPECT_THAT(host.client.takeDue(host.time), IsEmpty());
    EXPECT_FALSE(host.records.contains("a"));
    EXPECT_EQ(payloadIn(host, "b"), "[3]");
  }
}

// It came after the erasure, or is gone with it.
TEST(StorageClient, LeavesWhatItHasOnlyReadWhereAnotherHasErased) {
  HostStorage host;
  host.client.guard("a");
  host.client.touchUrgently("a");
  host.writeDue({{"a", "[1]"}});
  host.answer();
  host.records["a"] = recordOf("[2]");
  const std::string_view key = "a";
  host.client.forget(key);
  host.client.peek(std::span(&key, 1), host.time);
  host.answer();
  EXPECT_EQ(host.client.takeLoaded().size(), 1u);
  host.client.retract({}, host.time);
  host.answer();
  EXPECT_EQ(payloadIn(host, "a"), "[2]");
}

TEST(StorageClient, WritesAnewWhatIsLeftAfterAnothersErasure) {
  HostStorage host;
  for (const std::string_view key : both) host.client.guard(key);
  for (const std::string_view key : both) host.client.touchUrgently(key);
  host.writeDue({{"a", "[1,2]"}, {"b", "[3]"}});
  host.client.retract("a", host.time);
  host.client.touchUrgently("a");
  for (int i = 0; i < 3; ++i) {
    host.writeDue({{"a", "[2]"}});
    host.answer();
    EXPECT_TRUE(host.records.contains("a")) << "at no time is it away";
  }
  EXPECT_EQ(payloadIn(host, "a"), "[2]");
  EXPECT_FALSE(host.records.contains("b"));
}

std::string large(char content = 'x') {
  return "\"" + std::string(limits::plainRecordBytes, content) + "\"";
}

TEST(StorageClient, CompressesWhatIsLargeEnough) {
  HostStorage host;
  host.client.compress("a");
  for (const auto& payload : {std::string("[1]"), large()}) {
    host.client.touchUrgently("a");
    host.writeDue({{"a", payload}});
    host.answer();
  }
  EXPECT_EQ(payloadIn(host, "a"), "[1]") << "the large one is under way";
  const auto tasks = host.client.takeTasks();
  ASSERT_EQ(tasks.size(), 1u);
  EXPECT_TRUE(tasks.front().isEncode && tasks.front().deflate && !tasks.front().seal);
  EXPECT_EQ(tasks.front().data, large());
  host.client.finishTask(tasks.front().id, true, "small", host.time);
  host.answer();
  const auto record = Record::decode(host.records["a"], host.time.wall);
  ASSERT_TRUE(record);
  EXPECT_TRUE(record->deflated);
  EXPECT_EQ(record->payload, "small");
}

TEST(StorageClient, WritesAtOnceAndInOrderWhatThePageLeavesBehind) {
  HostStorage host;
  host.client.compress("a");
  host.client.touchUrgently("a");
  host.writeDue({{"a", large('x')}});
  const auto tasks = host.client.takeTasks();
  host.client.flush();
  host.writeDue({{"a", large('y')}});
  host.client.finishTask(tasks.front().id, true, "older", host.time);
  host.answer();
  EXPECT_EQ(payloadIn(host, "a"), large('y'));
}

TEST(StorageClient, WritesAsItIsWhatTheBrowserCannotCompress) {
  HostStorage host;
  host.client.compress("a");
  for (int i = 0; i < 2; ++i) {
    host.client.touchUrgently("a");
    host.writeDue({{"a", large()}});
    for (const auto& task : host.client.takeTasks()) {
      EXPECT_EQ(i, 0) << "asked again";
      host.client.finishTask(task.id, false, "", host.time);
    }
    host.answer();
    EXPECT_EQ(payloadIn(host, "a"), large());
  }
}

TEST(StorageClient, ReadsWhatIsCompressedAndSetsAsideWhatOnlyLooksIt) {
  for (const bool ok : {true, false}) {
    HostStorage host;
    const std::string text = Record{host.time.wall, host.time.wall + 1000, "bytes", true}.encode();
    host.records = {{"a", text}};
    host.client.load(both, host.time);
    host.answer();
    EXPECT_EQ(host.client.takeLoaded().size(), 1u) << "the other key";
    const auto tasks = host.client.takeTasks();
    ASSERT_EQ(tasks.size(), 1u);
    EXPECT_EQ(tasks.front().data, "bytes");
    host.client.finishTask(tasks.front().id, ok, ok ? "[1]" : "", host.time);
    const auto loaded = host.client.takeLoaded();
    ASSERT_EQ(loaded.size(), 1u);
    EXPECT_EQ(loaded.front().payload, ok ? std::optional<std::string>("[1]") : std::nullopt);
    EXPECT_EQ(loaded.front().damaged, !ok);
    host.answer();
    EXPECT_EQ(host.records.contains("a.aside"), !ok);
  }
}

TEST(StorageClient, SealsEveryRecordAndWritesNoneOpen) {
  HostStorage host;
  host.client.seal(true);
  host.client.touchUrgently("a");
  host.client.flush();
  host.writeDue({{"a", "[1]"}});
  host.answer();
  EXPECT_THAT(host.records, IsEmpty());
  const auto tasks = host.client.takeTasks();
  ASSERT_EQ(tasks.size(), 1u);
  EXPECT_TRUE(tasks.front().seal && !tasks.front().deflate);
  host.client.finishTask(tasks.front().id, true, "sealed", host.time);
  host.answer();
  EXPECT_TRUE(Record::decode(host.records["a"], host.time.wall)->sealed);
}

TEST(StorageClient, KeepsNothingWhereItCannotSeal) {
  HostStorage host;
  host.client.seal(true);
  host.client.touchUrgently("a");
  host.writeDue({{"a", "[1]"}});
  host.client.finishTask(host.client.takeTasks().front().id, false, "", host.time);
  host.answer();
  EXPECT_THAT(host.records, IsEmpty());
  EXPECT_EQ(host.client.health(), StorageHealth::Blocked);
}

TEST(StorageClient, StartsFreshWithoutTheKeyOfASeal) {
  HostStorage host;
  host.client.seal(true);
  host.records = {{"a", Record{host.time.wall, host.time.wall + 1000, "sealed", false, true}.encode()}};
  host.client.load(both, host.time);
  host.answer();
  (void)host.client.takeLoaded();
  host.client.finishTask(host.client.takeTasks().front().id, false, "", host.time);
  const auto loaded = host.client.takeLoaded();
  ASSERT_EQ(loaded.size(), 1u);
  EXPECT_TRUE(loaded.front().unsealable);
  EXPECT_FALSE(loaded.front().damaged);
  EXPECT_EQ(host.client.takeDue(host.time), Keys{"a"}) << "to be written anew, or removed";
}

TEST(StorageClient, WritesAnewWhatStandsThereInAnOlderWay) {
  HostStorage host;
  const std::string header = "pipit1 j 1732150000000 1734742000000 ";
  host.records = {{"a", header + toHex(fnv1a("[1]", fnv1a(header))) + "\n[1]"}};
  host.client.load(both, host.time);
  host.answer();
  EXPECT_EQ(host.client.takeLoaded().front().payload, "[1]");
  host.advance(limits::storageCoalesce);
  EXPECT_EQ(host.client.takeDue(host.time), Keys{"a"});
}

TEST(StorageClient, LeavesAnswersToOthersAlone) {
  HostStorage host;
  host.client.settle({999, true, "", {}}, host.time);
  EXPECT_THAT(host.client.takeLoaded(), IsEmpty());
}

}  // namespace
}  // namespace pipit
