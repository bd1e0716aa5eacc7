#include <gtest/gtest.h>

#include "domain/PassOffice.h"

namespace pipit::server {
namespace {

constexpr std::int64_t kNow = 1'000;
const Pass kPass{"shop", "v_1", "c_1", kNow + 1, "s_1"};
const PassOffice kOffice(PassOffice::Key{7});

TEST(PassOffice, GivesBackWhatItSigned) {
  EXPECT_EQ(kOffice.verify(kOffice.sign(kPass), kNow), kPass);
}

TEST(PassOffice, RefusesAPassFromTheMomentItExpires) {
  EXPECT_EQ(kOffice.verify(kOffice.sign(kPass), kNow + 1).error(), PassError::Expired);
}

TEST(PassOffice, RefusesAnotherKeysPass) {
  EXPECT_EQ(PassOffice(PassOffice::Key{8}).verify(kOffice.sign(kPass), kNow).error(), PassError::Forged);
}

TEST(PassOffice, RefusesATokenWithAnyOneCharacterChanged) {
  const std::string token = kOffice.sign(kPass);
  for (std::size_t at = 0; at < token.size(); ++at) {
    std::string changed = token;
    changed[at] = changed[at] == 'A' ? 'B' : 'A';
    EXPECT_FALSE(kOffice.verify(changed, kNow)) << at;
  }
}

TEST(PassOffice, RefusesATokenCutAnywhere) {
  const std::string token = kOffice.sign(kPass);
  for (std::size_t size = 0; size < token.size(); ++size)
    EXPECT_FALSE(kOffice.verify(token.substr(0, size), kNow)) << size;
}

TEST(PassOffice, RefusesTheMacOfAnotherPass) {
  const std::string mine = kOffice.sign(kPass);
  const std::string theirs = kOffice.sign({"shop", "v_2", "c_2", kNow + 1});
  const std::string mixed = theirs.substr(0, theirs.rfind('.')) + mine.substr(mine.rfind('.'));
  EXPECT_EQ(kOffice.verify(mixed, kNow).error(), PassError::Forged);
}

TEST(PassOffice, RefusesWhatIsNoToken) {
  for (const std::string& text :
       {std::string(), std::string("p1."), std::string("p1.."), std::string("p1.a.b"), std::string("p2.a.b"),
        "p1." + std::string(10'000, 'A')}) {
    EXPECT_EQ(kOffice.verify(text, kNow).error(), PassError::Malformed) << text.substr(0, 20);
  }
}

}  // namespace
}  // namespace pipit::server
