#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "viewport/HeightIndex.h"

// A hundred thousand random operations against the most naive model there is: a vector of rows, summed up.

namespace pipit {
namespace {

class Pair {
 public:
  // How many rows are inserted or removed at most at a time, and about how many there are.
  Pair(std::uint32_t seed, std::uint32_t batch, std::size_t size)
      : random_(seed), batch_(batch), size_(size) {}

  void step() {
    switch (below(8)) {
      case 0:
      case 1:
        return model_.size() < size_ ? insert() : remove();
      case 2:
        return model_.size() < size_ / 2 ? insert() : remove();
      case 3:
        return below(50) == 0 ? estimate() : measure();
      default:
        return measure();
    }
  }

  void checkSomewhere() {
    ASSERT_EQ(index_.size(), model_.size());
    const std::uint32_t row = below(index_.size() + 1);
    const Units offset = offsetOf(row);
    ASSERT_EQ(index_.offsetOf(row), offset);
    if (row < index_.size()) {
      ASSERT_EQ(index_.row(row).bits, model_[row].bits);
      ASSERT_EQ(index_.row(row).key, model_[row].key);
    }
    const Units place = static_cast<Units>(below(static_cast<std::uint32_t>(index_.total()) + 1));
    ASSERT_EQ(index_.rowAt(place), rowAt(place));
  }

  void checkEverywhere() {
    ASSERT_EQ(index_.size(), model_.size());
    Units offset = 0;
    for (std::uint32_t row = 0; row < index_.size(); offset += model_[row++].height()) {
      ASSERT_EQ(index_.offsetOf(row), offset);
      ASSERT_EQ(index_.row(row).key, model_[row].key);
      if (model_[row].height() == 0) continue;
      ASSERT_EQ(index_.rowAt(offset), row);
    }
    ASSERT_EQ(index_.total(), offset);
  }

 private:
  std::uint32_t below(std::uint32_t limit) {
    return static_cast<std::uint32_t>(random_() % std::max(limit, 1u));
  }
  RowClass anyClass() { return RowClass::numbered(below(4) * 5); }
  // Every eighth row has no height.
  Units anyHeight() { return below(8) == 0 ? 0 : below(2000); }
  // Mostly where a list grows: at its ends.
  std::uint32_t anyPlace() {
    const std::uint32_t size = index_.size();
    const std::uint32_t choice = below(4);
    return choice == 0 ? 0 : choice == 1 ? size : below(size + 1);
  }

  std::vector<Row>::iterator placeOf(std::uint32_t row) {
    return model_.begin() + static_cast<std::ptrdiff_t>(row);
  }

  void insert() {
    std::vector<Row> rows(below(batch_) + 1);
    for (Row& row : rows) row = Row::estimated(++lastKey_, anyClass(), anyHeight());
    const std::uint32_t at = anyPlace();
    ASSERT_TRUE(index_.insert(at, rows));
    model_.insert(placeOf(at), rows.begin(), rows.end());
  }

  void remove() {
    const std::uint32_t at = std::min(anyPlace(), index_.size());
    const std::uint32_t count = std::min(below(batch_) + 1, index_.size() - at);
    index_.remove(at, count);
    model_.erase(placeOf(at), placeOf(at + count));
  }

  void measure() {
    if (model_.empty()) return;
    const std::uint32_t row = below(index_.size());
    const Units height = anyHeight();
    index_.measure(row, height);
    model_[row].measure(height);
  }

  void estimate() {
    const RowClass of = anyClass();
    const Units height = anyHeight();
    index_.estimate(of, height);
    for (Row& row : model_)
      if (row.of() == of && !row.isMeasured()) row.estimate(height);
  }

  Units offsetOf(std::uint32_t row) const {
    Units offset = 0;
    for (std::uint32_t i = 0; i < row; ++i) offset += model_[i].height();
    return offset;
  }

  std::uint32_t rowAt(Units offset) const {
    for (std::uint32_t row = 0; row < model_.size(); ++row) {
      if (offset < model_[row].height()) return row;
      offset -= model_[row].height();
    }
    return model_.empty() ? 0 : static_cast<std::uint32_t>(model_.size() - 1);
  }

  std::mt19937 random_;
  std::uint32_t batch_;
  std::size_t size_;
  HeightIndex index_;
  std::vector<Row> model_;
  std::uint32_t lastKey_ = 0;
};

void run(std::uint32_t seed, int steps, std::uint32_t batch, std::size_t size) {
  Pair pair(seed, batch, size);
  for (int step = 1; step <= steps; ++step) {
    pair.step();
    ASSERT_NO_FATAL_FAILURE(pair.checkSomewhere()) << "seed " << seed << ", step " << step;
    if (step % 2000 != 0) continue;
    ASSERT_NO_FATAL_FAILURE(pair.checkEverywhere()) << "seed " << seed << ", step " << step;
  }
}

TEST(HeightIndexProperty, AgreesWithTheNaiveModelWhereRowsComeAndGoOneByOne) {
  for (std::uint32_t seed = 1; seed <= 3; ++seed) run(seed, 20'000, 1, 1500);
}

TEST(HeightIndexProperty, AgreesWithTheNaiveModelWhereTheyComeAndGoInBulk) {
  for (std::uint32_t seed = 4; seed <= 5; ++seed) run(seed, 20'000, 700, 4000);
}

TEST(HeightIndexProperty, AgreesWithTheNaiveModelInAListThatIsOftenEmpty) {
  run(6, 20'000, 40, 60);
}

}  // namespace
}  // namespace pipit
