#include "viewport/HeightIndex.h"

#include <algorithm>
#include <bit>

namespace pipit {

namespace {

constexpr std::uint32_t lowestBit(std::uint32_t i) {
  return i & (0 - i);
}

}  // namespace

HeightIndex::Sum HeightIndex::sumOf(std::span<const Row> rows) {
  Sum sum{0, static_cast<std::uint32_t>(rows.size())};
  for (const Row& row : rows) sum.height += row.height();
  return sum;
}

HeightIndex::Place HeightIndex::placeOf(std::uint32_t row) const {
  Place place{0, row, 0};
  for (std::uint32_t step = std::bit_floor(blocks()); step != 0; step /= 2) {
    if (place.block + step > blocks()) continue;
    const Sum& sum = sums_[place.block + step - 1];
    if (sum.rows > place.row) continue;
    place.block += step;
    place.row -= sum.rows;
    place.before += sum.height;
  }
  return place;
}

const Row& HeightIndex::row(std::uint32_t row) const {
  PIPIT_VERIFY(row < size());
  const Place place = placeOf(row);
  return blocks_[place.block]->rows[place.row];
}

Units HeightIndex::offsetOf(std::uint32_t row) const {
  PIPIT_VERIFY(row <= size());
  if (row == size()) return total();
  const Place place = placeOf(row);
  return place.before + sumOf(blocks_[place.block]->all().first(place.row)).height;
}

std::uint32_t HeightIndex::rowAt(Units offset) const {
  if (size() == 0 || offset < 0) return 0;
  if (offset >= total()) return size() - 1;
  std::uint32_t block = 0;
  std::uint32_t row = 0;
  for (std::uint32_t step = std::bit_floor(blocks()); step != 0; step /= 2) {
    if (block + step > blocks()) continue;
    const Sum& sum = sums_[block + step - 1];
    if (sum.height > offset) continue;
    block += step;
    row += sum.rows;
    offset -= sum.height;
  }
  for (const Row* at = blocks_[block]->rows.data(); offset >= at->height(); ++at, ++row)
    offset -= at->height();
  return row;
}

std::uint32_t HeightIndex::rowOf(std::uint32_t key) const {
  std::uint32_t before = 0;
  for (const auto& block : blocks_) {
    for (const Row& row : block->all())
      if (row.key == key) return before + static_cast<std::uint32_t>(&row - block->rows.data());
    before += block->sum.rows;
  }
  return size();
}

bool HeightIndex::insert(std::uint32_t at, std::span<const Row> rows) {
  PIPIT_VERIFY(at <= size());
  if (rows.size() > limits::listRows - size()) return false;
  if (rows.empty()) return true;
  const Place place = placeToInsert(at, rows.size());
  if (hasRoom(place.block, rows.size())) {
    insertInto(place, rows);
  } else if (place.row == 0) {
    insertBlocks(place.block, rows);
  } else if (rows.size() <= blockRows / 2) {
    cut(place.block, blockRows / 2);
    return insert(at, rows);
  } else {
    cut(place.block, place.row);
    insertBlocks(place.block + 1, rows);
  }
  return true;
}

// At a block's end rather than at the next one's start, as long as there is room: rows that come one by one
// fill it then.
HeightIndex::Place HeightIndex::placeToInsert(std::uint32_t at, std::size_t rows) const {
  if (at == 0) return {};
  Place place = placeOf(at - 1);
  ++place.row;
  const bool isAtEnd = place.row == blocks_[place.block]->sum.rows;
  return isAtEnd && !hasRoom(place.block, rows) ? Place{place.block + 1, 0, 0} : place;
}

bool HeightIndex::hasRoom(std::uint32_t block, std::size_t rows) const {
  return block < blocks() && blocks_[block]->sum.rows + rows <= blockRows;
}

void HeightIndex::insertInto(const Place& place, std::span<const Row> rows) {
  Block& block = *blocks_[place.block];
  Row* const at = block.rows.data() + place.row;
  Row* const end = block.rows.data() + block.sum.rows;
  std::copy_backward(at, end, end + rows.size());
  std::copy(rows.begin(), rows.end(), at);
  change(place.block, sumOf(rows));
}

void HeightIndex::insertBlocks(std::uint32_t at, std::span<const Row> rows) {
  const std::size_t before = blocks_.size();
  blocks_.resize(before + (rows.size() + blockRows - 1) / blockRows);
  auto* block = blocks_.data() + at;
  std::move_backward(block, blocks_.data() + before, blocks_.data() + blocks_.size());
  for (; !rows.empty(); ++block) {
    const auto part = rows.first(std::min<std::size_t>(rows.size(), blockRows));
    *block = std::make_unique_for_overwrite<Block>();
    (*block)->sum = sumOf(part);
    std::copy(part.begin(), part.end(), (*block)->rows.begin());
    rows = rows.subspan(part.size());
  }
  sumUp(at);
}

// The block's rows from `at` on get a block of their own.
void HeightIndex::cut(std::uint32_t number, std::uint32_t at) {
  Block& block = *blocks_[number];
  const auto rest = block.all().subspan(at);
  block.sum = sumOf(block.all().first(at));
  insertBlocks(number + 1, rest);
  sumUp(number);
}

void HeightIndex::remove(std::uint32_t at, std::uint32_t count) {
  PIPIT_VERIFY(at <= size() && count <= size() - at);
  if (count == 0) return;
  const Place place = placeOf(at);
  std::uint32_t emptied = 0;
  std::uint32_t number = place.block;
  for (std::uint32_t from = place.row; count > 0; ++number, from = 0) {
    const auto rows = blocks_[number]->all();
    const auto part = std::min<std::size_t>(count, rows.size() - from);
    std::ranges::copy(rows.subspan(from + part), rows.data() + from);
    blocks_[number]->sum = sumOf(rows.first(rows.size() - part));
    emptied += part == rows.size();
    count -= static_cast<std::uint32_t>(part);
  }
  const bool leavesRows = blocks_[place.block]->sum.rows != 0;
  removeBlocks(place.block + leavesRows, emptied);
  if (leavesRows) join(place.block);
  if (place.block > 0) join(place.block - 1);
  sumUp(place.block > 0 ? place.block - 1 : 0);
}

void HeightIndex::removeBlocks(std::uint32_t at, std::uint32_t count) {
  std::move(blocks_.data() + at + count, blocks_.data() + blocks_.size(), blocks_.data() + at);
  blocks_.resize(blocks_.size() - count);
}

// With the next one, if both together are half full: what is removed bit by bit leaves no crumbs.
void HeightIndex::join(std::uint32_t number) {
  if (number + 1 >= blocks()) return;
  Block& block = *blocks_[number];
  const Block& next = *blocks_[number + 1];
  if (block.sum.rows + next.sum.rows > blockRows / 2) return;
  std::copy_n(next.rows.data(), next.sum.rows, block.rows.data() + block.sum.rows);
  block.sum += next.sum;
  removeBlocks(number + 1, 1);
}

void HeightIndex::measure(std::uint32_t row, Units height) {
  PIPIT_VERIFY(row < size());
  const Place place = placeOf(row);
  Row& changed = blocks_[place.block]->rows[place.row];
  const Units before = changed.height();
  changed.measure(height);
  change(place.block, {changed.height() - before, 0});
}

void HeightIndex::estimate(RowClass of, Units height) {
  for (const auto& block : blocks_) {
    for (Row& row : block->all())
      if (!row.isMeasured() && row.of() == of) row.estimate(height);
    block->sum = sumOf(block->all());
  }
  sumUp(0);
}

void HeightIndex::change(std::uint32_t block, const Sum& by) {
  blocks_[block]->sum += by;
  whole_ += by;
  for (std::uint32_t i = block + 1; i <= blocks(); i += lowestBit(i)) sums_[i - 1] += by;
}

// The sums that the blocks from this one on are part of.
void HeightIndex::sumUp(std::uint32_t from) {
  sums_.resize(blocks());
  for (std::uint32_t i = from + 1; i <= blocks(); ++i) {
    Sum& sum = sums_[i - 1];
    sum = blocks_[i - 1]->sum;
    for (std::uint32_t part = i - 1; part > i - lowestBit(i); part -= lowestBit(part)) sum += sums_[part - 1];
  }
  whole_ = {};
  for (std::uint32_t i = blocks(); i > 0; i -= lowestBit(i)) whole_ += sums_[i - 1];
}

}  // namespace pipit
