#include <gtest/gtest.h>

#include "http/ClientAddress.h"

namespace pipit::server {
namespace {

std::string client(const char* peer, const char* forwardedFor = nullptr, bool isTrusted = true) {
  Request request;
  if (forwardedFor != nullptr) request.forwardedFor = forwardedFor;
  return clientOf(boost::asio::ip::make_address(peer), request, isTrusted);
}

TEST(ClientAddress, IsAnIpv4AddressHoweverItIsWritten) {
  EXPECT_EQ(client("192.0.2.1"), "192.0.2.1");
  EXPECT_EQ(client("::ffff:192.0.2.1"), "192.0.2.1");
}

TEST(ClientAddress, IsANetworkOfIpv6) {
  EXPECT_EQ(client("2001:db8:0:1:2:3:4:5"), client("2001:db8:0:1::"));
  EXPECT_NE(client("2001:db8:0:1::"), client("2001:db8:0:2::"));
}

TEST(ClientAddress, IsThePeersUnlessAProxyIsTrusted) {
  EXPECT_EQ(client("192.0.2.1", "203.0.113.1", false), "192.0.2.1");
  EXPECT_EQ(client("192.0.2.1", "203.0.113.1"), "203.0.113.1");
}

TEST(ClientAddress, IsTheLastOneInTheList) {
  EXPECT_EQ(client("192.0.2.1", "198.51.100.1, 203.0.113.1"), "203.0.113.1");
  EXPECT_EQ(client("192.0.2.1", "x,\t203.0.113.1"), "203.0.113.1");
}

TEST(ClientAddress, MayComeWithAPort) {
  EXPECT_EQ(client("192.0.2.1", "203.0.113.1:4711"), "203.0.113.1");
  EXPECT_EQ(client("192.0.2.1", "[2001:db8::1]:4711"), client("2001:db8::1"));
}

TEST(ClientAddress, IsThePeersWhereTheListEndsInNoAddress) {
  for (const char* list : {"", ",", "unknown", "203.0.113.1,", "_hidden", "[", "[]", ":", "1.2.3.4:5:6"})
    EXPECT_EQ(client("192.0.2.1", list), "192.0.2.1") << list;
}

}  // namespace
}  // namespace pipit::server
