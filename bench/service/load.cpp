// The clients of bench/service: service_load messages|streams|files PORT [STREAMS CLIENTS MILLISECONDS
// TARGET]
#include <sys/resource.h>

#include <exception>
#include <iostream>
#include <map>
#include <string_view>

#include "modes.h"

namespace {

void raiseDescriptors() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  (void)setrlimit(RLIMIT_NOFILE, &limit);
}

bench::Options optionsOf(int count, char** words) {
  bench::Options options;
  options.port = static_cast<std::uint16_t>(std::stoi(words[2]));
  if (count > 3) options.streams = std::stoi(words[3]);
  if (count > 4) options.clients = std::stoi(words[4]);
  if (count > 5) options.time = std::chrono::milliseconds(std::stoi(words[5]));
  if (count > 6) options.target = words[6];
  return options;
}

}  // namespace

int main(int count, char** words) {
  const std::map<std::string_view, void (*)(const bench::Options&)> modes = {
      {"messages", bench::measureMessages}, {"streams", bench::holdStreams}, {"files", bench::measureFiles}};
  if (count < 3 || !modes.contains(words[1])) return 2;
  try {
    raiseDescriptors();
    modes.at(words[1])(optionsOf(count, words));
  } catch (const std::exception& problem) {
    std::cerr << problem.what() << '\n';
    return 1;
  }
}
