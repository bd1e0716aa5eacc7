#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace pipit::server {

// What another program did to a conversation of the database that we share. Changed: it has changes that were
// not there. Ended: whoever follows it has to come again. Moved: likewise, and what is being answered in it
// is looked for anew. Lost: whatever may have happened, to any of them. Flagged: who has which features, or
// whether there is a widget at all. Typing: an agent writes something in it.
// Touched: what pages of the admin show; in place of a conversation stand a topic and a site (Topic.h).
enum class ChangeKind : char {
  Changed = 'c',
  Ended = 'e',
  Moved = 'm',
  Lost = 'l',
  Flagged = 'f',
  Typing = 't',
  Touched = 'a'
};

struct Change {
  ChangeKind kind = ChangeKind::Lost;
  std::string conversation;  // empty where it is Lost or Flagged

  auto operator<=>(const Change&) const = default;
};

using ChangeHeard = std::function<void(const Change&)>;

// Listens as long as it lives, on a thread of its own, on which it calls.
class ChangeWatch {
 public:
  virtual ~ChangeWatch() = default;
};

}  // namespace pipit::server
