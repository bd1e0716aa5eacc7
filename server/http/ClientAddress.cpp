#include "http/ClientAddress.h"

#include <algorithm>
#include <boost/asio/ip/address_v6.hpp>
#include <optional>
#include <string_view>

namespace pipit::server {

namespace ip = boost::asio::ip;

namespace {

std::string_view lastEntry(std::string_view list) {
  const std::string_view entry = list.substr(list.rfind(',') + 1);
  return entry.substr(std::min(entry.find_first_not_of(" \t"), entry.size()));
}

// Some proxies write the port as well: "192.0.2.1:4711", "[2001:db8::1]:4711".
std::string_view withoutPort(std::string_view entry) {
  if (entry.starts_with('[')) return entry.substr(1, entry.find(']') - 1);
  return std::ranges::count(entry, ':') == 1 ? entry.substr(0, entry.find(':')) : entry;
}

std::optional<ip::address> forwarded(const Request& request) {
  if (!request.forwardedFor) return std::nullopt;
  boost::system::error_code error;
  const auto address = ip::make_address(std::string(withoutPort(lastEntry(*request.forwardedFor))), error);
  if (error) return std::nullopt;
  return address;
}

}  // namespace

std::string networkOf(const ip::address& address) {
  if (address.is_v4()) return address.to_string();
  const ip::address_v6 wide = address.to_v6();
  if (wide.is_v4_mapped()) return ip::make_address_v4(ip::v4_mapped, wide).to_string();
  ip::address_v6::bytes_type bytes = wide.to_bytes();
  std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
  return ip::address_v6(bytes).to_string();
}

std::string clientOf(const ip::address& peer, const Request& request, bool trustsForwarded) {
  const auto named = trustsForwarded ? forwarded(request) : std::nullopt;
  return networkOf(named.value_or(peer));
}

}  // namespace pipit::server
