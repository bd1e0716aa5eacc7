// pipit_sim --seeds N [--seed S] [--trace]: runs the seeds S to S + N - 1 on all cores. Exit 1 when one
// fails; the lowest that did is told with its last happenings.

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <limits>
#include <new>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "Run.h"

namespace pipit::sim {
namespace {

// In fewer, the rarer faults may well be missing.
constexpr std::uint64_t enoughRuns = 5000;
constexpr std::uint64_t none = std::numeric_limits<std::uint64_t>::max();

struct Options {
  std::uint64_t first = 1;
  std::uint64_t count = 1;
  bool trace = false;
};

// What the processes tell each other. A failing run may be a crash, so each has its own process.
struct Board {
  std::atomic<std::uint64_t> lowestFailed{none};
  std::atomic<std::uint64_t> engines{0}, events{0}, written{0}, confirmed{0};
  std::array<std::atomic<std::uint64_t>, faults> happened{};

  void note(std::uint64_t seed) {
    std::uint64_t lowest = lowestFailed;
    while (seed < lowest && !lowestFailed.compare_exchange_weak(lowest, seed)) {
    }
  }
  void add(const Tally& tally) {
    engines += tally.engines;
    events += tally.events;
    written += tally.written;
    confirmed += tally.confirmed;
    for (std::size_t i = 0; i < faults; ++i) happened[i] += tally.happened[i];
  }
};

bool tell(std::uint64_t seed, Trace::Wanted wanted) {
  Run run(seed, wanted);
  const auto violation = run.go();
  if (wanted == Trace::Wanted::Last)
    for (const std::string& line : run.scene().trace.lines()) std::printf("%s\n", line.c_str());
  if (violation)
    std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), violation->what.c_str());
  return !violation;
}

void work(const Options& options, std::uint64_t worker, std::uint64_t workers, Board& board,
          std::atomic<std::uint64_t>& current) {
  for (std::uint64_t i = worker; i < options.count; i += workers) {
    const std::uint64_t seed = options.first + i;
    if (seed > board.lowestFailed) return;
    current = seed;
    Run run(seed, Trace::Wanted::None);
    const bool failed = run.go().has_value();
    board.add(run.scene().tally);
    if (failed) return board.note(seed);
  }
  current = none;
}

void runAll(const Options& options, Board& board, std::atomic<std::uint64_t>* current) {
  const std::uint64_t workers = std::max(1u, std::thread::hardware_concurrency());
  std::vector<pid_t> children;
  for (std::uint64_t worker = 0; worker < workers; ++worker) {
    const pid_t child = fork();
    if (child == 0) {
      work(options, worker, workers, board, current[worker]);
      _exit(0);
    }
    children.push_back(child);
  }
  for (std::uint64_t worker = 0; worker < workers; ++worker) {
    int status = 0;
    waitpid(children[worker], &status, 0);
    if (WIFSIGNALED(status)) board.note(current[worker]);
  }
}

unsigned long long number(const std::atomic<std::uint64_t>& value) {
  return value.load();
}

// What happened, and how often. False when something never did, in so many runs that it should have.
bool report(const Options& options, const Board& board) {
  bool isComplete = true;
  for (std::size_t i = 0; i < faults; ++i) {
    const bool isMissing = board.happened[i] == 0 && options.count >= enoughRuns;
    std::printf("%12llu  %s%s\n", number(board.happened[i]), std::string(faultNames[i]).c_str(),
                isMissing ? ": NEVER" : "");
    isComplete = isComplete && !isMissing;
  }
  std::printf("%llu seeds held: %llu engines, %llu events, %llu messages written, %llu in the service\n",
              static_cast<unsigned long long>(options.count), number(board.engines), number(board.events),
              number(board.written), number(board.confirmed));
  return isComplete;
}

int simulate(const Options& options) {
  constexpr std::size_t size = 1u << 16;
  void* shared = mmap(nullptr, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (shared == MAP_FAILED) return 2;
  auto* board = new (shared) Board;
  auto* current = reinterpret_cast<std::atomic<std::uint64_t>*>(board + 1);
  runAll(options, *board, current);
  if (board->lowestFailed != none) {
    std::fflush(stdout);
    tell(board->lowestFailed, Trace::Wanted::Last);
    std::printf("again: tools/sim --seed %llu --trace\n",
                static_cast<unsigned long long>(board->lowestFailed.load()));
    return 1;
  }
  return report(options, *board) ? 0 : 1;
}

bool readNumber(const char* text, std::uint64_t& number) {
  char* end = nullptr;
  number = std::strtoull(text, &end, 10);
  return *text >= '0' && *text <= '9' && *end == '\0';
}

bool read(int count, char** arguments, Options& options) {
  for (int i = 1; i < count; ++i) {
    const std::string_view name = arguments[i];
    if (name == "--trace") {
      options.trace = true;
    } else if (name != "--seeds" && name != "--seed") {
      return false;
    } else if (++i == count || !readNumber(arguments[i], name == "--seed" ? options.first : options.count)) {
      return false;
    }
  }
  return true;
}

}  // namespace
}  // namespace pipit::sim

int main(int count, char** arguments) {
  using namespace pipit::sim;
  Options options;
  if (!read(count, arguments, options)) {
    std::fputs("pipit_sim --seeds N [--seed S] [--trace]\n", stderr);
    return 2;
  }
  if (options.trace) return tell(options.first, Trace::Wanted::All) ? 0 : 1;
  return simulate(options);
}
