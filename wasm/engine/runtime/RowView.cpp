#include "runtime/RowView.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <tuple>
#include <utility>

#include "base/ByteReader.h"
#include "base/ByteWriter.h"
#include "base/Utf8.h"
#include "base/limits.h"
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

wire::Card cardOf(const MessageCard& card, std::string_view hostOrigin) {
  Link link = linkOf(card.link, hostOrigin);
  return {card.title, card.detail, pictureOf(card.image), std::move(link.address), link.target};
}

// Something of ours for the visitor to choose from or to fill in, or files of theirs. How a form was filled
// in is shown where the form is.
bool carries(const Message& message) {
  return message.answers.empty() && !message.extra.empty();
}

// Rows of one class are taken for equally high until they are measured: by what they are, and how long.
RowClass classOf(const Message& message) {
  constexpr std::uint32_t withMore = 4;
  const bool isPlain = message.cards.empty() && !carries(message);
  const auto kind = isPlain ? static_cast<std::uint32_t>(message.author) : withMore;
  std::uint32_t width = 0;
  for (const std::size_t length : {40u, 120u, 400u}) width += message.text.size() > length;
  return {kind, width};
}

constexpr RowClass classOfEnds{5, 0};

// Nobody's clock is off by less than a minute that counts, in whatever zone.
bool areTogether(const Message& one, const Message& next) {
  constexpr double minute = 60000;
  return one.author == next.author && std::floor(one.at / minute) == std::floor(next.at / minute);
}

auto fieldsOf(const command::ShowList& list) {
  return std::tie(list.rows, list.kept, list.newer, list.before, list.after, list.latest, list.scrollTo);
}

std::string bytesOf(std::span<const std::uint32_t> keys) {
  ByteWriter writer;
  for (const std::uint32_t key : keys) writer.u32(key);
  return std::string(writer.bytes().begin(), writer.bytes().end());
}

}  // namespace

RowView::RowView() {
  const Window::NewRow ends[] = {{head, classOfEnds}, {foot, classOfEnds}};
  (void)window_.insert(0, ends, 0);
}

void RowView::update(MessageStore& store, bool isHeard, double now, Commands& commands) {
  isDirty_ = isDirty_ || store.hasNews();
  for (auto& change : store.takeChanges()) {
    isDirty_ = true;
    if (change.kind == MessageStore::Change::Kind::Drop) {
      const std::uint32_t row = rowOf(change.key);
      if (row != window_.rows().size()) window_.remove(row, 1, now);
    } else if (change.kind == MessageStore::Change::Kind::Fail) {
      change.text.resize(truncateUtf8(change.text, limits::failedToldBytes).size());
      if (isHeard) add<command::Announce>(commands, wire::Author::Visitor, std::move(change.text));
    } else if (findTold(change.key) != told_.end()) {
      add<command::RowAppend>(commands, change.key, std::move(change.text));
    }
  }
  if (!store.hasNews()) return;
  // What comes in at the top comes between the head and what is seen: it is the messages that stay in place.
  window_.move(0, window_.rows().size() - 1, now);
  // From the bottom up: then the row that each one stands before is in its own place already.
  std::uint32_t lastPlaced = lastPlaced_;
  store.takeNews([&](const Message& message, const Message* next) {
    constexpr std::uint32_t ends = 2;
    const auto after = static_cast<std::uint32_t>(&store.messages().back() - &message);
    place(message, next ? next->key : foot, window_.rows().size() - ends - after, now);
    lastPlaced = std::max(lastPlaced, message.key);
  });
  lastPlaced_ = lastPlaced;
  window_.move(window_.rows().size() - 1, 0, now);
}

// The guess is where the follower is, unless rows below have yet to move.
void RowView::place(const Message& message, std::uint32_t follower, std::uint32_t guess, double now) {
  const HeightIndex& rows = window_.rows();
  const std::uint32_t row = message.key > lastPlaced_ ? rows.size() : rowOf(message.key, guess - 1);
  if (row == rows.size()) {
    const Window::NewRow added[] = {{message.key, classOf(message)}};
    (void)window_.insert(rowOf(follower, guess), added, now);
  } else if (rows.row(row + 1).key != follower) {
    const std::uint32_t to = rowOf(follower, guess);
    window_.move(row, to > row ? to - 1 : to, now);
  }
  if (const auto told = findTold(message.key); told != told_.end()) told->isStale = true;
}

