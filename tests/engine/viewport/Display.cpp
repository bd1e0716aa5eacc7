#include "Display.h"

#include <algorithm>

namespace pipit {

namespace {

auto placeOf(auto& list, std::uint32_t at) {
  return list.begin() + static_cast<std::ptrdiff_t>(at);
}

}  // namespace

void Display::show(Units height, Units width) {
  height_ = height;
  if (height == 0) {
    scroll = 0;
    reported_.clear();
  }
  window.resized(toPixels(width), toPixels(height), now);
}

std::uint32_t Display::insert(std::uint32_t at, std::uint32_t count, Units height) {
  std::vector<Window::NewRow> rows;
  const std::uint32_t first = lastKey_ + 1;
  for (std::uint32_t i = 0; i < count; ++i) {
    rows.push_back({++lastKey_, RowClass(lastKey_ % 3, 0)});
    heights_[lastKey_] = height;
  }
  if (!window.insert(at, rows, now)) return 0;
  std::vector<std::uint32_t> added;
  for (const auto& row : rows) added.push_back(row.key);
  keys.insert(placeOf(keys, at), added.begin(), added.end());
  return first;
}

void Display::remove(std::uint32_t at, std::uint32_t count) {
  window.remove(at, count, now);
  keys.erase(placeOf(keys, at), placeOf(keys, at + count));
}

void Display::scrollTo(Units offset) {
  scroll = within(offset);
  window.scrolled(toPixels(scroll), mostReported(), now);
}

void Display::frame() {
  constexpr int longest = 100;
  int rounds = 0;
  while (layOut() || measure())
    if ((restless_ = ++rounds > longest)) return;
  reported_.clear();
  for (const std::uint32_t key : document_) reported_[key] = heightOf(key);
}

// True if the browser had something to report.
bool Display::layOut() {
  const Window::Settled settled = window.settle(now);
  view = settled.view;
  wakeAt = settled.wakeAt;
  document_ = rendered();
  const Units before = scroll;
  scroll = within(scroll);
  if (settled.scrollTo) {
    ++scrollsSet;
    scroll = within(toUnits(*settled.scrollTo, INT64_MAX / 2));
  }
  if (height_ == 0 || (scroll == before && !settled.scrollTo)) return false;
  window.scrolled(toPixels(scroll), mostReported(), now);
  return true;
}

// The observer of the rows' sizes: each row that is new in the document or has another height.
bool Display::measure() {
  bool any = false;
  for (const std::uint32_t key : document_) {
    const auto last = reported_.find(key);
    if (last != reported_.end() && last->second == heightOf(key)) continue;
    window.measured(key, toPixels(heightOf(key)), now);
    reported_[key] = heightOf(key);
    any = true;
  }
  return any;
}

// A browser tells heights, and so this, in whole pixels, which may be more than it scrolls to.
double Display::mostReported() const {
  return toPixels(rounds_ ? most() / px * px + px : most());
}

Units Display::within(Units offset) const {
  const Units cut = std::clamp(offset, Units{0}, most());
  return rounds_ ? std::min((cut + px / 2) / px * px, most() / px * px) : cut;
}

std::vector<std::uint32_t> Display::rendered() const {
  return {placeOf(keys, view.first), placeOf(keys, view.first + view.count)};
}

Units Display::total() const {
  Units height = 0;
  for (const std::uint32_t key : document_) height += heightOf(key);
  return height;
}

Units Display::elementHeight() const {
  return view.before + total() + view.after;
}

Units Display::most() const {
  return std::max(Units{0}, elementHeight() - height_);
}

std::optional<Units> Display::screenTop(std::uint32_t key) const {
  Units top = view.before - scroll;
  for (const std::uint32_t row : document_) {
    if (row == key) return top;
    top += heightOf(row);
  }
  return std::nullopt;
}

std::vector<std::uint32_t> Display::seen() const {
  std::vector<std::uint32_t> seen;
  for (const std::uint32_t key : document_)
    if (const Units top = *screenTop(key); top < height_ && top + heightOf(key) > 0) seen.push_back(key);
  return seen;
}

bool Display::showsEnd() const {
  if (keys.empty()) return true;
  const auto top = screenTop(keys.back());
  if (!top) return false;
  const Units end = *top + heightOf(keys.back());
  return end < height_ ? showsStart() : end - height_ <= limits::latestSlack * px;
}

std::string Display::fault() const {
  if (restless_) return "the layout does not come to rest";
  if (document_ != rendered()) return "other rows are in the document";
  if (view.count > limits::renderedRows) return "too many rows are in the document";
  if (elementHeight() > limits::scrollExtent * px + height_) return "the element is too high";
  if (view.after < 0) return "less than nothing is below";
  if (height_ == 0 || keys.empty()) return view.count == 0 ? "" : "there are rows where none can be seen";
  if (view.count == 0) return "nothing is in the document";
  const Units start = view.before - scroll;
  if (start > 0 && (view.first != 0 || start >= px)) return "nothing is above the first row";
  const bool isLast = view.first + view.count == keys.size();
  if (start + total() < height_ && !isLast && view.count < limits::renderedRows)
    return "nothing is below the last row";
  if (view.isAtLatest && !showsEnd()) return "the end is not where it is said to be";
  return "";
}

}  // namespace pipit
