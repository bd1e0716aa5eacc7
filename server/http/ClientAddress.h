#pragma once

#include <boost/asio/ip/address.hpp>
#include <string>

#include "http/Request.h"

namespace pipit::server {

// An IPv4 address, or the first 64 bits of an IPv6 address.
std::string networkOf(const boost::asio::ip::address& address);

// Who the rate limits take a client for: its IPv4 address, or the first 64 bits of its IPv6 address, since a
// customer has all the addresses behind them.
//
// `trustsForwarded`: a proxy stands between, and the last address in X-Forwarded-For, which it has added
// itself, is the client's. Where that is no address, and without such a proxy, the peer is the client.
std::string clientOf(const boost::asio::ip::address& peer, const Request& request, bool trustsForwarded);

}  // namespace pipit::server
