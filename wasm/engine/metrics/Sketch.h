#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace pipit {

class Json;
class JsonWriter;
class OwnText;

// What values were measured, in a bounded room: a DDSketch (Masson, Rim and Lee: DDSketch, a fast and
// fully-mergeable quantile sketch with relative-error guarantees, VLDB 2019). Every quantile it tells is
// within 1 % of the value that has that rank. Merged in any order and any parts it is the same as if all had
// been added to one: bins are counts, and the sum is a whole number of thousandths.
//
//   bin      0          1          k                 γ = (1 + α) / (1 - α), α = 0.01
//   |--------(----------(----------(-------…
//   0 zero  10^-3     10^-3 γ   10^-3 γ^k            each bin has its upper edge and not its lower one
//
// Edges are products of doubles and found by comparing, so every machine puts a value into the same bin; a
// logarithm is not the same everywhere.
class Sketch {
 public:
  static constexpr double accuracy = 0.01;
  // What is less counts as zero, what is more as this.
  static constexpr double least = 1e-3;
  static constexpr double most = 1e7;
  // ln(most / least) / ln γ, rounded up.
  static constexpr std::size_t bins = 1152;

  // False, and nothing is added: what is no number, not finite or negative, or one more than
  // limits::sketchValues.
  bool add(double value);
  // False, and nothing is added, where both have more than limits::sketchValues together.
  bool merge(const Sketch& other);
  [[nodiscard]] bool canMerge(const Sketch& other) const;

  [[nodiscard]] std::uint32_t count() const { return count_; }
  [[nodiscard]] bool isEmpty() const { return count_ == 0; }
  // Each value is rounded to a thousandth before it is added.
  [[nodiscard]] double sum() const { return static_cast<double>(thousandths_) / 1000; }

  // Nothing where nothing was added. The least and the greatest are rounded to a millionth.
  [[nodiscard]] std::optional<double> mean() const;
  [[nodiscard]] std::optional<double> min() const;
  [[nodiscard]] std::optional<double> max() const;
  // The value of rank floor(q (count - 1)), 0 <= q <= 1; nothing for another q.
  [[nodiscard]] std::optional<double> quantile(double q) const;

  // {"sum":,"min":,"max":,"zero":,"bins":[]}: from the lowest bin on, n > 0 for a bin with n values and -n
  // for n empty ones. A sketch so has at most as many numbers as bins, however they lie.
  void write(JsonWriter& writer) const;
  // Nothing where it is no sketch: more than `most` values, bins that there are not, a least, a greatest or a
  // sum that these bins cannot have.
  [[nodiscard]] static std::optional<Sketch> read(const Json& json, std::uint32_t mostValues);

  // What write() has written, from the beginning of a text, which has the rest afterwards: some times as
  // fast. Nothing where it is anything else, which may be a sketch all the same.
  [[nodiscard]] static std::optional<Sketch> readOwn(OwnText& text);

  bool operator==(const Sketch&) const = default;

 private:
  [[nodiscard]] double valueOfRank(std::uint32_t rank) const;
  bool readBins(const Json& json, std::uint32_t mostValues);
  bool takeZeros(double zeros, std::uint32_t mostValues);
  // What the next number of `bins` says; `bin` is the place that it says it of.
  bool takeBin(double number, std::size_t& bin, std::uint32_t mostValues);
  bool takeExtremes(double low, double high);
  bool takeSum(double sum);

  std::uint32_t count_ = 0;
  std::uint32_t zeros_ = 0;
  std::uint64_t thousandths_ = 0;
  double min_ = 0;
  double max_ = 0;
  // Of each bin how many values; empty until there is one that is not zero.
  std::vector<std::uint32_t> bins_;
};

}  // namespace pipit
