#include <gtest/gtest.h>

#include "runtime/LinkPolicy.h"

namespace pipit {
namespace {

constexpr std::string_view shop = "https://shop.example";

TEST(LinkPolicy, LeadsAPathToAPageOfTheHost) {
  const Link link = linkOf("/rings/1?size=2#top", shop);
  EXPECT_EQ(link.address, "https://shop.example/rings/1?size=2#top");
  EXPECT_EQ(link.target, wire::LinkTarget::HostPage);
}

TEST(LinkPolicy, OpensTheHostsOwnAddressesInItsPageAndOthersInANewTab) {
  EXPECT_EQ(linkOf("https://shop.example/a", shop).target, wire::LinkTarget::HostPage);
  EXPECT_EQ(linkOf("https://shop.example:443?x", shop).target, wire::LinkTarget::HostPage);
  for (const char* other : {"http://shop.example/a", "https://shop.example.evil.example/",
                            "https://shop.example:8443/", "https://evil.example/https://shop.example"})
    EXPECT_EQ(linkOf(other, shop).target, wire::LinkTarget::NewTab) << other;
}

TEST(LinkPolicy, FollowsNothingElse) {
  for (const char* text : {"",
                           "rings/1",
                           "//evil.example",
                           "/\\evil.example",
                           "\\/evil.example",
                           "/\t/evil.example",
                           "/a b",
                           "/a\n",
                           "javascript:alert(1)",
                           "javascript://shop.example/%0aalert(1)",
                           "JaVaScRiPt:alert(1)",
                           "data:text/html,x",
                           "mailto:a@b.example",
                           "ftp://shop.example/",
                           "https://user@shop.example/",
                           "https://user:pass@shop.example/",
                           "https://shop.example\\@evil.example/",
                           "https:///",
                           "https://",
                           " https://shop.example/",
                           "https://shop.example/\x7f",
                           "blob:https://shop.example/x",
                           "https:/shop.example"}) {
    EXPECT_EQ(linkOf(text, shop).address, "") << text;
    EXPECT_EQ(linkOf(text, shop).target, wire::LinkTarget::None) << text;
  }
}

TEST(LinkPolicy, ShowsOnlyPicturesOfTheWidgetsOwnOrigin) {
  EXPECT_EQ(pictureOf("/embed/pictures/ring.svg"), "/embed/pictures/ring.svg");
  for (const char* text : {"", "ring.svg", "//evil.example/x.png", "/\\evil.example/x.png",
                           "/\t/evil.example/x.png", "https://evil.example/x.png", "data:image/svg+xml,x"})
    EXPECT_EQ(pictureOf(text), "") << text;
}

}  // namespace
}  // namespace pipit
