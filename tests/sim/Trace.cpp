#include "Trace.h"

#include <cstdio>

namespace pipit::sim {
namespace {

constexpr std::size_t keptLines = 80;
constexpr std::size_t longestLine = 240;

}  // namespace

void Trace::add(double now, const std::string& line) {
  char time[32];
  std::snprintf(time, sizeof time, "%10.3f  ", now / 1000);
  lines_.push_back(time + line.substr(0, longestLine));
  if (wanted_ == Wanted::All) std::printf("%s\n", lines_.back().c_str());
  if (lines_.size() > keptLines) lines_.pop_front();
}

}  // namespace pipit::sim
