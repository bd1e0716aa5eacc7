#include "origin/Origin.h"

#include <utility>

#include "base/Decimal.h"
#include "origin/Host.h"
#include "origin/OriginText.h"

namespace pipit {

Origin::Origin(whatwg::Scheme scheme, std::uint16_t port, std::string host)
    : scheme_(scheme), port_(port), host_(std::move(host)) {}

std::expected<Origin, OriginError> Origin::parse(std::string_view text) {
  const auto parts = whatwg::splitOrigin(text);
  if (!parts) return std::unexpected(parts.error());
  auto host = whatwg::parseHost(parts->host);
  if (!host) return std::unexpected(host.error());
  return Origin(parts->scheme, parts->port, std::move(*host));
}

std::string_view Origin::scheme() const {
  return whatwg::nameOf(scheme_);
}

std::string Origin::serialize() const {
  return serialize({});
}

std::string Origin::serialize(std::string_view hostPrefix) const {
  std::string text(scheme());
  text += "://";
  text += hostPrefix;
  text += host_;
  if (port_ == whatwg::defaultPort(scheme_)) return text;
  return text + ':' + decimal(port_);
}

}  // namespace pipit
