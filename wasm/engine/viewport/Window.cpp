#include "viewport/Window.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

namespace pipit {

namespace {

// Of a scroll offset, whatever a browser says.
constexpr Units longest = Units{limits::scrollExtent} * 2 * unitsPerPixel;

constexpr std::uint32_t afterRemoval(std::uint32_t row, std::uint32_t at, std::uint32_t count) {
  return row > at ? row - std::min(count, row - at) : row;
}

}  // namespace

void Window::Range::inserted(std::uint32_t at, std::uint32_t count) {
  if (at <= first) first += count;
  if (at < end) end += count;
}

void Window::Range::removed(std::uint32_t at, std::uint32_t count) {
  first = afterRemoval(first, at, count);
  end = afterRemoval(end, at, count);
}

bool Window::insert(std::uint32_t at, std::span<const NewRow> added, double now) {
  noteFrame(now);
  std::vector<Row> rows;
  rows.reserve(added.size());
  for (const NewRow& row : added) rows.push_back(Row::estimated(row.key, row.of, estimates_.of(row.of)));
  return insertRows(at, rows);
}

bool Window::insertRows(std::uint32_t at, std::span<const Row> rows) {
  if (!rows_.insert(at, rows)) return false;
  const auto count = static_cast<std::uint32_t>(rows.size());
  if (at <= anchor_) anchor_ += count;
  rendered_.inserted(at, count);
  inSight_.inserted(at, count);
  seen_.inserted(at, count);
  return true;
}

void Window::remove(std::uint32_t at, std::uint32_t count, double now) {
  noteFrame(now);
  const std::uint32_t end = at + count;
  if (anchor_ >= at && anchor_ < end) {
    into_ += rows_.offsetOf(anchor_) - rows_.offsetOf(end);
    isJumping_ = false;
  }
  rows_.remove(at, count);
  anchor_ = afterRemoval(anchor_, at, count);
  rendered_.removed(at, count);
  inSight_.removed(at, count);
  seen_.removed(at, count);
}

void Window::move(std::uint32_t from, std::uint32_t to, double now) {
  const Row row = rows_.row(from);
  remove(from, 1, now);
  (void)insertRows(to, {&row, 1});
}

void Window::measured(std::uint32_t key, double pixels, double now) {
  noteFrame(now);
  const std::uint32_t number = isHidden() ? rows_.size() : find(key);
  if (number == rows_.size()) {
    ++dropped_;
    return;
  }
  const Row row = rows_.row(number);
  const Units height = toUnits(pixels, Row::highest);
  if (row.isMeasured() && row.height() == height) return;
  if (!row.isMeasured()) estimates_.learn(row.of(), height);
  // A row at the upper edge that shrinks out of sight leaves what is below it where it is.
  if (number == anchor_ && into_ >= height) into_ += height - row.height();
  rows_.measure(number, height);
  jumpEndsAt_ = 0;
  mustSet_ |= isCutOff_;
  isCutOff_ = false;
}

// What is measured is nearly always what is rendered.
std::uint32_t Window::find(std::uint32_t key) const {
  for (std::uint32_t row = rendered_.first; row < rendered_.end; ++row)
    if (rows_.row(row).key == key) return row;
  return rows_.rowOf(key);
}

bool Window::resized(double width, double height, double now) {
  const Units newHeight = toUnits(height, Row::highest);
  const Units newWidth = newHeight == 0 ? width_ : toUnits(width, Row::highest);
  if (newHeight == height_ && newWidth == width_) return false;
  noteFrame(now);
  // A browser forgets the scroll offset of what it does not show.
  mustSet_ |= isHidden() && newHeight > 0;
  if (newWidth != width_) estimates_.forget();
  height_ = newHeight;
  width_ = newWidth;
  return true;
}

bool Window::scrolled(double offset, double most, double now) {
  if (isHidden()) {
    ++dropped_;
    return false;
  }
  noteFrame(now);
  place();
  const Units scroll = toUnits(offset, longest);
  const Units moved = scroll - scroll_;
  if (moved == 0) return false;
  // Rounded either way.
  isCutOff_ = moved < 0 && scroll > toUnits(most, longest) - limits::latestSlack * unitsPerPixel;
  // Where all rows fit there is nothing to be scrolled, and nothing to wait for.
  if (isCutOff_ && space().bottom() > 0) return false;
  const bool isEcho = awaitsEcho_ && std::abs(moved) < unitsPerPixel;
  awaitsEcho_ = false;
  scroll_ = scroll;
  if (!isEcho) scrollBy(moved, now);
  return !isEcho;
}

void Window::scrollBy(Units moved, double now) {
  speed_.note(moved, now);
  isJumping_ = false;
  top_ = space().isLeap(moved) ? space().topFor(scroll_) : top_ + moved;
  top_ = std::clamp(top_, Units{0}, space().bottom());
  anchorAtTop();
}

bool Window::isNearBottom() const {
  return space().bottom() - top_ <= limits::latestSlack * unitsPerPixel;
}

bool Window::jumpTo(std::uint32_t key, Align align) {
  const std::uint32_t row = rows_.rowOf(key);
  if (row == rows_.size()) return false;
  const Units height = rows_.row(row).height();
  goTo(row, align == Align::Center && height < height_ ? (height - height_) / 2 : 0);
  return true;
}

void Window::jumpToLatest() {
  isAtLatest_ = true;
  gap_ = 0;
  isJumping_ = false;
}

bool Window::restore(const Anchor& anchor) {
  if (anchor.key == 0) {
    jumpToLatest();
    return true;
  }
  const std::uint32_t row = rows_.rowOf(anchor.key);
  if (row == rows_.size()) return false;
  goTo(row, std::clamp(anchor.into, -longest, longest));
  return true;
}

void Window::goTo(std::uint32_t row, Units into) {
  anchor_ = row;
  into_ = into;
  isJumping_ = true;
  jumpEndsAt_ = 0;
  isAtLatest_ = false;
}

Window::Anchor Window::anchor() const {
  if (isAtLatest_ || anchor_ >= rows_.size()) return {};
  return {rows_.row(anchor_).key, into_};
}

Window::Settled Window::settle(double now) {
  takeEstimates();
  rendered_ = {};
  if (isHidden()) return {};
  noteFrame(now);
  place();
  choose(now);
  endJump(now);
  Settled settled;
  settled.scrollTo = correctScroll(now);
  settled.view = view();
  const double restsAt = std::max(speed_.restsAt(), isJumping_ ? jumpEndsAt_ : 0);
  if (now < restsAt) settled.wakeAt = restsAt;
  return settled;
}

void Window::takeEstimates() {
  while (const auto of = estimates_.takeChanged()) rows_.estimate(*of, estimates_.of(*of));
}

// What was in sight in the last frame is seen, and the position where that was. Within a frame rows come, are
// measured and may go again, and the list may be too short for a moment.
void Window::noteFrame(double now) {
  if (now < frameEndsAt_) return;
  frameEndsAt_ = now + limits::frameTime;
  seen_ = inSight_;
  if (isHidden() || isJumping_) return;
  place();
  anchorAtTop();
}

// Where the position is, after whatever happened to the rows before it.
void Window::place() {
  const Units bottom = space().bottom();
  const Units wanted = isAtLatest_ ? bottom - gap_ : rows_.offsetOf(anchor_) + into_;
  top_ = std::clamp(wanted, Units{0}, bottom);
}

// At the topmost row that was seen before, since what has just come into sight may yet change its height. If
// there is none, at the topmost row.
void Window::anchorAtTop() {
  isAtLatest_ = isNearBottom();
  gap_ = isAtLatest_ ? space().bottom() - top_ : 0;
  const std::uint32_t top = rows_.rowAt(top_);
  const std::uint32_t end = std::min(rows_.rowAt(top_ + height_ - 1) + 1, seen_.end);
  anchor_ = std::max(top, seen_.first);
  while (anchor_ < end && !rows_.row(anchor_).isMeasured()) ++anchor_;
  if (anchor_ >= end) anchor_ = top;
  into_ = top_ - rows_.offsetOf(anchor_);
}

// All that is rendered.
bool Window::isMeasured() const {
  for (std::uint32_t row = rendered_.first; row < rendered_.end; ++row)
    if (!rows_.row(row).isMeasured()) return false;
  return true;
}

// A jump is over when nothing rendered pushes the row away any more: all is measured, and was for a while.
void Window::endJump(double now) {
  if (!isJumping_) return;
  if (jumpEndsAt_ == 0) jumpEndsAt_ = now + limits::scrollRest;
  if (now < jumpEndsAt_ || !isMeasured()) return;
  isJumping_ = false;
  anchorAtTop();
}

bool Window::isHeld(double now) const {
  if (space().bottom() == 0) return false;
  const bool isMoving = isTouched_ || speed_.isMoving(now);
  return isCutOff_ || (isMoving && (defersCorrections_ || space().isScaled()));
}

std::optional<double> Window::correctScroll(double now) {
  const Units wanted = space().scrollFor(top_);
  const Units off = wanted - scroll_;
  const Units tolerance = space().tolerance(wanted);
  const bool isRight = off <= tolerance && off >= -tolerance;
  if (!mustSet_ && (isRight || isHeld(now))) return std::nullopt;
  scroll_ = std::max(Units{0}, scroll_ + (off + (off < 0 ? -unitsPerPixel : unitsPerPixel) / 2) /
                                             unitsPerPixel * unitsPerPixel);
  awaitsEcho_ = true;
  mustSet_ = false;
  return toPixels(scroll_);
}

// What is seen first, then what comes next, then the other side, as long as there is room.
void Window::choose(double now) {
  if (rows_.size() == 0) return;
  const std::uint32_t first = rows_.rowAt(top_);
  const std::uint32_t last = std::min(rows_.rowAt(top_ + height_ - 1), first + limits::renderedRows - 1);
  const std::uint32_t room = limits::renderedRows - (last + 1 - first);
  const Units speed = speed_.within(limits::overscanTime, now);
  std::uint32_t above = first - rows_.rowAt(top_ - overscan(-speed));
  std::uint32_t below = rows_.rowAt(top_ + height_ - 1 + overscan(speed)) - last;
  std::uint32_t& ahead = speed < 0 ? above : below;
  std::uint32_t& behind = speed < 0 ? below : above;
  ahead = std::min(ahead, room);
  behind = std::min(behind, room - ahead);
  inSight_ = {first, last + 1};
  rendered_ = {first - above, last + 1 + below};
}

Units Window::overscan(Units ahead) const {
  return limits::overscan * unitsPerPixel + std::clamp(ahead, Units{0}, limits::overscanViewports * height_);
}

Window::View Window::view() const {
  const Units start = rows_.offsetOf(rendered_.first);
  const Units end = rows_.offsetOf(rendered_.end);
  const Units base = top_ - scroll_;
  const Units after = std::min(rows_.total() - end, ScrollSpace::roomBehind(end - base));
  return {rendered_.first, rendered_.end - rendered_.first, start - base, after, isNearBottom()};
}

}  // namespace pipit
