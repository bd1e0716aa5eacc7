#include "runtime/RowView.h"

#include <algorithm>
#include <ranges>
#include <utility>

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

}  // namespace

void RowView::update(MessageStore& store, const Origin& hostOrigin, Commands& commands) {
  std::vector<std::uint32_t> puts;
  for (auto& change : store.takeChanges()) {
    if (change.kind == MessageStore::Change::Kind::Drop) {
      drop(change.key, commands);
    } else if (change.kind == MessageStore::Change::Kind::Append) {
      commands.emplace_back(command::RowAppend{change.key, std::move(change.text)});
    } else {
      puts.push_back(change.key);
    }
  }
  if (puts.empty()) return;
  // From the bottom up: then the row that each one stands before is in its own place already.
  for (const Message& message : std::views::reverse(store.messages()))
    if (std::ranges::find(puts, message.key) != puts.end()) put(store, message, hostOrigin, commands);
}

void RowView::put(const MessageStore& store, const Message& message, const Origin& hostOrigin,
                  Commands& commands) {
  const std::uint32_t before = nextShown(store, message);
  const auto place = std::ranges::find(shown_, message.key);
  if (place != shown_.end()) {
    const std::uint32_t follower = std::next(place) == shown_.end() ? 0 : *std::next(place);
    if (follower != before) drop(message.key, commands);
  }
  if (std::ranges::find(shown_, message.key) == shown_.end())
    shown_.insert(before == 0 ? shown_.end() : std::ranges::find(shown_, before), message.key);

  command::RowPut row;
  row.key = message.key;
  row.before = before;
  row.author = static_cast<wire::Author>(message.author);
  row.delivery = deliveryOf(message);
  row.at = message.at;
  row.text = message.text;
  for (const MessageCard& card : message.cards) row.cards.push_back(cardOf(card, hostOrigin));
  commands.emplace_back(std::move(row));
}

void RowView::drop(std::uint32_t key, Commands& commands) {
  if (std::erase(shown_, key) > 0) commands.emplace_back(command::RowDrop{key});
}

// The key of the first message after this one that has a row; 0 if there is none.
std::uint32_t RowView::nextShown(const MessageStore& store, const Message& message) const {
  const auto messages = store.messages();
  auto next = std::ranges::find(messages, message.key, &Message::key);
  for (++next; next != messages.end(); ++next)
    if (std::ranges::find(shown_, next->key) != shown_.end()) return next->key;
  return 0;
}

}  // namespace pipit
