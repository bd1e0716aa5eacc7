#include "Ledger.h"

#include <algorithm>

#include "base/Json.h"
#include "storage/Record.h"

namespace pipit::sim {

std::map<std::string, std::string> outboxOf(const std::string& record, double wall) {
  std::map<std::string, std::string> messages;
  const auto decoded = Record::decode(record, wall);
  const auto json = Json::parse(decoded ? decoded->payload : std::string());
  if (!json || !json->array()) return messages;
  for (const Json& item : *json->array()) messages.emplace(item.text("clientId"), item.text("text"));
  return messages;
}

void Ledger::shown(std::uint64_t frame, const command::RowPut& row) {
  if (row.author != wire::Author::Visitor) return;
  const auto offered = offered_.find(row.text);
  if (offered != offered_.end() && offered->second.frame == frame) {
    entries_.try_emplace(row.text, Entry{.frame = frame, .mayBeErased = offered->second.mayBeErased});
    offered_.erase(offered);
    texts_.push_back(row.text);
    ++scene_.tally.written;
  }
  const auto entry = entries_.find(row.text);
  if (entry == entries_.end()) throw Violation{"a row that nobody wrote: " + row.text};
  if (row.delivery == wire::Delivery::Failed) entry->second.failed = true;
  const bool isLie = row.delivery == wire::Delivery::Sent && !service_.hasText(row.text);
  if (isLie) throw Violation{"shown as sent, but the service does not have it: " + row.text};
}

void Ledger::stored(const Storage::Written& written) {
  if (written.key != "outbox") return;
  const double wall = scene_.instant().wall;
  const bool isDeceived = written.writer == Storage::Writer::Deceived;
  meddled_ = meddled_ || isDeceived;
  const auto kept = outboxOf(written.after, wall);
  for (const auto& [clientId, text] : kept)
    if (const auto entry = entries_.find(text); entry != entries_.end())
      entry->second = {.frame = entry->second.frame,
                       .stored = true,
                       .failed = entry->second.failed,
                       .erased = entry->second.erased,
                       .mayBeErased = entry->second.mayBeErased};
  for (const auto& [clientId, text] : outboxOf(written.before, wall)) {
    if (kept.contains(clientId) || service_.has(clientId) || mayBeErased(text)) continue;
    if (!isDeceived) throw Violation{"out of the outbox's record, but the service does not have it: " + text};
    if (const auto entry = entries_.find(text); entry != entries_.end()) entry->second.taken = true;
  }
}

void Ledger::damaged(const Damaged& record) {
  if (record.key != "outbox") return;
  const double wall = scene_.instant().wall;
  const auto kept = outboxOf(record.after, wall);
  for (const auto& [clientId, text] : outboxOf(record.before, wall)) {
    const auto entry = entries_.find(text);
    if (entry == entries_.end() || kept.contains(clientId)) continue;
    entry->second.damagedAt = scene_.clock.now();
  }
}

void Ledger::noticed(wire::Notice notice) {
  if (notice == wire::Notice::RecordDamaged) lossSaidAt_ = scene_.clock.now();
}

void Ledger::erase() {
  for (auto& [text, entry] : entries_) entry.erased = true;
  for (auto& [text, offer] : offered_) offer.mayBeErased = true;
}

bool Ledger::isErased(const std::string& text) const {
  const auto entry = entries_.find(text);
  return entry != entries_.end() && entry->second.erased;
}

bool Ledger::mayBeErased(const std::string& text) const {
  const auto entry = entries_.find(text);
  return entry != entries_.end() && (entry->second.erased || entry->second.mayBeErased);
}

bool Ledger::isKept(const std::string& text) const {
  return entries_.contains(text) && !mayBeErased(text);
}

void Ledger::judge(const std::set<std::uint64_t>& livingFrames, const std::set<std::string>& waiting) const {
  for (const auto& [text, entry] : entries_) {
    if (!mayBeErased(text) && !service_.hasText(text) && !waiting.contains(text)) {
      if (livingFrames.contains(entry.frame)) throw Violation{"lost by the frame it was written in: " + text};
      judge(text, entry);
    }
    for (const auto& conversation : service_.conversations())
      if (conversation->count(text) > 1) throw Violation{"twice in " + conversation->name() + ": " + text};
  }
  if (meddled_) return;
  for (const auto& conversation : service_.conversations()) judgeOrder(*conversation);
}

void Ledger::judge(const std::string& text, const Entry& entry) const {
  if (!entry.stored || entry.taken) return;
  if (entry.damagedAt == 0) throw Violation{"lost: " + text};
  if (lossSaidAt_ < entry.damagedAt)
    throw Violation{"lost with a damaged record, and nothing is said: " + text};
}

bool Ledger::standsElsewhere(const std::string& text, const Conversation& here) const {
  return std::ranges::any_of(service_.conversations(), [&](const auto& conversation) {
    return conversation.get() != &here && conversation->count(text) > 0;
  });
}

// One that failed and was tried again comes later, as the visitor wanted it; so may one that the service had
// in a conversation that it has forgotten since.
void Ledger::judgeOrder(const Conversation& conversation) const {
  std::map<std::uint64_t, std::uint32_t> newest;
  std::map<std::string, std::uint32_t> places;
  for (const Message& message : conversation.messages()) places.emplace(message.text, message.seq);
  for (const std::string& text : texts_) {
    const Entry& entry = entries_.at(text);
    const auto place = places.find(text);
    if (place == places.end() || entry.failed || standsElsewhere(text, conversation)) continue;
    std::uint32_t& last = newest[entry.frame];
    if (place->second < last) throw Violation{"before what was written earlier: " + text};
    last = place->second;
  }
}

}  // namespace pipit::sim
