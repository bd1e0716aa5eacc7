#include <gtest/gtest.h>

#include "base/Hash.h"

namespace pipit {
namespace {

// The vectors published with the hash: https://www.ietf.org/archive/id/draft-eastlake-fnv-17.html, appendix
// C.
TEST(Hash, GivesThePublishedValuesOfFnv1a) {
  EXPECT_EQ(fnv1a(""), 0xcbf29ce484222325u);
  EXPECT_EQ(fnv1a("a"), 0xaf63dc4c8601ec8cu);
  EXPECT_EQ(fnv1a("foobar"), 0x85944171f73967e8u);
}

TEST(Hash, TakesBytesBeyondAsciiAsUnsigned) {
  EXPECT_EQ(fnv1a("\xff"), 0xaf64724c8602eb6eu);
}

TEST(Hash, CanBeContinuedPieceByPiece) {
  EXPECT_EQ(fnv1a("bar", fnv1a("foo")), fnv1a("foobar"));
}

TEST(Hash, IsWrittenAsSixteenLowerCaseDigits) {
  EXPECT_EQ(toHex(0), "0000000000000000");
  EXPECT_EQ(toHex(0xABCDEF), "0000000000abcdef");
  EXPECT_EQ(toHex(0xffffffffffffffffu), "ffffffffffffffff");
}

}  // namespace
}  // namespace pipit