bool RowView::see(const event::ListSeen& seen, double now) {
  isDirty_ = std::exchange(focused_, seen.focused) != focused_ || isDirty_;
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

// On paper nothing is scrolled, and what the browser has made of the scroll offset meanwhile is not the
// visitor's doing: the place is kept as that of a list that was hidden.
void RowView::showWhole(bool isWhole, double now) {
  isWhole_ = isWhole;
  isDirty_ = true;
  if (!isWhole) (void)window_.resized(0, 0, now);
}

void RowView::show(const MessageStore& store, std::string_view hostOrigin, double now, Commands& commands) {
  const Window::Settled settled = window_.settle(now);
  wakeAt_ = settled.wakeAt;
  Window::View view = settled.view;
  if (isWhole_) view = {0, window_.rows().size(), 0, 0, view.isAtLatest};
  const bool isDirty = std::exchange(isDirty_, false);
  const bool isSame = std::exchange(view_, view) == view && !isDirty;
  if (isSame && !settled.scrollTo) return;
  Keys keys = inDocument(view);
  auto next = told_.begin();
  std::uint32_t row = view.first - 1;
  for (const std::uint32_t key : keys) {
    row = rowOf(key, row + 1);
    if (key == head || key == foot) continue;
    const bool isNext = next != told_.end() && next->key == key;
    Told& told = isNext ? *next++ : takePlace(key, next);
    put(store, row - 1, told, hostOrigin, commands);
  }
  command::ShowList shown{bytesOf(keys),
                          kept_,
                          countNewer(store),
                          toPixels(view.before),
                          toPixels(view.after),
                          view.isAtLatest,
                          settled.scrollTo.value_or(-1)};
  const bool isHidden = view.count == 0;
  if (isHidden) shown.before = shown_.before, shown.after = shown_.after;
  if (fieldsOf(shown) != fieldsOf(shown_)) commands.emplace_back(shown);
  // Those that are not among them are left behind.
  for (; next != told_.end(); next = told_.erase(next)) add<command::RowDrop>(commands, next->key);
  shown_ = std::move(shown);
  shown_.scrollTo = -1;
  keys_ = std::move(keys);
}

// While the list is hidden those that were there before, as far as they are left.
RowView::Keys RowView::inDocument(const Window::View& view) {
  Keys keys;
  for (std::uint32_t row = view.first; row < view.first + view.count; ++row)
    keys.push_back(window_.rows().row(row).key);
  std::uint32_t row = 0;
  for (std::size_t i = 0; view.count == 0 && i < keys_.size(); ++i) {
    row = rowOf(keys_[i], row + 1);
    if (row != window_.rows().size()) keys.push_back(keys_[i]);
  }
  keepFocused(keys, view);
  return keys;
}

void RowView::keepFocused(Keys& keys, const Window::View& view) {
  const bool isOut = focused_ != 0 && has(focused_) && std::ranges::find(keys, focused_) == keys.end();
  kept_ = isOut ? focused_ : 0;
  if (isOut) keys.insert(rowOf(focused_) < view.first ? keys.begin() : keys.end(), focused_);
}

RowView::Told& RowView::takePlace(std::uint32_t key, std::list<Told>::iterator next) {
  if (const auto told = findTold(key); told != told_.end()) {
    told_.splice(next, told_, told);
    return *told;
  }
  return *told_.insert(next, {key});
}

void RowView::put(const MessageStore& store, std::size_t index, Told& told, std::string_view hostOrigin,
                  Commands& commands) {
  const Message& message = store.messages()[index];
  const Place place = placeOf(store, index);
  if (!told.isStale && told.place == place) return;
  told.place = place;
  told.isStale = false;
  command::RowPut row;
  row.key = message.key;
  row.author = static_cast<wire::Author>(message.author);
  row.delivery = deliveryOf(message);
  row.at = message.at;
  row.previousAt = place.previousAt;
  row.first = place.isFirst;
  row.last = place.isLast;
  row.text = message.text;
  for (const MessageCard& card : message.cards) row.cards.push_back(cardOf(card, hostOrigin));
  if (carries(message)) row.extra = message.extra;
  if (const Message* answer = place.answer ? store.find(place.answer) : nullptr) row.answer = answer->extra;
  row.latest = place.isLatest;
  commands.emplace_back(std::move(row));
}

std::uint32_t RowView::countNewer(const MessageStore& store) {
  const auto& messages = store.messages();
  if (window_.isAtLatest()) newestSeen_ = messages.empty() ? 0 : messages.back().key;
  std::uint32_t newer = 0;
  for (std::size_t i = messages.size();
       i-- > 0 && messages[i].key != newestSeen_ && newer < limits::newerCounted;)
    newer += messages[i].author != MessageAuthor::Visitor;
  return newer;
}

RowView::Place RowView::placeOf(const MessageStore& store, std::size_t index) {
  const auto& messages = store.messages();
  const Message& message = messages[index];
  Place place;
  place.isFirst = index == 0 || !areTogether(messages[index - 1], message);
  place.isLast = index + 1 == messages.size() || !areTogether(message, messages[index + 1]);
  if (carries(message) && message.author != MessageAuthor::Visitor) {
    const Message* answer = store.answerTo(message);
    place.isLatest = index + 1 == messages.size();
    place.answer = answer ? answer->key : 0;
  }
  // One without a time belongs to the day that it stands in.
  for (std::size_t i = index; i-- > 0 && place.previousAt == 0;) place.previousAt = messages[i].at;
  return place;
}

std::list<RowView::Told>::iterator RowView::findTold(std::uint32_t key) {
  return std::ranges::find(told_, key, &Told::key);
}

std::uint32_t RowView::rowOf(std::uint32_t key, std::uint32_t guess) const {
  const HeightIndex& rows = window_.rows();
  return guess < rows.size() && rows.row(guess).key == key ? guess : rows.rowOf(key);
}

const Message* RowView::find(const MessageStore& store, std::uint32_t key) const {
  const std::uint32_t row = rowOf(key);
  if (row == 0 || row > store.messages().size()) return nullptr;
  const Message& message = store.messages()[row - 1];
  return message.key == key ? &message : nullptr;
}

}  // namespace pipit
