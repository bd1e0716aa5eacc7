#include "Run.h"

namespace pipit::sim {
namespace {

constexpr double shortestStorm = 10000;
constexpr double longestStorm = 90000;
// A request that was lost a moment ago, and the longest pause before the next: limits::httpTimeout and
// limits::reconnectCap, or a parent that does not answer (limits::requestTimeout, three times) before either.
constexpr double recovery = 17000;
// What waited is sent one after the other, and answered.
constexpr double catchingUp = 25000;

bool isConfirmed(const command::RowPut& row) {
  return row.delivery != wire::Delivery::Pending && row.delivery != wire::Delivery::Failed;
}

std::string quoted(const Frame& frame, const std::string& what) {
  return frame.name() + ": " + what;
}

}  // namespace

Run::Run(std::uint64_t seed, Trace::Wanted wanted)
    : scene_(seed, wanted),
      service_(scene_),
      ledger_(scene_, service_),
      continuity_(scene_, service_),
      storage_(scene_,
               [this](const Storage::Written& written) {
                 ledger_.stored(written);
                 continuity_.stored(written, storage_.at("conversation"));
                 browser_.tellOfStorage(written.key);
               }),
      browser_({{scene_, service_, ledger_}, storage_}, 1 + scene_.chance.below(4)),
      visitor_(scene_, browser_, ledger_),
      storm_(scene_, browser_, storage_, service_) {}

std::optional<Violation> Run::go() {
  try {
    happen();
  } catch (const Violation& violation) {
    return violation;
  }
  return std::nullopt;
}

void Run::happen() {
  for (std::size_t tab = 0; tab < browser_.tabs(); ++tab) browser_.navigate(tab);
  const double end = scene_.clock.now() + scene_.chance.between(shortestStorm, longestStorm);
  storm_.begin(end);
  visitor_.begin(end);
  scene_.clock.runUntil(end);
  storm_.calm();
  scene_.clock.runUntil(end + recovery);
  judgeRecovery();
  endLies();
  // What a page wrote while it was going, the next one clears up.
  const std::size_t anew = scene_.chance.happens(0.5) ? browser_.tabs() : 1;
  for (std::size_t tab = 0; tab < anew; ++tab) browser_.navigate(tab);
  scene_.clock.runUntil(end + recovery + catchingUp);
  judgeAgreement();
  if (anew == browser_.tabs()) judgeConvergence();
  std::set<std::uint64_t> living;
  for (const Frame* frame : browser_.frames()) living.insert(frame->number());
  ledger_.judge(living, waiting());
  judgeOutbox();
}

void Run::endLies() {
  for (std::size_t tab = 0; tab < browser_.tabs(); ++tab) {
    const Page* page = browser_.page(tab);
    if (!page || !page->isHostile()) continue;
    const Frame* frame = page->frame();
    const bool isReady = frame && frame->status().phase == wire::Phase::Ready;
    for (const auto& row : isReady ? frame->rows() : std::vector<command::RowPut>())
      if (row.delivery == wire::Delivery::Pending)
        throw Violation{quoted(*frame, "not sent under a lying page: " + row.text)};
    browser_.navigate(tab);
  }
}

// All that were loaded since are in the conversation that the storage leads to.
void Run::judgeConvergence() const {
  const Conversation* shared = continuity_.target(storage_.at("session"));
  if (!shared) return;
  for (const Frame* frame : browser_.frames())
    if (frame->followed() != shared) throw Violation{quoted(*frame, "does not follow " + shared->name())};
}

void Run::judgeRecovery() const {
  for (std::size_t tab = 0; tab < browser_.tabs(); ++tab) {
    const Page* page = browser_.page(tab);
    const Frame* frame = page && !page->isHostile() ? page->frame() : nullptr;
    if (!frame) continue;
    if (frame->status().phase != wire::Phase::Ready) throw Violation{quoted(*frame, "not ready in time")};
    const auto connection = frame->status().connection;
    const bool isThere = connection == wire::Connection::Online || connection == wire::Connection::Idle;
    if (!isThere) throw Violation{quoted(*frame, "not online in time")};
  }
}

void Run::judgeAgreement() const {
  for (const Frame* frame : browser_.frames()) {
    std::vector<std::pair<wire::Author, std::string>> shown;
    for (const auto& row : frame->rows()) {
      if (row.delivery == wire::Delivery::Pending)
        throw Violation{quoted(*frame, "not sent in time: " + row.text)};
      if (isConfirmed(row)) shown.emplace_back(row.author, row.text);
    }
    const Conversation* conversation = frame->followed();
    if (!conversation) continue;
    const auto& messages = conversation->messages();
    // Where there was no room for it less of the conversation is kept, and a hostile page keeps what it
    // likes; the rest is there when the visitor scrolls up.
    const auto& tally = scene_.tally;
    const bool isKept = tally.of(Fault::WriteRefused) == 0 && tally.of(Fault::PageTurnsHostile) == 0;
    const std::size_t kept = isKept ? 50 : 1;
    const bool isTooShort = shown.size() < std::min(messages.size(), kept);
    if (isTooShort || shown.size() > messages.size())
      throw Violation{
          quoted(*frame, "shows " + std::to_string(shown.size()) + " of " + std::to_string(messages.size()))};
    const std::size_t first = messages.size() - shown.size();
    for (std::size_t i = 0; i < shown.size(); ++i) {
      const Message& message = messages[first + i];
      const bool isSame =
          static_cast<wire::Author>(message.author) == shown[i].first && message.text == shown[i].second;
      if (!isSame)
        throw Violation{quoted(*frame, "shows \"" + shown[i].second + "\" in place " +
                                           std::to_string(message.seq) + " of " + conversation->name() +
                                           ", where \"" + message.text + "\" stands")};
    }
  }
}

// What the service has leaves the record in the end.
void Run::judgeOutbox() const {
  for (const auto& [clientId, text] : outboxOf(storage_.at("outbox"), scene_.instant().wall))
    if (service_.has(clientId))
      throw Violation{"still in the outbox's record, though the service has it: " + text};
}

std::set<std::string> Run::waiting() const {
  std::set<std::string> texts;
  for (const Frame* frame : browser_.frames())
    for (const auto& row : frame->rows())
      if (!isConfirmed(row)) texts.insert(row.text);
  for (const auto& [clientId, text] : outboxOf(storage_.at("outbox"), scene_.instant().wall))
    texts.insert(text);
  return texts;
}

}  // namespace pipit::sim
