#include "origin/OriginPattern.h"

#include <optional>
#include <utility>

#include "origin/DomainName.h"
#include "origin/Host.h"

namespace pipit {

namespace {

constexpr std::string_view kSeparator = "://";
constexpr std::string_view kAnyLabels = "*.";

std::optional<OriginError> refusedBase(std::string_view host) {
  if (whatwg::isAddress(host)) return OriginError::WildcardOnAddress;
  if (whatwg::isSingleLabel(host)) return OriginError::WildcardTooWide;
  return std::nullopt;
}

bool isBelow(std::string_view name, std::string_view base) {
  return name.size() > base.size() && name.ends_with(base) && name[name.size() - base.size() - 1] == '.';
}

}  // namespace

OriginPattern::OriginPattern(Origin base, bool wildcard) : base_(std::move(base)), wildcard_(wildcard) {
  base_.host_.resize(whatwg::withoutRootDot(base_.host_).size());
}

// A "*." after the first "://" is cut out and the rest must be an origin, which has no place for a second
// "*".
std::expected<OriginPattern, OriginError> OriginPattern::parse(std::string_view text) {
  const auto separator = text.find(kSeparator);
  const auto start = separator == std::string_view::npos ? text.size() : separator + kSeparator.size();
  const bool wildcard = text.substr(start).starts_with(kAnyLabels);
  std::string rest(text.substr(0, start));
  rest += text.substr(start + (wildcard ? kAnyLabels.size() : 0));
  auto base = Origin::parse(rest);
  if (!base) return std::unexpected(base.error());
  const auto error = wildcard ? refusedBase(base->host()) : std::nullopt;
  if (error) return std::unexpected(*error);
  return OriginPattern(std::move(*base), wildcard);
}

bool OriginPattern::matches(const Origin& origin) const {
  if (origin.scheme_ != base_.scheme_ || origin.port_ != base_.port_) return false;
  const auto name = whatwg::withoutRootDot(origin.host_);
  return wildcard_ ? isBelow(name, host()) : name == host();
}

std::string OriginPattern::serialize() const {
  return base_.serialize(wildcard_ ? kAnyLabels : "");
}

}  // namespace pipit
