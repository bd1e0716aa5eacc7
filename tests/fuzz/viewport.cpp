#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "Display.h"
#include "Require.h"

// Whatever happens to a list: its heights are those that a plain sum gives, and what a browser would paint
// has no fault (tests/engine/viewport/Display).

namespace {

using pipit::Units;

constexpr Units px = pipit::unitsPerPixel;

class Script {
 public:
  Script(const std::uint8_t* data, std::size_t size) : next_(data), end_(data + size) {}
  [[nodiscard]] bool isOver() const { return next_ == end_; }
  std::uint32_t byte() { return isOver() ? 0 : *next_++; }
  std::uint32_t below(std::uint32_t limit) {
    const std::uint32_t high = byte();
    return (high << 8 | byte()) % std::max(limit, 1u);
  }

  // A line of text or more.
  Units height() { return 16 * px + below(0xffff); }

 private:
  const std::uint8_t* next_;
  const std::uint8_t* end_;
};

void insert(pipit::Display& list, Script& script) {
  constexpr std::uint32_t enough = 4000;
  if (list.size() >= enough) return;
  const std::uint32_t at = script.below(list.size() + 1);
  const std::uint32_t count = script.below(600);
  list.insert(at, count, script.height());
}

void remove(pipit::Display& list, Script& script) {
  const std::uint32_t at = script.below(list.size() + 1);
  list.remove(at, std::min(script.below(600), list.size() - at));
}

void step(pipit::Display& list, Script& script) {
  switch (script.byte() % 11) {
    case 0:
      return insert(list, script);
    case 1:
      return remove(list, script);
    case 2:
      return list.scrollTo(static_cast<Units>(script.below(0xffff)) * px);
    case 3:
      return list.scrollBy(static_cast<Units>(script.below(0xffff)) - 0x7fff);
    case 4:
      return list.show(script.below(1000) * px, (200 + script.byte()) * px);
    case 5:
      return list.wait(script.byte());
    case 6:
      return list.window.touched(script.byte() % 2 == 0);
    case 7:
      return list.window.jumpToLatest();
    default:
      break;
  }
  if (list.keys.empty()) return;
  const std::uint32_t key = list.keys[script.below(list.size())];
  if (script.byte() % 2 == 0) return list.setHeight(key, script.height());
  require(list.window.jumpTo(key, pipit::Window::Align::Center));
}

void compare(const pipit::Display& list) {
  const pipit::HeightIndex& rows = list.window.rows();
  require(rows.size() == list.size());
  Units offset = 0;
  for (std::uint32_t row = 0; row < rows.size(); ++row) {
    const pipit::Row& known = rows.row(row);
    require(known.key == list.keys[row] && rows.offsetOf(row) == offset);
    if (known.height() > 0) require(rows.rowAt(offset) == row);
    offset += known.height();
  }
  require(rows.total() == offset);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Script script(data, std::min<std::size_t>(size, 600));
  const std::uint32_t manners = script.byte();
  pipit::Display list({.defers = manners % 2 == 0, .rounds = manners % 4 < 2});
  list.show(600 * px);
  while (!script.isOver()) {
    step(list, script);
    list.frame();
    require(list.fault().empty());
  }
  compare(list);
  return 0;
}
