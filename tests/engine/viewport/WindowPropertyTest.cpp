#include <gtest/gtest.h>

#include <algorithm>
#include <random>

#include "Display.h"

// A hundred thousand random events in a browser of random manners. After each: every pixel of the viewport is
// covered, the end is held exactly if the visitor is there, and what was seen has moved as far as the visitor
// scrolled.

namespace pipit {
namespace {

class Visit {
 public:
  explicit Visit(std::uint32_t seed)
      : random_(seed), list_({.defers = below(2) == 0, .rounds = below(2) == 0}) {
    list_.show(600 * px);
    list_.append(below(200), 40 * px);
    list_.frame();
  }

  void step() {
    list_.wait(below(4) == 0 ? 400 : limits::frameTime + below(40));
    const std::uint32_t choice = below(20);
    if (choice < 7) return scroll();
    if (choice == 7) return jump();
    if (choice == 8 && below(4) == 0) return hide();
    stays(choice);
  }

 private:
  std::uint32_t below(std::uint32_t limit) {
    return static_cast<std::uint32_t>(random_() % std::max(limit, 1u));
  }
  // In units: heights of text are no whole pixels.
  Units anyHeight() { return below(10) == 0 ? below(3000 * px) : 20 * px + below(200 * px); }
  std::uint32_t anyPlace() {
    return below(3) == 0 ? list_.size() : below(3) == 0 ? 0 : below(list_.size() + 1);
  }

  void stays(std::uint32_t choice) {
    const bool wasAtLatest = list_.view.isAtLatest;
    const auto seen = list_.seen();
    std::vector<Units> tops;
    for (const std::uint32_t key : seen) tops.push_back(*list_.screenTop(key));
    change(choice);
    list_.frame();
    ASSERT_EQ(list_.fault(), "");
    ASSERT_TRUE(list_.view.isAtLatest || !wasAtLatest);
    if (list_.view.isAtLatest || list_.showsStart()) return;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      // It was not removed, has not shrunk out of sight, and the viewport has not become too low for it.
      const bool isLeft = has(seen[i]) && tops[i] + list_.heightOf(seen[i]) > 0 && tops[i] < list_.height();
      if (!isLeft) continue;
      ASSERT_EQ(list_.screenTop(seen[i]), tops[i]);
      return;
    }
  }

  bool has(std::uint32_t key) const { return std::ranges::find(list_.keys, key) != list_.keys.end(); }

  void change(std::uint32_t choice) {
    switch (choice) {
      case 9:
      case 10:
        return insert();
      case 11:
        return remove();
      case 12:
        list_.window.touched(below(2) == 0);
        return;
      case 13:
        list_.window.scrollEnded();
        return;
      case 14:
        return resize();
      default:
        return grow();
    }
  }

  // One after the other: the arguments of a call are evaluated in any order.
  void insert() {
    const std::uint32_t at = anyPlace();
    const std::uint32_t count = 1 + below(below(5) == 0 ? 60 : 2);
    list_.insert(at, count, anyHeight());
  }

  void remove() {
    const std::uint32_t at = std::min(anyPlace(), list_.size());
    const std::uint32_t count = std::min(1 + below(list_.size() > 400 ? 200 : 3), list_.size() - at);
    list_.remove(at, count);
  }

  // An answer that streams, a picture that loads, a row that nobody sees.
  void grow() {
    if (list_.keys.empty()) return;
    const auto seen = list_.seen();
    const std::uint32_t key = below(2) == 0 ? list_.keys.back()
                              : below(2) == 0 && !seen.empty()
                                  ? seen[below(static_cast<std::uint32_t>(seen.size()))]
                                  : list_.keys[below(list_.size())];
    list_.setHeight(key, below(2) == 0 ? list_.heightOf(key) + 19 * px + 7 : anyHeight());
  }

  void resize() {
    const Units width = (300 + below(3) * 100) * px;
    if (width != width_)
      for (const std::uint32_t key : list_.keys) list_.setHeight(key, anyHeight());
    width_ = width;
    list_.show((200 + below(900)) * px, width);
  }

  void scroll() {
    const auto seen = list_.seen();
    if (seen.empty()) return;
    std::vector<Units> tops;
    for (const std::uint32_t key : seen) tops.push_back(*list_.screenTop(key));
    const Units before = list_.scroll;
    list_.scrollBy(static_cast<Units>(below(1400)) * px - 700 * px);
    const Units moved = list_.scroll - before;
    // By what is known of the rows' heights.
    const HeightIndex& rows = list_.window.rows();
    const bool isBeyondStart = tops.front() - moved > rows.offsetOf(rows.rowOf(seen.front()));
    // It may as well be the browser's rounding of what was set.
    const bool isTooLittle = moved > -px && moved < px;
    list_.frame();
    ASSERT_EQ(list_.fault(), "");
    if (list_.view.isAtLatest || isBeyondStart || isTooLittle || list_.showsStart()) return;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      const Units top = tops[i] - moved;
      if (top + list_.heightOf(seen[i]) <= 0 || top >= list_.height()) continue;
      ASSERT_EQ(list_.screenTop(seen[i]), top);
      return;
    }
  }

  void jump() {
    if (list_.keys.empty() || below(3) == 0) {
      list_.window.jumpToLatest();
      list_.frame();
      ASSERT_TRUE(list_.view.isAtLatest);
      ASSERT_EQ(list_.fault(), "");
      return;
    }
    const std::uint32_t key = list_.keys[below(list_.size())];
    ASSERT_TRUE(list_.window.jumpTo(key, below(2) == 0 ? Window::Align::Start : Window::Align::Center));
    list_.frame();
    ASSERT_EQ(list_.fault(), "");
    ASSERT_TRUE(list_.screenTop(key).has_value());
    list_.wait(limits::scrollRest);
    list_.frame();
    ASSERT_TRUE(list_.screenTop(key).has_value());
  }

  void hide() {
    list_.show(0);
    list_.frame();
    ASSERT_EQ(list_.fault(), "");
    list_.show(600 * px, width_);
    list_.frame();
    ASSERT_EQ(list_.fault(), "");
  }

  std::mt19937 random_;
  Display list_;
  Units width_ = 400 * px;
};

TEST(WindowProperty, ShowsWhatIsThereAndMovesNothingThatIsSeen) {
  for (std::uint32_t seed = 1; seed <= 200; ++seed) {
    Visit visit(seed);
    for (int step = 0; step < 500; ++step)
      ASSERT_NO_FATAL_FAILURE(visit.step()) << "seed " << seed << ", step " << step;
  }
}

}  // namespace
}  // namespace pipit
