#include <gtest/gtest.h>

#include "domain/Limits.h"
#include "domain/SiteBook.h"
#include "support/DomainFixture.h"

namespace pipit::server {
namespace {

class SiteBookTest : public ::testing::Test {
 protected:
  std::expected<Site, SiteProblem> save(std::vector<std::string> allow, std::string id = "site") {
    SiteChange change;
    change.id = std::move(id);
    change.allow = std::move(allow);
    return book.save(change);
  }

  TemporaryFolder folder;
  std::unique_ptr<Store> owned = storeOf(folder);
  Store& store = *owned;
  SiteBook book{store};
};

TEST_F(SiteBookTest, KeepsEntriesInTheirCanonicalFormAndOnce) {
  const auto site = save({"HTTPS://Shop.Example:443", "https://shop.example", "https://*.shop.example"});
  ASSERT_TRUE(site);
  EXPECT_EQ(book.find("site")->allow,
            (std::vector<std::string>{"https://shop.example", "https://*.shop.example"}));
}

TEST_F(SiteBookTest, AddsNoSiteThatIsThere) {
  SiteChange change;
  change.id = "site";
  change.allow = {"https://one.example"};
  ASSERT_TRUE(book.add(change));
  change.allow = {"https://two.example"};
  EXPECT_EQ(book.add(change).error().kind, SiteProblem::Kind::Exists);
  EXPECT_EQ(book.find("site")->allow, std::vector<std::string>{"https://one.example"});
}

TEST_F(SiteBookTest, ChangesNothingThatSomebodyElseHasChanged) {
  ASSERT_TRUE(save({"https://one.example"}));
  SiteChange change;
  change.id = "site";
  change.name = "Mine";
  const auto isAsRead = [](const Site& site) { return site.name == "site"; };
  ASSERT_TRUE(book.save(change, {}, isAsRead));
  change.name = "Yours";
  EXPECT_EQ(book.save(change, {}, isAsRead).error().kind, SiteProblem::Kind::Changed);
  EXPECT_EQ(book.find("site")->name, "Mine");
  const auto isEmpty = [](const Wording& wording) { return wording.empty(); };
  const std::string texts = R"({"de": {"send": "Abschicken"}})";
  ASSERT_TRUE(book.reword("site", texts, {}, isEmpty));
  EXPECT_EQ(book.reword("site", "{}", {}, isEmpty).error().kind, SiteProblem::Kind::Changed);
  EXPECT_FALSE(book.wordingOf("site").empty());
}

TEST_F(SiteBookTest, WritesNamesOfEveryScriptInAscii) {
  EXPECT_EQ(save({"https://*.b\xC3\xBC"
                  "cher.example:8443"})
                ->allow[0],
            "https://*.xn--bcher-kva.example:8443");
  EXPECT_FALSE(save({"https://b\xC3\xBC cher.example"}));
}

TEST_F(SiteBookTest, RefusesAWildcardOverAPublicSuffix) {
  for (const char* entry : {"https://*.com", "https://*.co.uk", "https://*.github.io", "https://*.xn--p1ai",
                            "https://*.unknowntld"}) {
    EXPECT_FALSE(save({entry})) << entry;
  }
  EXPECT_TRUE(save({"https://*.shop.co.uk"}));
  EXPECT_TRUE(save({"https://me.github.io"}));
  EXPECT_TRUE(save({"https://co.uk"}));
}

TEST_F(SiteBookTest, RefusesWhatIsNoOrigin) {
  for (const char* entry : {"*", "null", "shop.example", "https://shop.example/path",
                            "https://user@shop.example", "ftp://a.example", ""}) {
    EXPECT_FALSE(save({entry})) << entry;
  }
}

TEST_F(SiteBookTest, OpensThePanelInOneTabUnlessTheOwnerWantsItInAll) {
  SiteChange change;
  change.id = "site";
  change.allow = {"https://a.example"};
  EXPECT_EQ(book.save(change)->openIn, "tab");
  change.openIn = "all";
  EXPECT_TRUE(book.save(change));
  EXPECT_EQ(book.find("site")->openIn, "all");
  change.openIn = "window";
  EXPECT_EQ(book.save(change).error().field, "open-in");
  EXPECT_EQ(book.find("site")->openIn, "all");
}

TEST_F(SiteBookTest, HasHoursThatCanBeReadInATimeZoneThatThereIs) {
  SiteChange change;
  change.id = "site";
  change.allow = {"https://a.example"};
  EXPECT_EQ(book.save(change)->hours, "");
  change.hours = "Mon-Fri 09:00-17:00";
  change.timezone = "Europe/Berlin";
  change.closed = {"2026-12-25", "2026-12-26"};
  ASSERT_TRUE(book.save(change));
  EXPECT_EQ(book.find("site")->hours, "Mon-Fri 09:00-17:00");
  EXPECT_EQ(book.find("site")->timezone, "Europe/Berlin");
  EXPECT_EQ(book.find("site")->closed, (std::vector<std::string>{"2026-12-25", "2026-12-26"}));

  const auto wrong = [&](auto SiteChange::* field, auto value) {
    SiteChange bad = change;
    bad.*field = value;
    return book.save(bad).error().field;
  };
  EXPECT_EQ(wrong(&SiteChange::hours, "Mon-Fri 9-5"), "hours");
  EXPECT_EQ(wrong(&SiteChange::hours, ""), "hours");
  EXPECT_EQ(wrong(&SiteChange::timezone, "Mars/Olympus"), "timezone");
  EXPECT_EQ(wrong(&SiteChange::closed, std::vector<std::string>{"25.12.2026"}), "closed");
  EXPECT_EQ(wrong(&SiteChange::closed, std::vector<std::string>(limits::kClosedDays + 1, "2026-12-25")),
            "closed");
  EXPECT_EQ(book.find("site")->timezone, "Europe/Berlin");

  change.hours = "always";
  change.closed = std::vector<std::string>();
  ASSERT_TRUE(book.save(change));
  EXPECT_EQ(book.find("site")->hours, "");
  EXPECT_TRUE(book.find("site")->closed.empty());
}

TEST_F(SiteBookTest, AsksFirstWhatTheOwnerWantsToKnow) {
  SiteChange change;
  change.id = "site";
  change.allow = {"https://a.example"};
  change.prechat = "name,email!";
  ASSERT_TRUE(book.save(change));
  EXPECT_EQ(book.find("site")->prechat, "name,email!");
  change.prechat = "age";
  EXPECT_EQ(book.save(change).error().field, "prechat");
  change.prechat = "none";
  ASSERT_TRUE(book.save(change));
  EXPECT_EQ(book.find("site")->prechat, "");
}

TEST_F(SiteBookTest, SpeaksTheBrowsersLanguageUnlessTheOwnerNamesOneThatThereIs) {
  SiteChange change;
  change.id = "site";
  change.allow = {"https://a.example"};
  EXPECT_EQ(book.save(change)->locale, "auto");
  change.locale = "pl";
  EXPECT_TRUE(book.save(change));
  EXPECT_EQ(book.find("site")->locale, "pl");
  for (const char* unknown : {"", "PL", "pl-PL", "tlh"}) {
    change.locale = unknown;
    EXPECT_EQ(book.save(change).error().field, "locale") << unknown;
  }
  EXPECT_EQ(book.find("site")->locale, "pl");
}

TEST_F(SiteBookTest, HasTheWidgetsLookUntilTheOwnerGivesItAnother) {
  SiteChange change;
  change.id = "site";
  change.allow = {"https://a.example"};
  const auto fresh = book.save(change);
  EXPECT_EQ(fresh->accent + fresh->radius + fresh->font, "18system");
  change.accent = "#FFe600";
  change.radius = "0";
  change.font = "serif";
  EXPECT_TRUE(book.save(change));
  const auto found = book.find("site");
  EXPECT_EQ(found->accent + found->radius + found->font, "#FFe6000serif");
  change.accent = "none";
  EXPECT_EQ(book.save(change)->accent, "");
}

TEST_F(SiteBookTest, RefusesALookThatItDoesNotKnow) {
  SiteChange change;
  change.id = "site";
  change.allow = {"https://a.example"};
  for (const char* colour : {"", "red", "#fff", "#0b6a5b;}", "0b6a5b"}) {
    change.accent = colour;
    // Nothing given is none.
    EXPECT_EQ(book.save(change).has_value(), *colour == 0) << colour;
  }
  change.accent = std::nullopt;
  for (const char* radius : {"", "25", "-1", "4px", "04", "1.5", " 4"}) {
    change.radius = radius;
    EXPECT_EQ(book.save(change).error().field, "radius") << radius;
  }
  change.radius = std::nullopt;
  change.font = "Comic Sans";
  EXPECT_EQ(book.save(change).error().field, "font");
}

TEST_F(SiteBookTest, KeepsTheHostsOfPicturesUntilThereAreOthersOrNone) {
  ASSERT_TRUE(save({"https://a.example"}));
  EXPECT_TRUE(book.find("site")->imageHosts.empty());
  SiteChange change;
  change.id = "site";
  change.imageHosts = {"IMG.example", "*.cdn.example", "img.example"};
  const std::vector<std::string> kept = {"img.example", "*.cdn.example"};
  EXPECT_EQ(book.save(change)->imageHosts, kept);
  change.imageHosts.reset();
  ASSERT_TRUE(book.save(change));
  EXPECT_EQ(book.find("site")->imageHosts, kept);
  change.imageHosts.emplace();
  EXPECT_TRUE(book.save(change)->imageHosts.empty());
}

TEST_F(SiteBookTest, RefusesPicturesFromWhatIsNoHost) {
  ASSERT_TRUE(save({"https://a.example"}));
  SiteChange change;
  change.id = "site";
  for (const char* host :
       {"", "*", "*.co.uk", "https://img.example", "img.example/", "img.example:8443", "img.example/path",
        "user@img.example", "[::1]", "img.example; script-src *", "img.example 'unsafe-inline'"}) {
    change.imageHosts = {host};
    const auto refused = book.save(change);
    ASSERT_FALSE(refused) << host;
    EXPECT_EQ(refused.error().field, "image-host") << host;
  }
  change.imageHosts = std::vector<std::string>(limits::kImageHosts + 1, "img.example");
  EXPECT_FALSE(book.save(change));
}

TEST_F(SiteBookTest, ANewSiteNeedsAnEntryAndAName) {
  EXPECT_FALSE(save({}));
  EXPECT_FALSE(save({"https://a.example"}, "No Spaces"));
  EXPECT_FALSE(book.find("site"));
}

TEST_F(SiteBookTest, AChangeLeavesTheRestAsItWas) {
  ASSERT_TRUE(save({"https://a.example"}));
  SiteChange change;
  change.id = "site";
  change.botName = "Robin";
  ASSERT_TRUE(book.save(change));
  EXPECT_EQ(book.find("site")->botName, "Robin");
  EXPECT_EQ(book.find("site")->allow, std::vector<std::string>{"https://a.example"});
}

TEST_F(SiteBookTest, TheDemoShopFollowsItsPortUntilAnOperatorSavesIt) {
  ASSERT_TRUE(book.seedDemoShop("http://127.0.0.1:1"));
  ASSERT_TRUE(book.seedDemoShop("http://127.0.0.1:2"));
  EXPECT_EQ(book.find("demo-shop")->allow[0], "http://127.0.0.1:2");
  ASSERT_TRUE(save({"https://real.example"}, "demo-shop"));
  ASSERT_TRUE(book.seedDemoShop("http://127.0.0.1:3"));
  EXPECT_EQ(book.find("demo-shop")->allow[0], "https://real.example");
}

}  // namespace
}  // namespace pipit::server
