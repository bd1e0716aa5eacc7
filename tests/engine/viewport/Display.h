#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "viewport/Window.h"

namespace pipit {

constexpr Units px = unitsPerPixel;

struct Behaviour {
  bool defers = false;
  // Scroll offsets are set to whole pixels only.
  bool rounds = false;
};

// What a browser does with a Window: the list's real rows, those of them that are in the document, the scroll
// offset that it cuts off and may round, and one frame after the other.
class Display {
 public:
  explicit Display(Behaviour behaviour = {}) : window(behaviour.defers), rounds_(behaviour.rounds) {}

  void show(Units height, Units width = 400 * px);
  // Rows of that real height; gives the first one's key.
  std::uint32_t insert(std::uint32_t at, std::uint32_t count, Units height);
  std::uint32_t append(std::uint32_t count, Units height) { return insert(size(), count, height); }
  void remove(std::uint32_t at, std::uint32_t count);
  void setHeight(std::uint32_t key, Units height) { heights_[key] = height; }
  // Another scroll offset by the visitor, who cannot scroll farther than the element goes.
  void scrollTo(Units offset);
  void scrollBy(Units by) { scrollTo(scroll + by); }
  void wait(double milliseconds) { now += milliseconds; }
  // Settles, lays out, reports what the browser reports, until nothing changes: then it is painted.
  void frame();

  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(keys.size()); }
  [[nodiscard]] Units height() const { return height_; }
  [[nodiscard]] Units heightOf(std::uint32_t key) const { return heights_.at(key); }
  // Of the element that scrolls.
  [[nodiscard]] Units elementHeight() const;
  // That the scroll offset can be.
  [[nodiscard]] Units most() const;
  // The row's upper edge on screen; none if it is not in the document.
  [[nodiscard]] std::optional<Units> screenTop(std::uint32_t key) const;
  // Keys of the rows that are at least partly to be seen, from the top.
  [[nodiscard]] std::vector<std::uint32_t> seen() const;
  [[nodiscard]] bool showsStart() const { return keys.empty() || screenTop(keys.front()) == 0; }
  // The last row's lower edge is the viewport's, or hardly below it, or all rows fit into it.
  [[nodiscard]] bool showsEnd() const;
  // Empty, or what is wrong with what is painted.
  [[nodiscard]] std::string fault() const;

  Window window;
  std::vector<std::uint32_t> keys;
  Units scroll = 0;
  double now = 1000;
  Window::View view;
  std::optional<double> wakeAt;
  int scrollsSet = 0;

 private:
  [[nodiscard]] Units total() const;
  [[nodiscard]] std::vector<std::uint32_t> rendered() const;
  bool layOut();
  bool measure();
  Units within(Units offset) const;
  double mostReported() const;

  const bool rounds_;
  bool restless_ = false;
  std::map<std::uint32_t, Units> heights_;
  std::map<std::uint32_t, Units> reported_;
  // In the document, by key: the rows may have changed since it was laid out.
  std::vector<std::uint32_t> document_;
  Units height_ = 0;
  std::uint32_t lastKey_ = 0;
};

}  // namespace pipit
