#pragma once

#include <cstdint>
#include <list>
#include <optional>
#include <vector>

#include "messages/MessageStore.h"
#include "runtime/Commands.h"
#include "viewport/Window.h"

namespace pipit {

// The list as the frame has it. Its window has a row for each message of the store, one for what is above
// them all (the welcome, or the way to older ones), and one for what is below. The frame knows the rows that
// are in the document, and no others: however long the conversation, what crosses and what is drawn stays the
// same.
class RowView {
 public:
  static constexpr std::uint32_t head = 0xffffffff;
  static constexpr std::uint32_t foot = 0xfffffffe;

  RowView();

  // The window has the store's rows from here on.
  // `isHeard`: there is somebody to be told what failed.
  void update(MessageStore& store, bool isHeard, double now, Commands& commands);
  // True if the visitor has scrolled.
  bool see(const event::ListSeen& seen, double now);
  void showWhole(bool isWhole, double now);
  // Between an update and this the store must not change.
  void show(const MessageStore& store, std::string_view hostOrigin, double now, Commands& commands);

  [[nodiscard]] Window& window() { return window_; }
  [[nodiscard]] const Window& window() const { return window_; }
  [[nodiscard]] const Message* find(const MessageStore& store, std::uint32_t key) const;
  // When to show again, if nothing happens before.
  [[nodiscard]] std::optional<double> wakeAt() const { return wakeAt_; }

 private:
  using Keys = std::vector<std::uint32_t>;
  // How a message stands among its neighbours.
  struct Place {
    double previousAt = 0;
    bool isFirst = true;
    bool isLast = true;
    // Of one that carries something: nothing was said since, and the key of the visitor's answer to it.
    bool isLatest = false;
    std::uint32_t answer = 0;
    bool operator==(const Place&) const = default;
  };
  // A row that the frame knows.
  struct Told {
    std::uint32_t key;
    Place place{};
    bool isStale = true;
  };

  void place(const Message& message, std::uint32_t follower, std::uint32_t guess, double now);
  [[nodiscard]] Keys inDocument(const Window::View& view);
  void keepFocused(Keys& keys, const Window::View& view);
  // What is told of the row, which comes to stand before `next`.
  Told& takePlace(std::uint32_t key, std::list<Told>::iterator next);
  void put(const MessageStore& store, std::size_t index, Told& told, std::string_view hostOrigin,
           Commands& commands);
  [[nodiscard]] std::uint32_t countNewer(const MessageStore& store);
  [[nodiscard]] static Place placeOf(const MessageStore& store, std::size_t index);
  [[nodiscard]] std::list<Told>::iterator findTold(std::uint32_t key);
  [[nodiscard]] std::uint32_t rowOf(std::uint32_t key) const { return window_.rows().rowOf(key); }
  // Looks for it only if it is not where it is thought to be.
  [[nodiscard]] std::uint32_t rowOf(std::uint32_t key, std::uint32_t guess) const;
  [[nodiscard]] bool has(std::uint32_t key) const { return rowOf(key) != window_.rows().size(); }

  Window window_;
  // In the order of the rows.
  std::list<Told> told_;
  command::ShowList shown_;
  Keys keys_;
  std::uint32_t focused_ = 0;
  std::uint32_t kept_ = 0;
  // Keys ascend: what is above this has no row yet.
  std::uint32_t lastPlaced_ = 0;
  // The newest message when the end was in sight.
  std::uint32_t newestSeen_ = 0;
  Window::View view_;
  bool isWhole_ = false;
  // Something has changed that no view of the window tells of.
  bool isDirty_ = true;
  std::optional<double> wakeAt_;
};

}  // namespace pipit
