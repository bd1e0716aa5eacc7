#include <gtest/gtest.h>

#include <future>
#include <latch>
#include <vector>

#include "domain/Limits.h"
#include "domain/Transcripts.h"
#include "domain/Uploads.h"
#include "store/Databases.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kNow = 1'700'000'000'000;
constexpr int kServices = 10;
constexpr int kEach = 5;

class IdleCarrier : public MailCarrier {
 public:
  void carry(Mail) override {}
};

// Ten services on one database, each with a thread of its own, that are asked fifty times at once.
class QuotaTest : public ::testing::TestWithParam<bool> {
 protected:
  struct Instance {
    Instance(const EitherDatabase& database, const std::filesystem::path& files, UploadQuota quota)
        : store(database.open()),
          transcripts({*store, telemetry, &carrier, "chat@shop.example", [] { return kNow; }}),
          uploads({*store, telemetry, files, [] { return kNow; }, {0, 0}, {}, quota}) {}

    std::unique_ptr<Store> store;
    RecordingTelemetry telemetry;
    IdleCarrier carrier;
    Transcripts transcripts;
    Uploads uploads;
  };

  void start(UploadQuota quota = {}) {
    for (int count = 0; count < kServices; ++count)
      instances.push_back(std::make_unique<Instance>(database, folder.path("."), quota));
  }

  Pass answered() {
    const Pass who = service.visitor();
    service.say(who, "client-1", "May I have a ring?");
    service.pass(100ms);
    return who;
  }

  // How many of the fifty went well. `work` has an instance and the number of its try.
  template <class Work>
  int atOnce(const Work& work) {
    std::latch ready(kServices);
    const auto tries = [&](int nth) {
      ready.arrive_and_wait();
      int good = 0;
      for (int count = 0; count < kEach; ++count)
        good += work(*instances.at(static_cast<std::size_t>(nth)), nth * kEach + count) ? 1 : 0;
      return good;
    };
    std::vector<std::future<int>> parts;
    for (int nth = 0; nth < kServices; ++nth) parts.push_back(std::async(std::launch::async, tries, nth));
    int good = 0;
    for (auto& part : parts) good += part.get();
    return good;
  }

  EitherDatabase database{GetParam()};
  TemporaryFolder folder;
  Service service{database.open()};
  std::vector<std::unique_ptr<Instance>> instances;
};
INSTANTIATE_TEST_SUITE_P(On, QuotaTest, ::testing::Bool(),
                         [](const auto& kind) { return nameOfKind(kind.param); });

TEST_P(QuotaTest, WhoAsksForFiftyMailsAtOnceHasThoseOfADay) {
  std::vector<Pass> passes;
  while (passes.size() < kServices * kEach) passes.push_back(answered());
  start();
  const int asked = atOnce([&](Instance& instance, int nth) {
    return instance.transcripts
        .ask(passes.at(static_cast<std::size_t>(nth)), "ana" + std::to_string(nth) + "@example.com", "en",
             "192.0.2.1")
        .has_value();
  });
  EXPECT_EQ(asked, limits::kMailsOfClient);
  EXPECT_EQ(service.store.mailsWaiting(), limits::kMailsOfClient);
}

TEST_P(QuotaTest, FiftyMailsAtOnceOfOneConversationAreThoseOfAnHour) {
  const Pass who = answered();
  start();
  const int asked = atOnce([&](Instance& instance, int nth) {
    const std::string number = std::to_string(nth);
    return instance.transcripts.ask(who, "ana" + number + "@example.com", "en", "192.0.2." + number)
        .has_value();
  });
  EXPECT_EQ(asked, limits::kMailsOfConversation);
}

TEST_P(QuotaTest, FiftyFilesAtOnceFillTheQuotaOfASiteAndNoMore) {
  std::vector<Pass> passes;
  while (passes.size() < kServices) passes.push_back(service.visitor());
  start({7, 0});
  const int taken = atOnce([&](Instance& instance, int nth) {
    const std::string name = "incoming" + std::to_string(nth);
    folder.write(name, "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n");
    return instance.uploads.take(passes.at(static_cast<std::size_t>(nth / kEach)), folder.path(name), "a.pdf")
        .has_value();
  });
  EXPECT_EQ(taken, 7);
  EXPECT_EQ(service.store.uploadsOfSite("shop", 0).files, 7);
}

// What throws in between leaves nothing, and keeps nobody waiting.
TEST_P(QuotaTest, WhatFailsWhileItIsCountedLeavesNothing) {
  const Upload upload{.id = "u_1", .conversation = "c_1", .site = "shop", .name = "a", .type = "b"};
  EXPECT_THROW(service.store.exclusively({"uploads"},
                                         [&] {
                                           service.store.putUpload(upload);
                                           throw StoreFailure("in between");
                                         }),
               StoreFailure);
  const auto other = database.open();
  other->exclusively({"uploads"}, [&] { EXPECT_FALSE(other->upload("u_1")); });
}

}  // namespace
}  // namespace pipit::server
