#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>

#include "domain/Limits.h"
#include "domain/Uploads.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

using namespace std::chrono_literals;

constexpr std::string_view kPdf = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n";
constexpr std::int64_t kDay = 86'400'000;

class UploadsTest : public ::testing::Test {
 protected:
  Uploads make(RateLimit rate = {0, 0}, UploadQuota conversation = {}, UploadQuota site = {}) {
    return Uploads(
        {service.store, service.telemetry, files, [this] { return service.wall; }, rate, conversation, site});
  }

  std::expected<Upload, UploadProblem> put(Uploads& uploads, const Pass& who, std::string_view content = kPdf,
                                           std::string_view name = "order.pdf") {
    folder.write("files/incoming", content);
    return uploads.take(who, files / "incoming", name);
  }

  std::expected<Message, Refused> send(const Pass& who, std::vector<std::string> ids,
                                       const std::string& text = "",
                                       const std::string& clientId = "client-1") {
    return service.chat.say(who, {clientId, text, "", {}, std::move(ids)}, service.steady);
  }

  static UploadRefused reasonOf(const UploadProblem& problem) { return std::get<UploadRefused>(problem); }
  bool isThere(const Upload& upload) const { return std::filesystem::exists(files / upload.id); }

  TemporaryFolder folder;
  std::filesystem::path files = folder.path("files");
  Service service{folder};
  Pass pass = service.visitor();
};

TEST_F(UploadsTest, GoAlongWhereTheirConversationGoesOn) {
  Uploads uploads = make();
  const Pass theirs = service.visitor();
  service.say(theirs, "client-0", "long ago");
  const auto sent = put(uploads, pass);
  ASSERT_TRUE(send(pass, {sent->id}));
  const auto unsent = put(uploads, pass);
  service.store.merge({pass.conversation, pass.site, pass.visitor}, theirs.conversation);
  EXPECT_TRUE(uploads.find(theirs, sent->id));
  EXPECT_FALSE(uploads.find(pass, sent->id));
  EXPECT_TRUE(send(theirs, {unsent->id}, "", "client-2"));
}

TEST_F(UploadsTest, OfAConversationThatHasNotBegunGoAlongToo) {
  Uploads uploads = make();
  const Pass theirs = service.visitor();
  service.say(theirs, "client-0", "long ago");
  const auto unsent = put(uploads, pass);
  service.store.merge({pass.conversation, pass.site, pass.visitor}, theirs.conversation);
  EXPECT_TRUE(send(theirs, {unsent->id}));
}

TEST_F(UploadsTest, AreKeptUnderARandomNameAndKnownByWhatIsInThem) {
  Uploads uploads = make();
  ASSERT_TRUE(uploads.admit(pass));
  const auto taken = put(uploads, pass, kPdf, "../order.html");
  ASSERT_TRUE(taken);
  EXPECT_EQ(taken->name, "order.html");
  EXPECT_EQ(taken->type, "application/pdf");
  EXPECT_EQ(taken->size, static_cast<std::int64_t>(kPdf.size()));
  EXPECT_TRUE(isThere(*taken));
  EXPECT_FALSE(std::filesystem::exists(files / "incoming"));
  EXPECT_EQ(uploads.find(pass, taken->id), *taken);
}

TEST_F(UploadsTest, AreThoseOfOneConversationAlone) {
  Uploads uploads = make();
  const auto taken = put(uploads, pass);
  const Pass other = service.visitor();
  EXPECT_FALSE(uploads.find(other, taken->id));
  EXPECT_FALSE(uploads.find(pass, "u_none"));
  EXPECT_FALSE(uploads.find(pass, ""));
  const auto sent = send(other, {taken->id});
  ASSERT_FALSE(sent);
  EXPECT_TRUE(std::holds_alternative<UnknownUpload>(sent.error()));
  EXPECT_TRUE(service.all(other).empty());
}

TEST_F(UploadsTest, OfAnotherTypeAreLeftWhereTheyAre) {
  Uploads uploads = make();
  const auto refused = put(uploads, pass, "<html><script>alert(1)</script></html>", "ring.png");
  ASSERT_FALSE(refused);
  EXPECT_EQ(reasonOf(refused.error()), UploadRefused::Type);
  EXPECT_TRUE(std::filesystem::exists(files / "incoming"));
}

