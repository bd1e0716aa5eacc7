#pragma once

#include <cstdint>
#include <optional>

#include "messages/MessageStore.h"
#include "origin/Origin.h"
#include "runtime/Commands.h"
#include "viewport/Window.h"

namespace pipit {

// Keeps the rows that the frame knows equal to the store: turns its changes into row commands, in an order in
// which each names only rows that are there. And says which of them are in the document: the window has a row
// for each message, one for what is above them all (the welcome, or the way to older ones), and one for what
// is below.
class RowView {
 public:
  static constexpr std::uint32_t head = 0xffffffff;
  static constexpr std::uint32_t foot = 0xfffffffe;

  RowView();

  void update(MessageStore& store, const Origin& hostOrigin, double now, Commands& commands);
  // True if the visitor has scrolled.
  bool see(const event::ListSeen& seen, double now);
  void show(double now, Commands& commands);

  [[nodiscard]] Window& window() { return window_; }
  [[nodiscard]] const Window& window() const { return window_; }
  // When to show again, if nothing happens before.
  [[nodiscard]] std::optional<double> wakeAt() const { return wakeAt_; }

 private:
  void put(const MessageStore& store, const Message& message, const Origin& hostOrigin, double now,
           Commands& commands);
  void place(const Message& message, std::uint32_t before, double now, Commands& commands);
  void drop(std::uint32_t key, double now, Commands& commands);
  [[nodiscard]] std::uint32_t nextShown(const MessageStore& store, const Message& message) const;
  [[nodiscard]] std::uint32_t rowOf(std::uint32_t key) const { return window_.rows().rowOf(key); }

  Window window_;
  Window::View shown_;
  std::optional<double> wakeAt_;
};

}  // namespace pipit
