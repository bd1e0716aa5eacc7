#include "store/PostgresNotice.h"

namespace pipit::server {

namespace {

// An identifier has 34 characters, a site with its topic fewer than 80; whoever else writes to the channel is
// not heard.
constexpr std::size_t kLongestName = 80;
constexpr std::string_view kKinds = "cemlfta";

}  // namespace

std::string noticeOf(std::string_view instance, const Change& change) {
  return std::string(instance) + ' ' + static_cast<char>(change.kind) + ' ' + change.conversation;
}

std::optional<Change> changeIn(std::string_view notice, std::string_view instance) {
  const std::size_t space = notice.find(' ');
  if (space == std::string_view::npos || notice.substr(0, space) == instance) return std::nullopt;
  notice.remove_prefix(space + 1);
  const bool isNotice = notice.size() >= 2 && kKinds.contains(notice[0]) && notice[1] == ' ' &&
                        notice.size() <= kLongestName + 2;
  if (!isNotice) return std::nullopt;
  return Change{static_cast<ChangeKind>(notice[0]), std::string(notice.substr(2))};
}

}  // namespace pipit::server
