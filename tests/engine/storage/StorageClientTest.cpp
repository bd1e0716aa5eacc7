#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "HostStorage.h"
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
  EXPECT_EQ(loaded[0].payload, "[1]");
  EXPECT_EQ(loaded[1].payload, std::nullopt);
}

TEST(StorageClient, LoadsAgainWhenNobodyAnswered) {
  HostStorage host;
  host.records = {{"a", recordOf("[1]")}};
  host.client.load(both, host.time);
  host.timeOut();
  EXPECT_THAT(host.client.takeLoaded(), IsEmpty());
  host.timeOut();
  host.answer();
  EXPECT_EQ(host.client.takeLoaded().at(0).payload, "[1]");
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
    for (std::uint32_t i = 0; i < limits::requestAttempts; ++i) host.answer();
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
  EXPECT_EQ(host.client.takeLoaded().at(0).payload, "[1]");
}

TEST(StorageClient, WritesATouchedKeyOnceTheCoalescingTimeIsOver) {
  HostStorage host;
  host.client.touch("a", host.time);
  host.advance(limits::storageCoalesce - 1);
  EXPECT_THAT(host.client.takeDue(host.time), IsEmpty());
  EXPECT_EQ(host.client.deadline(), host.time.now + 1);
  host.advance(1);
  host.writeDue({{"a", "[1]"}});
  host.answer();
  EXPECT_THAT(host.asked, ElementsAre("storage.set a"));
  EXPECT_EQ(payloadIn(host, "a"), "[1]");
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

TEST(StorageClient, AsksNothingMoreWhereStorageIsDeniedOrAbsent) {
  for (const char* code : {"denied", "absent"}) {
    HostStorage host;
    host.trouble = code;
    host.client.touchUrgently("a");
    host.writeDue({{"a", "[1]"}});
    host.answer();
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
  EXPECT_EQ(host.client.health(), StorageHealth::Full);
}

TEST(StorageClient, StaysFullUntilTheKeyThatDidNotFitIsWritten) {
  HostStorage host;
  host.trouble = "quota";
  host.client.touchUrgently("a");
  host.writeDue({{"a", "[1]"}});
  host.answer();
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
       {std::string("garbage"), recordOf("[1]") + "x", std::string("pipit2 j 1 2 x\n{}")}) {
    HostStorage host;
    host.records = {{"a", text}, {"b", recordOf("[2]")}};
    host.client.load(both, host.time);
    host.answer();
    host.answer();
    EXPECT_EQ(host.records.at("a.aside"), text);
    EXPECT_EQ(host.client.damaged(), 1u);
    const auto loaded = host.client.takeLoaded();
    EXPECT_TRUE(loaded.at(0).damaged);
    EXPECT_FALSE(loaded.at(0).payload);
    EXPECT_EQ(loaded.at(1).payload, "[2]");
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
  EXPECT_FALSE(host.client.takeLoaded().at(0).damaged);
  EXPECT_EQ(host.client.damaged(), 0u);
  EXPECT_EQ(host.client.takeDue(host.time), Keys{"a"});
}

TEST(StorageClient, KeepsWhatIsDueUntilThereIsAPort) {
  Bridge bridge;
  StorageClient client(bridge);
  client.touchUrgently("a");
  EXPECT_THAT(client.takeDue({1e9, 1e9}), IsEmpty());
  EXPECT_FALSE(client.deadline());
  bridge.connect(0);
  EXPECT_EQ(client.takeDue({1e9, 1e9}), Keys{"a"});
}

TEST(StorageClient, WritesLaterWhatTheBridgeHasNoRoomFor) {
  HostStorage host;
  for (std::size_t i = 0; i < limits::pendingRequests; ++i)
    (void)host.bridge.request(MessageType::Ping, "{}", 1u << 30, host.time.now);
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
    EXPECT_EQ(loaded[0].payload.value_or(""), theirs);
    host.writeDue({{"a", "[2,3]"}});
    host.answer();
    EXPECT_EQ(payloadIn(host, "a"), "[2,3]");
  }
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

TEST(StorageClient, TriesOnceToPeekAndGoesOnWhateverComesOfIt) {
  for (const char* code : {"timeout", "busy", "denied"}) {
    HostStorage host;
    host.trouble = code;
    host.client.peek(both, host.time);
    host.answer();
    EXPECT_EQ(host.client.takeLoaded().size(), 2u);
    EXPECT_EQ(host.client.health(), StorageHealth::Working) << code;
  }
}

TEST(StorageClient, LeavesAnswersToOthersAlone) {
  HostStorage host;
  host.client.settle({999, true, "", {}}, host.time);
  EXPECT_THAT(host.client.takeLoaded(), IsEmpty());
}

}  // namespace
}  // namespace pipit
