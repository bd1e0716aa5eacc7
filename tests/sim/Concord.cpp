#include "Concord.h"

#include <algorithm>

namespace pipit::sim {
namespace {

// As many as are kept of a conversation, where there is room: limits::storedMessages.
constexpr std::size_t kept = 50;

using Rows = std::vector<command::RowPut>;

bool isConfirmed(const command::RowPut& row) {
  return row.delivery != wire::Delivery::Pending && row.delivery != wire::Delivery::Failed;
}

Rows confirmed(const Frame& frame) {
  Rows rows = frame.rows();
  std::erase_if(rows, [](const auto& row) { return !isConfirmed(row); });
  return rows;
}

std::string quoted(const Frame& frame, const std::string& what) {
  return frame.name() + ": " + what;
}

std::string told(const command::RowPut& row) {
  return row.text.substr(0, 60) + " (" + std::to_string(static_cast<int>(row.delivery)) + ")";
}

}  // namespace

bool Concord::isInTouch(const Page& page) const {
  const Frame* frame = page.frame();
  if (!frame || page.isFrozen() || page.isLeaving() || page.isHostile() || frame->loop.isHeld()) return false;
  return canHear(page);
}

bool Concord::canHear(const Page& page) const {
  const Frame* frame = page.frame();
  return scene_.browser.channels ||
         (scene_.browser.storage && page.tellsOfStorage() && frame && !frame->hasLeftStorage());
}

std::vector<Page*> Concord::inTouch() const {
  std::vector<Page*> pages;
  for (std::size_t tab = 0; tab < browser_.tabs(); ++tab)
    if (Page* page = browser_.page(tab); page && isInTouch(*page)) pages.push_back(page);
  return pages;
}

const Conversation* Concord::conversationOf(const Frame& frame) const {
  if (const Conversation* own = frame.followed()) return own;
  const auto pages = inTouch();
  const bool isAmongThem =
      std::ranges::any_of(pages, [&frame](const Page* page) { return page->frame() == &frame; });
  if (!isAmongThem) return nullptr;
  for (const Page* page : pages)
    if (const Conversation* conversation = page->frame()->followed()) return conversation;
  return nullptr;
}

std::string Concord::trouble() const {
  for (const Frame* frame : browser_.frames())
    if (frame->status().phase != wire::Phase::Ready) return quoted(*frame, "not ready");
  if (std::string streams = troubleOfStreams(); !streams.empty()) return streams;
  for (const Frame* frame : browser_.frames()) {
    // One that stalls shows what it last knew, though its connection may still be there.
    if (frame->loop.isHeld()) continue;
    const Conversation* conversation = conversationOf(*frame);
    if (conversation)
      if (std::string what = troubleWith(*frame, *conversation); !what.empty()) return what;
    for (const auto& row : frame->rows())
      if (row.delivery == wire::Delivery::Pending) return quoted(*frame, "not sent: " + row.text);
    if (frame->status().typing && !service_.isBusy()) return quoted(*frame, "somebody is still typing");
  }
  return troubleBetween();
}

std::string Concord::troubleOfStreams() const {
  const auto pages = inTouch();
  const auto streams =
      std::ranges::count_if(pages, [](const Page* page) { return page->frame()->holdsStream(); });
  if (streams > 1) return std::to_string(streams) + " event streams in one browser";
  const auto followed =
      std::ranges::count_if(pages, [](const Page* page) { return page->frame()->followed() != nullptr; });
  // Somebody knows of a conversation.
  const bool isWanted = std::ranges::any_of(
      pages, [](const Page* page) { return std::ranges::any_of(page->frame()->rows(), isConfirmed); });
  const bool isMissed = followed == 0 && isWanted;
  return isMissed ? "nobody follows the conversation" : std::string();
}

bool Concord::isSomebodyComing() const {
  return std::ranges::any_of(
      inTouch(), [](const Page* page) { return page->frame()->status().phase != wire::Phase::Ready; });
}

// Where there is no channel not each word is a record, but what is said in 300 ms: the timer for it goes off
// once a minute on a page that has long been hidden, and nobody sees what it shows.
std::string Concord::troubleBetween() const {
  auto pages = inTouch();
  if (!scene_.browser.channels)
    std::erase_if(pages, [](const Page* page) { return page->frame()->isNumb(); });
  for (const Page* page : pages)
    if (std::string what = difference(*pages.front()->frame(), *page->frame()); !what.empty()) return what;
  return {};
}

// One may show more of what is older.
std::string Concord::difference(const Frame& one, const Frame& other) const {
  const Rows& left = one.rows();
  const Rows& right = other.rows();
  const std::size_t common = std::min(left.size(), right.size());
  const std::string names = one.name() + " and " + other.name();
  for (std::size_t i = 1; i <= common; ++i) {
    const auto& mine = left[left.size() - i];
    const auto& theirs = right[right.size() - i];
    const bool isSame =
        mine.text == theirs.text && mine.author == theirs.author && mine.delivery == theirs.delivery;
    if (!isSame) return names + " show " + told(mine) + " and " + told(theirs) + " in one place";
  }
  if (left.size() != right.size() && common < leastShown())
    return names + " show " + std::to_string(left.size()) + " and " + std::to_string(right.size()) + " rows";
  if (left.size() == right.size() && one.status().unread != other.status().unread)
    return names + " show " + std::to_string(one.status().unread) + " and " +
           std::to_string(other.status().unread) + " unread";
  if (one.composer() != other.composer())
    return names + " have the drafts \"" + one.composer() + "\" and \"" + other.composer() + "\"";
  const auto& chosen = one.choices();
  if (chosen.theme != other.choices().theme || chosen.textSize != other.choices().textSize)
    return names + " have other choices";
  if (one.notes() != other.notes())
    return names + " have the notes \"" + one.notes() + "\" and \"" + other.notes() + "\"";
  return {};
}

// Where there was no room for it less of the conversation is kept, and a hostile page keeps what it likes;
// the rest is there when the visitor scrolls up.
std::size_t Concord::leastShown() const {
  const auto& tally = scene_.tally;
  const bool isKept = tally.of(Fault::WriteRefused) == 0 && tally.of(Fault::PageTurnsHostile) == 0;
  return isKept ? kept : 1;
}

std::string Concord::troubleWith(const Frame& frame, const Conversation& conversation) const {
  const Rows shown = confirmed(frame);
  const auto& messages = conversation.messages();
  const bool isTooShort = shown.size() < std::min(messages.size(), leastShown());
  if (isTooShort || shown.size() > messages.size())
    return quoted(frame, "shows " + std::to_string(shown.size()) + " of " + std::to_string(messages.size()));
  const std::size_t first = messages.size() - shown.size();
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const Message& message = messages[first + i];
    const bool isSame =
        static_cast<wire::Author>(message.author) == shown[i].author && message.text == shown[i].text;
    if (!isSame)
      return quoted(frame, "shows \"" + shown[i].text + "\" in place " + std::to_string(message.seq) +
                               " of " + conversation.name() + ", where \"" + message.text + "\" stands");
  }
  return {};
}

}  // namespace pipit::sim