TEST_F(UploadsTest, GoWithOneMessageWhoseTextIsTheirNamesWhereItHasNone) {
  Uploads uploads = make();
  const auto first = put(uploads, pass, kPdf, "a.pdf"), second = put(uploads, pass, kPdf, "b.pdf");
  const auto sent = send(pass, {first->id, second->id});
  ASSERT_TRUE(sent);
  EXPECT_EQ(sent->text, "a.pdf, b.pdf");
  const auto attachments = boost::json::parse(service.all(pass).at(0).attachments).as_array();
  EXPECT_EQ(attachments.at(0).at("id").as_string(), first->id);
  EXPECT_EQ(attachments.at(1).at("name").as_string(), "b.pdf");
  EXPECT_EQ(attachments.at(1).at("size").as_int64(), static_cast<std::int64_t>(kPdf.size()));
  EXPECT_TRUE(uploads.find(pass, first->id)->isUsed);
  EXPECT_TRUE(send(pass, {first->id}, "", "client-1")) << "the same message again";
  EXPECT_FALSE(send(pass, {first->id}, "Once more", "client-2")) << "another one";
}

TEST_F(UploadsTest, LeaveATextAsItIs) {
  Uploads uploads = make();
  const auto sent = send(pass, {put(uploads, pass)->id}, "Here is my order.");
  ASSERT_TRUE(sent);
  EXPECT_EQ(sent->text, "Here is my order.");
}

TEST_F(UploadsTest, FitWhatAMessageCarriesHoweverTheyAreCalled) {
  Uploads uploads = make();
  std::vector<std::string> ids;
  std::string name;
  while (name.size() < 800) name += "\xF0\x9F\x92\x8D";
  for (std::size_t i = 0; i < limits::kAttachments; ++i) ids.push_back(put(uploads, pass, kPdf, name)->id);
  ASSERT_TRUE(send(pass, ids));
  EXPECT_LE(service.all(pass).at(0).attachments.size(), limits::kExtraBytes);
}

TEST_F(UploadsTest, HaveAQuotaForEachConversationAndEachSite) {
  const auto size = static_cast<std::int64_t>(kPdf.size());
  Uploads few = make({0, 0}, {2, 0});
  EXPECT_TRUE(put(few, pass) && put(few, pass));
  EXPECT_EQ(reasonOf(few.admit(pass).error()), UploadRefused::ConversationQuota);
  EXPECT_EQ(reasonOf(put(few, pass).error()), UploadRefused::ConversationQuota);
  const Pass other = service.visitor();
  EXPECT_TRUE(few.admit(other));
  Uploads small = make({0, 0}, {0, 3 * size});
  EXPECT_TRUE(put(small, pass));
  EXPECT_FALSE(put(small, pass)) << "too many bytes";
  Uploads site = make({0, 0}, {}, {4, 0});
  EXPECT_TRUE(put(site, other));
  EXPECT_EQ(reasonOf(site.admit(other).error()), UploadRefused::SiteQuota);
  service.wall += kDay;
  EXPECT_TRUE(few.admit(pass));
  EXPECT_TRUE(site.admit(other));
}

TEST_F(UploadsTest, HaveARate) {
  Uploads uploads = make({1, 2});
  EXPECT_TRUE(uploads.admit(pass) && uploads.admit(pass));
  const auto refused = uploads.admit(pass);
  ASSERT_FALSE(refused);
  EXPECT_GT(std::get<UploadTooOften>(refused.error()).wait, 0);
  EXPECT_TRUE(uploads.admit(service.visitor()));
}

TEST_F(UploadsTest, AreRefusedWhereTheSiteTakesNone) {
  ASSERT_TRUE(service.sites.save({.id = "shop",
                                  .name = {},
                                  .allow = {},
                                  .botName = {},
                                  .subtitle = {},
                                  .welcome = {},
                                  .placeholder = {},
                                  .openIn = {},
                                  .uploads = "off"}));
  Uploads uploads = make();
  EXPECT_EQ(reasonOf(uploads.admit(pass).error()), UploadRefused::Off);
}

TEST_F(UploadsTest, GoAfterADayIfNobodySentThem) {
  Uploads uploads = make();
  const auto unused = put(uploads, pass), used = put(uploads, pass);
  ASSERT_TRUE(send(pass, {used->id}));
  SteadyTime next = uploads.sweep(service.steady);
  service.wall += kDay + 1;
  EXPECT_EQ(uploads.sweep(service.steady), next) << "not before its time";
  EXPECT_TRUE(isThere(*unused));
  uploads.sweep(next);
  EXPECT_FALSE(isThere(*unused));
  EXPECT_FALSE(uploads.find(pass, unused->id));
  EXPECT_TRUE(isThere(*used));
  EXPECT_TRUE(uploads.find(pass, used->id));
}

TEST_F(UploadsTest, AreThereAfterARestart) {
  Uploads uploads = make();
  const auto taken = put(uploads, pass);
  ASSERT_TRUE(send(pass, {taken->id}));
  Service next(folder);
  EXPECT_TRUE(next.store.upload(taken->id)->isUsed);
  EXPECT_FALSE(next.all(pass).at(0).attachments.empty());
}

}  // namespace
}  // namespace pipit::server
