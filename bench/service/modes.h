#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace bench {

struct Options {
  std::uint16_t port = 0;
  int streams = 1;
  int clients = 1;  // who ask at the same time, each when it has its answer
  std::chrono::milliseconds time{5'000};
  std::string target;
};

// Opens the streams and has their visitors write, as many at a time as there are clients. Prints the time
// from a message to its acknowledgement.
void measureMessages(const Options& options);
// Opens the streams, prints "open", and keeps them until the standard input ends.
void holdStreams(const Options& options);
// Prints the time from a request for the target to the end of its answer.
void measureFiles(const Options& options);

}  // namespace bench
