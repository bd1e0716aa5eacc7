#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "viewport/RowClass.h"
#include "viewport/Units.h"

namespace pipit {

// A row as the index keeps it, in 8 bytes: the owner's key, and
//
//    31 | 30    26 | 25                       0
//   ----+----------+----------------------------
//     m |  class   |  height in units           m: measured, else the height is an estimate
//
struct Row {
  static constexpr Units highest = (Units{1} << 26) - 1;  // 1,048,575.98 px

  // Not measured yet. What is higher than the highest counts as that.
  [[nodiscard]] static constexpr Row estimated(std::uint32_t key, RowClass of, Units height) {
    return {key, of.number() << 26 | within(height)};
  }
  [[nodiscard]] constexpr Units height() const { return bits & heightMask; }
  [[nodiscard]] constexpr RowClass of() const { return RowClass::numbered(bits >> 26 & 31); }
  [[nodiscard]] constexpr bool isMeasured() const { return bits >> 31 != 0; }
  void estimate(Units height) { bits = (bits & ~heightMask) | within(height); }
  void measure(Units height) { bits = (bits & ~heightMask) | within(height) | 1u << 31; }

  std::uint32_t key = 0;
  std::uint32_t bits = 0;

 private:
  static constexpr std::uint32_t heightMask = highest;
  static constexpr std::uint32_t within(Units height) {
    if (height < 0) return 0;
    return static_cast<std::uint32_t>(height < highest ? height : highest);
  }
};

// The heights of a list's rows in their order. Sums are exact: nothing drifts, whatever is changed how often.
//
//   sums_      Fenwick tree over the blocks: rows and height of each    log2(blocks) steps
//                 |
//   blocks_    [256 rows] [31] [256] [190] …                            one of them is scanned
//
// An offset, a row or a change costs O(log n) and the scan of one block; a row or a few inserted or removed
// anywhere cost one block's move, and once in 128 of them the blocks are numbered anew (O(n / 256)). Rows
// that come at the end or in bulk fill whole blocks. Blocks of 64, 128 and 512 rows were measured as well
// (bench/README.md).
//
// Rows are numbered from 0. To name one that does not exist is a programmer's error.
class HeightIndex {
 public:
  [[nodiscard]] std::uint32_t size() const { return whole_.rows; }
  [[nodiscard]] Units total() const { return whole_.height; }
  [[nodiscard]] const Row& row(std::uint32_t row) const;
  // Of the row's upper edge; of row size() the total.
  [[nodiscard]] Units offsetOf(std::uint32_t row) const;
  // The row that the offset lies in; of rows without height the last. The first or last row for an offset
  // before or behind all; 0 where there is none.
  [[nodiscard]] std::uint32_t rowAt(Units offset) const;
  // In O(n); size() if none has it.
  [[nodiscard]] std::uint32_t rowOf(std::uint32_t key) const;

  // Before row `at`, or at the end when that is size(). False, with nothing changed, when there would be more
  // than limits::listRows.
  [[nodiscard]] bool insert(std::uint32_t at, std::span<const Row> rows);
  void remove(std::uint32_t at, std::uint32_t count);
  void measure(std::uint32_t row, Units height);
  // All rows of the class that are not measured, in O(n).
  void estimate(RowClass of, Units height);

 private:
  static constexpr std::uint32_t blockRows = 256;
  struct Sum {
    Units height = 0;
    std::uint32_t rows = 0;
    void operator+=(const Sum& other) {
      height += other.height;
      rows += other.rows;
    }
  };
  struct Block {
    Sum sum;
    std::array<Row, blockRows> rows;
    [[nodiscard]] std::span<Row> all() { return {rows.data(), sum.rows}; }
  };
  struct Place {
    std::uint32_t block = 0;
    std::uint32_t row = 0;  // in the block
    Units before = 0;       // the height of all blocks before it
  };

  [[nodiscard]] static Sum sumOf(std::span<const Row> rows);
  [[nodiscard]] std::uint32_t blocks() const { return static_cast<std::uint32_t>(blocks_.size()); }
  [[nodiscard]] Place placeOf(std::uint32_t row) const;
  [[nodiscard]] Place placeToInsert(std::uint32_t at, std::size_t rows) const;
  [[nodiscard]] bool hasRoom(std::uint32_t block, std::size_t rows) const;
  void insertInto(const Place& place, std::span<const Row> rows);
  void insertBlocks(std::uint32_t at, std::span<const Row> rows);
  void removeBlocks(std::uint32_t at, std::uint32_t count);
  void cut(std::uint32_t block, std::uint32_t at);
  void join(std::uint32_t block);
  void change(std::uint32_t block, const Sum& by);
  void sumUp(std::uint32_t from);

  std::vector<std::unique_ptr<Block>> blocks_;
  // The i-th, counted from 1, is the sum of the blocks (i - lowest bit of i, i].
  std::vector<Sum> sums_;
  Sum whole_;
};

}  // namespace pipit
