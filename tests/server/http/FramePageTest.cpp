#include <brotli/decode.h>
#include <gtest/gtest.h>

#include "http/FramePage.h"
#include "http/SiteJson.h"

namespace pipit::server {
namespace {

Site siteWith(std::string name, std::vector<std::string> allow) {
  Site site;
  site.id = "shop";
  site.name = std::move(name);
  site.allow = std::move(allow);
  return site;
}

std::string headerOf(const Response& response, std::string_view name) {
  for (const auto& [key, value] : response.headers) {
    if (key == name) return value;
  }
  return {};
}

constexpr std::int64_t kNow = 1'774'612'800'000;  // 2026-03-27 12:00 UTC, a Friday
const FramePage kPage = FramePage::parse("<a>{{config}}</a>{{config}}").value();

TEST(FramePage, NeedsThePlaceholder) {
  EXPECT_FALSE(FramePage::parse("<html></html>"));
}

TEST(FramePage, CarriesAConfigurationThatCannotLeaveItsElement) {
  const auto page =
      kPage.forSite(siteWith("</script><!--&\xE2\x80\xA8\xE2\x80\xA9", {"https://a.example"}), {}, kNow);
  EXPECT_TRUE(page.body->contains(R"(\u003c/script\u003e\u003c!--\u0026\u2028\u2029)"));
  EXPECT_EQ(page.body->find_first_of("<>&", 3), page.body->rfind("</a>"));
}

TEST(FramePage, ReplacesTheFirstPlaceholderAloneWhateverTheTextsHold) {
  const auto page = kPage.forSite(siteWith("{{config}}", {"https://a.example"}), {}, kNow);
  EXPECT_TRUE(page.body->contains(R"("name":"{{config}}")"));
  EXPECT_TRUE(page.body->ends_with("</a>{{config}}"));
}

TEST(FramePage, NamesTheAllowlistAsItsAncestors) {
  const auto page = kPage.forSite(siteWith("x", {"https://a.example", "https://*.b.example:8443"}), {}, kNow);
  EXPECT_TRUE(headerOf(page, "Content-Security-Policy")
                  .ends_with("; frame-ancestors https://a.example https://*.b.example:8443"));
}

TEST(FramePage, SaysWhenSomebodyIsThereWhereTheSiteHasHours) {
  Site site = siteWith("x", {"https://a.example"});
  EXPECT_FALSE(kPage.forSite(site, {}, kNow).body->contains("hours"));
  site.hours = "Fri 14:00-16:00";
  site.timezone = "Europe/Berlin";
  // From April on clocks there are two hours ahead.
  EXPECT_TRUE(kPage.forSite(site, {}, kNow).body->contains(R"("hours":"1774616400-1774623600 1775217600-)"));
  site.hours = "never";
  EXPECT_TRUE(kPage.forSite(site, {}, kNow).body->contains(R"("hours":"-")"));
}

TEST(FramePage, LetsInPicturesOfTheSitesHostsAlone) {
  Site site = siteWith("x", {"https://a.example"});
  const auto without = kPage.forSite(site, {}, kNow);
  EXPECT_TRUE(
      headerOf(without, "Content-Security-Policy").contains("; img-src 'self' data: blob:; connect-src"));
  EXPECT_EQ(headerOf(without, "Cross-Origin-Embedder-Policy"), "require-corp");
  EXPECT_FALSE(without.body->contains("imageHosts"));
  EXPECT_FALSE(without.body->contains("locale"));
  site.locale = "ar";
  site.imageHosts = {"img.example", "*.cdn.example"};
  const auto with = kPage.forSite(site, {}, kNow);
  EXPECT_TRUE(
      headerOf(with, "Content-Security-Policy")
          .contains("; img-src 'self' data: blob: https://img.example https://*.cdn.example; connect-src"));
  EXPECT_EQ(headerOf(with, "Cross-Origin-Embedder-Policy"), "credentialless");
  EXPECT_TRUE(with.body->contains(R"("locale":"ar")"));
  EXPECT_TRUE(with.body->contains(R"("imageHosts":["img.example","*.cdn.example"])"));
}

TEST(FramePage, CarriesTheOwnersLookFinished) {
  Site site = siteWith("x", {"https://a.example"});
  EXPECT_FALSE(kPage.forSite(site, {}, kNow).body->contains("look"));
  site.radius = "4";
  EXPECT_TRUE(kPage.forSite(site, {}, kNow).body->contains(R"("look":":root{--radius:calc(4rem/16)}")"));
  site.accent = "#ffe600";
  site.font = "serif";
  const auto page = kPage.forSite(site, {}, kNow);
  EXPECT_TRUE(page.body->contains("--accent:light-dark(#7b6f00,#ffe600);"));
  EXPECT_TRUE(page.body->contains("--on-own:light-dark(#000000,#000000);"));
  EXPECT_TRUE(page.body->contains("--font:ui-serif,"));
}

TEST(FramePage, LeavesOutAddressesThatBrowsersCannotReadThere) {
  EXPECT_EQ(frameAncestors(siteWith("x", {"http://[::1]:8080", "https://a.example"})),
            "; frame-ancestors https://a.example");
  EXPECT_EQ(frameAncestors(siteWith("x", {"http://[::1]:8080"})), "; frame-ancestors 'none'");
}

TEST(FramePage, TellsAnyHostThatItsSiteIsUnknown) {
  const auto page = kPage.forUnknownSite({});
  EXPECT_EQ(page.status, 404);
  EXPECT_TRUE(page.body->contains(R"({"error":"site.unknown"})"));
  EXPECT_FALSE(headerOf(page, "Content-Security-Policy").contains("frame-ancestors"));
}

std::string plainOf(std::string_view compressed) {
  std::string text(1 << 16, '\0');
  std::size_t size = text.size();
  EXPECT_EQ(
      BrotliDecoderDecompress(compressed.size(), reinterpret_cast<const std::uint8_t*>(compressed.data()),
                              &size, reinterpret_cast<std::uint8_t*>(text.data())),
      BROTLI_DECODER_RESULT_SUCCESS);
  text.resize(size);
  return text;
}

TEST(FramePage, IsCompressedForWhoTakesThat) {
  const Site site = siteWith("x", {"https://a.example"});
  const auto plain = kPage.forSite(site, {}, kNow);
  EXPECT_EQ(headerOf(plain, "Content-Encoding"), "");
  EXPECT_EQ(headerOf(plain, "Vary"), "Accept-Encoding");
  Request request;
  request.acceptEncoding = "gzip, deflate, br";
  const auto small = kPage.forSite(site, request, kNow);
  EXPECT_EQ(headerOf(small, "Content-Encoding"), "br");
  EXPECT_EQ(plainOf(*small.body), *plain.body);
  EXPECT_NE(headerOf(small, "ETag"), headerOf(plain, "ETag"));
  request.ifNoneMatch = headerOf(small, "ETag");
  EXPECT_EQ(kPage.forSite(site, request, kNow).status, 304);
}

TEST(FramePage, IsNotSentAgainToWhoHasIt) {
  const Site site = siteWith("x", {"https://a.example"});
  Request request;
  request.ifNoneMatch = headerOf(kPage.forSite(site, {}, kNow), "ETag");
  EXPECT_EQ(kPage.forSite(site, request, kNow).status, 304);
  EXPECT_EQ(kPage.forSite(siteWith("y", site.allow), request, kNow).status, 200);
}

}  // namespace
}  // namespace pipit::server
