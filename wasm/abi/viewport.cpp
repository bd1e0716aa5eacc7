// viewport.wasm: the heights of a list's rows alone, for other programs, benchmarks and other people's tests;
// no part of what a visitor downloads. js-glue/viewport is the way to call it.
//
// Lengths are units (1/64 px) in doubles, which hold them exactly. What is out of range is a programmer's
// error and traps; the TypeScript looks first.
#include <algorithm>
#include <array>

#include "viewport/HeightIndex.h"

#define PIPIT_EXPORT(name) extern "C" __attribute__((export_name(#name), used))

using pipit::HeightIndex;
using pipit::Row;
using pipit::RowClass;
using pipit::Units;

PIPIT_EXPORT(pipit_viewport_create) HeightIndex* pipit_viewport_create() {
  return new HeightIndex;
}

PIPIT_EXPORT(pipit_viewport_destroy) void pipit_viewport_destroy(HeightIndex* index) {
  delete index;
}

PIPIT_EXPORT(pipit_viewport_size) std::uint32_t pipit_viewport_size(const HeightIndex* index) {
  return index->size();
}

PIPIT_EXPORT(pipit_viewport_total) double pipit_viewport_total(const HeightIndex* index) {
  return static_cast<double>(index->total());
}

// So many rows of one class and height, not measured, before row `at`. 0 when they would be too many.
PIPIT_EXPORT(pipit_viewport_insert)
std::uint32_t pipit_viewport_insert(HeightIndex* index, std::uint32_t at, std::uint32_t count,
                                    std::uint32_t number, double height) {
  if (count > pipit::limits::listRows - index->size()) return 0;
  std::array<Row, 2048> rows;
  const Row row = Row::estimated(0, RowClass::numbered(number), static_cast<Units>(height));
  std::fill_n(rows.data(), std::min<std::size_t>(count, rows.size()), row);
  while (count > 0) {
    const auto part = std::min<std::uint32_t>(count, rows.size());
    if (!index->insert(at, std::span(rows).first(part))) return 0;
    at += part;
    count -= part;
  }
  return 1;
}

PIPIT_EXPORT(pipit_viewport_remove)
void pipit_viewport_remove(HeightIndex* index, std::uint32_t at, std::uint32_t count) {
  index->remove(at, count);
}

PIPIT_EXPORT(pipit_viewport_height)
double pipit_viewport_height(const HeightIndex* index, std::uint32_t row) {
  return static_cast<double>(index->row(row).height());
}

PIPIT_EXPORT(pipit_viewport_is_measured)
std::uint32_t pipit_viewport_is_measured(const HeightIndex* index, std::uint32_t row) {
  return index->row(row).isMeasured();
}

PIPIT_EXPORT(pipit_viewport_measure)
void pipit_viewport_measure(HeightIndex* index, std::uint32_t row, double height) {
  index->measure(row, static_cast<Units>(height));
}

PIPIT_EXPORT(pipit_viewport_estimate)
void pipit_viewport_estimate(HeightIndex* index, std::uint32_t number, double height) {
  index->estimate(RowClass::numbered(number), static_cast<Units>(height));
}

PIPIT_EXPORT(pipit_viewport_offset_of)
double pipit_viewport_offset_of(const HeightIndex* index, std::uint32_t row) {
  return static_cast<double>(index->offsetOf(row));
}

PIPIT_EXPORT(pipit_viewport_row_at)
std::uint32_t pipit_viewport_row_at(const HeightIndex* index, double offset) {
  return index->rowAt(static_cast<Units>(offset));
}
