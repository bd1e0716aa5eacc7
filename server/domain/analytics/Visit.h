#pragma once

#include <cstdint>
#include <string>

namespace pipit::server {

// What a widget tells of a page that its visitor sees: that it has come, and for how long it was seen since
// that was told last.
struct PageView {
  std::string site;
  std::string conversation;
  std::string page;  // redacted, without query and fragment
  bool isFirst = false;
  std::int64_t seconds = 0;
  std::int64_t at = 0;
};

// Of visits that began in a time.
struct VisitSum {
  std::int64_t visits = 0;
  std::int64_t views = 0;
  std::int64_t seconds = 0;
  std::int64_t bounced = 0;   // one page
  std::int64_t returned = 0;  // of visitors who had been there, in the same conversation
};

}  // namespace pipit::server
