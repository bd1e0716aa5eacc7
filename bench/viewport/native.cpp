// What bench.mjs measures in WebAssembly, natively.
#include <benchmark/benchmark.h>

#include <random>
#include <vector>

#include "viewport/HeightIndex.h"

namespace {

using pipit::HeightIndex;
using pipit::Row;
using pipit::Units;

constexpr Units height = 40 * pipit::unitsPerPixel;

std::vector<Row> rowsOf(std::int64_t count) {
  return std::vector<Row>(static_cast<std::size_t>(count), Row::estimated(1, {}, height));
}

HeightIndex indexOf(std::int64_t count) {
  HeightIndex index;
  if (!index.insert(0, rowsOf(count))) std::abort();
  return index;
}

// In 32 bits: the standard generators' type is wider.
std::uint32_t below(std::minstd_rand& random, std::uint32_t limit) {
  return static_cast<std::uint32_t>(random()) % limit;
}

Units anyOffset(std::minstd_rand& random, const HeightIndex& index) {
  return static_cast<Units>(random()) % index.total();
}

void build(benchmark::State& state) {
  const auto rows = rowsOf(state.range(0));
  for (auto _ : state) {
    HeightIndex index;
    benchmark::DoNotOptimize(index.insert(0, rows));
  }
}

void update(benchmark::State& state) {
  HeightIndex index = indexOf(state.range(0));
  std::minstd_rand random;
  for (auto _ : state) index.measure(below(random, index.size()), below(random, 8192));
}

void lookup(benchmark::State& state) {
  const HeightIndex index = indexOf(state.range(0));
  std::minstd_rand random;
  for (auto _ : state) benchmark::DoNotOptimize(index.rowAt(anyOffset(random, index)));
}

void editAndLookup(benchmark::State& state) {
  HeightIndex index = indexOf(state.range(0));
  std::minstd_rand random;
  for (auto _ : state) {
    index.measure(below(random, index.size()), below(random, 8192));
    benchmark::DoNotOptimize(index.rowAt(anyOffset(random, index)));
  }
}

void append(benchmark::State& state) {
  HeightIndex index = indexOf(state.range(0));
  const auto row = rowsOf(1);
  for (auto _ : state) {
    benchmark::DoNotOptimize(index.insert(index.size(), row));
    if (index.size() == pipit::limits::listRows) index.remove(0, 1000);
  }
}

void prepend50(benchmark::State& state) {
  HeightIndex index = indexOf(state.range(0));
  const auto rows = rowsOf(50);
  for (auto _ : state) {
    benchmark::DoNotOptimize(index.insert(0, rows));
    if (index.size() > pipit::limits::listRows - 50) index.remove(index.size() - 40'000, 40'000);
  }
}

void insertAnywhere(benchmark::State& state) {
  HeightIndex index = indexOf(state.range(0));
  const auto row = rowsOf(1);
  std::minstd_rand random;
  for (auto _ : state) {
    benchmark::DoNotOptimize(index.insert(below(random, index.size()), row));
    if (index.size() == pipit::limits::listRows) index.remove(0, 1000);
  }
}

void sizes(benchmark::internal::Benchmark* bench) {
  for (const std::int64_t size : {1'000, 100'000, 1'000'000}) bench->Arg(size);
}

}  // namespace

BENCHMARK(build)->Apply(sizes);
BENCHMARK(update)->Apply(sizes);
BENCHMARK(lookup)->Apply(sizes);
BENCHMARK(editAndLookup)->Apply(sizes);
BENCHMARK(append)->Apply(sizes);
BENCHMARK(prepend50)->Apply(sizes);
BENCHMARK(insertAnywhere)->Apply(sizes);
BENCHMARK_MAIN();
