#include "domain/AuditDifference.h"

#include <algorithm>
#include <set>

#include "domain/Limits.h"

namespace pipit::server {

namespace json = boost::json;

namespace {

constexpr std::string_view kLeftOut = "…";
// Of a member its quotes, colon and comma; of the whole its braces and how much was left out.
constexpr std::size_t kMemberBytes = 4;
constexpr std::size_t kFrameBytes = 64;

json::value namesMissing(const std::vector<std::string>& names, const std::vector<std::string>& elsewhere) {
  const std::set<std::string_view> known(elsewhere.begin(), elsewhere.end());
  json::array missing;
  std::size_t bytes = 0, left = 0;
  for (const std::string& name : names) {
    if (known.contains(name)) continue;
    bytes += json::serialize(json::value(name)).size() + 1;
    if (bytes > limits::kAuditListBytes) {
      ++left;
    } else {
      missing.emplace_back(name);
    }
  }
  if (left > 0) missing.emplace_back(std::string(kLeftOut) + ' ' + std::to_string(left) + " more");
  return missing.empty() ? json::value() : json::value(std::move(missing));
}

}  // namespace

void AuditDifference::add(std::string_view name, const json::value& before, const json::value& after) {
  if (before == after) return;
  const std::size_t size = json::serialize(json::value(name)).size() + kMemberBytes +
                           std::max(json::serialize(before).size(), json::serialize(after).size());
  if (bytes_ + size + kFrameBytes > limits::kAuditValueBytes) {
    ++left_;
    return;
  }
  bytes_ += size;
  if (!before.is_null()) before_[name] = before;
  if (!after.is_null()) after_[name] = after;
}

void AuditDifference::addLists(std::string_view name, const std::vector<std::string>& before,
                               const std::vector<std::string>& after) {
  add(name, namesMissing(before, after), namesMissing(after, before));
}

std::pair<std::string, std::string> AuditDifference::values() const {
  json::object after = after_;
  if (left_ > 0) after[kLeftOut] = std::to_string(left_) + " more";
  return {json::serialize(before_), json::serialize(after)};
}

}  // namespace pipit::server
