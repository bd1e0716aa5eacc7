#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "viewport/Estimates.h"
#include "viewport/HeightIndex.h"
#include "viewport/ScrollSpace.h"
#include "viewport/ScrollSpeed.h"

namespace pipit {

// Which rows of a long list are in the document, and where: what happened goes in, settle() says what is to
// be done. It knows no clock and no document.
//
//        ┌ element ─────────┐
//        │ before           │  a spacer, or a margin, since it can be negative
//        │ ▒▒ overscan ▒▒▒▒ │  row `first`
//      ┌─┼──────────────────┼─┐ top_  = offset of row anchor_ + into_
//      │ │ ████ seen ██████ │ │
//      └─┼──────────────────┼─┘ top_ + the viewport's height
//        │ ▒▒ overscan ▒▒▒▒ │  row `first + count - 1`
//        │ after            │
//        └──────────────────┘
//
// What is seen does not move. The position is not a number of pixels but a row and how far the viewport's
// upper edge is into it, so nothing that happens to other rows changes it. Where the pixels before it change,
// the scroll offset is corrected by whole ones, and `before` takes the rest: a browser that rounds offsets
// moves nothing either. While a scroll is under way that a correction would stop (defersCorrections),
// `before` takes all of it, until the scroll rests.
//
// At the end the list stays there when it grows, and only there: as long as not more than limits::latestSlack
// is below. Where a jump goes, it holds the row's place until all around it is measured.
//
// One call for each thing that happened, with the time in milliseconds of a clock that never goes back; then
// settle(), whose result goes into the document at once: the spacers and rows first, then the scroll offset,
// so that it is not cut off. All lengths of the browser are CSS pixels.
class Window {
 public:
  struct NewRow {
    std::uint32_t key;  // not 0; each once; stays with the row
    RowClass of;
  };
  // A place to come back to: how far the viewport's upper edge is into a row, in units. Key 0 is the end. The
  // owner writes it down, with the name that the row will have on the next page in the key's place.
  struct Anchor {
    std::uint32_t key = 0;
    Units into = 0;
    friend bool operator==(const Anchor&, const Anchor&) = default;
  };
  enum class Align : std::uint8_t { Start, Center };
  struct View {
    std::uint32_t first = 0;
    std::uint32_t count = 0;  // at most limits::renderedRows
    Units before = 0;
    Units after = 0;
    bool isAtLatest = true;
    friend bool operator==(const View&, const View&) = default;
  };
  // Nothing while the list is hidden.
  struct Settled {
    View view;
    // The scroll offset to be set, in pixels.
    std::optional<double> scrollTo;
    // Settle again then, if nothing else happens before.
    std::optional<double> wakeAt;
  };

  explicit Window(bool defersCorrections = false) : defersCorrections_(defersCorrections) {}

  // True on iOS, where setting the scroll offset ends a fling and is undone under a finger.
  void deferCorrections(bool defers) { defersCorrections_ = defers; }

  // False, with nothing changed, when the list would be longer than limits::listRows.
  [[nodiscard]] bool insert(std::uint32_t at, std::span<const NewRow> rows, double now);
  void remove(std::uint32_t at, std::uint32_t count, double now);
  // The row, with its height, to where it is the row `to`.
  void move(std::uint32_t from, std::uint32_t to, double now);
  // The row's height in the document. A key that there is none of, or anything while the list is hidden, is
  // dropped and counted.
  void measured(std::uint32_t key, double height, double now);
  // The viewport's size; without a height the list is hidden, and its place is kept. False if it is what it
  // was.
  bool resized(double width, double height, double now);
  // The scroll offset as the browser has it now, elastic beyond the ends or not, and the most that it can be
  // (scrollHeight - clientHeight). One that has become less and is the most was cut off by the browser: then
  // nobody has scrolled. True if somebody has.
  bool scrolled(double offset, double most, double now);
  // The browser says so (scrollend); it needs not.
  void scrollEnded() { speed_.end(); }
  void touched(bool isDown) { isTouched_ = isDown; }
  // False, with nothing changed, if no row has the key.
  [[nodiscard]] bool jumpTo(std::uint32_t key, Align align);
  void jumpToLatest();
  [[nodiscard]] bool restore(const Anchor& anchor);

  [[nodiscard]] Settled settle(double now);

  [[nodiscard]] Anchor anchor() const;
  [[nodiscard]] bool isAtLatest() const { return isAtLatest_; }
  [[nodiscard]] const HeightIndex& rows() const { return rows_; }
  [[nodiscard]] std::uint32_t dropped() const { return dropped_; }

 private:
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t end = 0;
    void inserted(std::uint32_t at, std::uint32_t count);
    void removed(std::uint32_t at, std::uint32_t count);
  };

  [[nodiscard]] bool insertRows(std::uint32_t at, std::span<const Row> rows);
  [[nodiscard]] std::uint32_t find(std::uint32_t key) const;
  [[nodiscard]] ScrollSpace space() const { return {rows_.total(), height_}; }
  [[nodiscard]] bool isHidden() const { return height_ == 0; }
  [[nodiscard]] bool isHeld(double now) const;
  void goTo(std::uint32_t row, Units into);
  void takeEstimates();
  void noteFrame(double now);
  void place();
  void anchorAtTop();
  void scrollBy(Units moved, double now);
  [[nodiscard]] bool isNearBottom() const;
  [[nodiscard]] bool isMeasured() const;
  void endJump(double now);
  std::optional<double> correctScroll(double now);
  void choose(double now);
  [[nodiscard]] Units overscan(Units ahead) const;
  [[nodiscard]] View view() const;

  HeightIndex rows_;
  Estimates estimates_;
  ScrollSpeed speed_;
  double jumpEndsAt_ = 0;  // 0: not before it is settled
  Units width_ = 0;
  Units height_ = 0;
  // The position, and where that is since it was last looked for.
  std::uint32_t anchor_ = 0;
  Units into_ = 0;
  Units top_ = 0;
  // At the end: how much is below all the same, at most limits::latestSlack.
  Units gap_ = 0;
  // The browser's scroll offset; as it was before that was cut off. It would be again, until the rows are
  // measured that are lower than was thought.
  Units scroll_ = 0;
  bool isCutOff_ = false;
  // In the document; of these in sight; and of these painted.
  Range rendered_;
  Range inSight_;
  Range seen_;
  double frameEndsAt_ = 0;
  std::uint32_t dropped_ = 0;
  bool defersCorrections_;
  bool isAtLatest_ = true;
  bool isJumping_ = false;
  bool isTouched_ = false;
  // The next report may be of what was set, not of what the visitor did.
  bool awaitsEcho_ = false;
  // The browser has forgotten its scroll offset.
  bool mustSet_ = false;
};

}  // namespace pipit
