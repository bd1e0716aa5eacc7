#include "runtime/RowView.h"

#include <algorithm>
#include <ranges>
#include <span>
#include <utility>

#include "base/ByteReader.h"
#include "runtime/LinkPolicy.h"

namespace pipit {
namespace {

wire::Delivery deliveryOf(const Message& message) {
  switch (message.state) {
    case MessageState::Pending:
      return wire::Delivery::Pending;
    case MessageState::Failed:
      return wire::Delivery::Failed;
    case MessageState::Streaming:
      return wire::Delivery::Streaming;
    case MessageState::Complete:
      break;
  }
  return message.author == MessageAuthor::Visitor ? wire::Delivery::Sent : wire::Delivery::Complete;
}

wire::Card cardOf(const MessageCard& card, const Origin& hostOrigin) {
  Link link = linkOf(card.link, hostOrigin);
  return {card.title, card.detail, pictureOf(card.image), std::move(link.address), link.target};
}

// Rows of one class are taken for equally high until they are measured: by what they are, and how long.
RowClass classOf(const Message& message) {
  constexpr std::uint32_t withCards = 4;
  const auto kind = message.cards.empty() ? static_cast<std::uint32_t>(message.author) : withCards;
  std::uint32_t width = 0;
  for (const std::size_t length : {40u, 120u, 400u}) width += message.text.size() > length;
  return {kind, width};
}

constexpr RowClass classOfEnds{5, 0};

}  // namespace

RowView::RowView() {
  const Window::NewRow ends[] = {{head, classOfEnds}, {foot, classOfEnds}};
  (void)window_.insert(0, ends, 0);
}

void RowView::update(MessageStore& store, const Origin& hostOrigin, double now, Commands& commands) {
  std::vector<std::uint32_t> puts;
  for (auto& change : store.takeChanges()) {
    if (change.kind == MessageStore::Change::Kind::Drop) {
      drop(change.key, now, commands);
    } else if (change.kind == MessageStore::Change::Kind::Append) {
      commands.emplace_back(command::RowAppend{change.key, std::move(change.text)});
    } else {
      puts.push_back(change.key);
    }
  }
  if (puts.empty()) return;
  // What comes in at the top comes between the head and what is seen: it is the messages that stay in place.
  const std::uint32_t last = window_.rows().size() - 1;
  window_.move(0, last, now);
  // From the bottom up: then the row that each one stands before is in its own place already.
  for (const Message& message : std::views::reverse(store.messages()))
    if (std::ranges::find(puts, message.key) != puts.end()) put(store, message, hostOrigin, now, commands);
  window_.move(rowOf(head), 0, now);
}

void RowView::put(const MessageStore& store, const Message& message, const Origin& hostOrigin, double now,
                  Commands& commands) {
  command::RowPut row;
  row.key = message.key;
  row.before = nextShown(store, message);
  place(message, row.before, now, commands);
  row.author = static_cast<wire::Author>(message.author);
  row.delivery = deliveryOf(message);
  row.at = message.at;
  row.text = message.text;
  for (const MessageCard& card : message.cards) row.cards.push_back(cardOf(card, hostOrigin));
  commands.emplace_back(std::move(row));
}

void RowView::place(const Message& message, std::uint32_t before, double now, Commands& commands) {
  const HeightIndex& rows = window_.rows();
  const std::uint32_t follower = before == 0 ? foot : before;
  const std::uint32_t row = rowOf(message.key);
  if (row == rows.size()) {
    const Window::NewRow added[] = {{message.key, classOf(message)}};
    (void)window_.insert(rowOf(follower), added, now);
  } else if (rows.row(row + 1).key != follower) {
    commands.emplace_back(command::RowDrop{message.key});
    const std::uint32_t to = rowOf(follower);
    window_.move(row, to > row ? to - 1 : to, now);
  }
}

void RowView::drop(std::uint32_t key, double now, Commands& commands) {
  const std::uint32_t row = rowOf(key);
  if (row == window_.rows().size()) return;
  window_.remove(row, 1, now);
  commands.emplace_back(command::RowDrop{key});
}

// The key of the first message after this one that has a row; 0 if there is none.
std::uint32_t RowView::nextShown(const MessageStore& store, const Message& message) const {
  const auto messages = store.messages();
  auto next = std::ranges::find(messages, message.key, &Message::key);
  for (++next; next != messages.end(); ++next)
    if (rowOf(next->key) != window_.rows().size()) return next->key;
  return 0;
}

bool RowView::see(const event::ListSeen& seen, double now) {
  window_.touched(seen.touched);
  // With another size the browser may have cut the scroll offset off, which the next answer puts right.
  const bool isResized = window_.resized(seen.width, seen.height, now);
  const bool hasScrolled = !isResized && window_.scrolled(seen.offset, seen.most, now);
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(seen.heights.data());
  ByteReader heights({bytes, seen.heights.size()});
  while (!heights.atEnd() && heights.ok()) {
    const std::uint32_t key = heights.u32();
    window_.measured(key, toPixels(heights.u32()), now);
  }
  return hasScrolled;
}

void RowView::show(double now, Commands& commands) {
  const Window::Settled settled = window_.settle(now);
  wakeAt_ = settled.wakeAt;
  if (settled.view.count == 0 || (settled.view == shown_ && !settled.scrollTo)) return;
  shown_ = settled.view;
  commands.emplace_back(command::ShowList{shown_.first, shown_.count, toPixels(shown_.before),
                                          toPixels(shown_.after), shown_.isAtLatest,
                                          settled.scrollTo.value_or(-1)});
}

}  // namespace pipit
