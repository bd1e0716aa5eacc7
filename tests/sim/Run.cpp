#include "Run.h"

#include <utility>

namespace pipit::sim {
namespace {

constexpr double shortestStorm = 10000;
constexpr double longestStorm = 90000;
// A request that was lost a moment ago, and the longest pause before the next: limits::httpTimeout and
// limits::reconnectCap, or a parent that does not answer (limits::requestTimeout, three times) before either.
// All tabs are then of one mind with the service in `agreement`.
constexpr double recovery = 17000;
// A lying page may have left another question unanswered before: limits::requestTimeout.
constexpr double question = 5000;
// What waited is sent one after the other, and answered.
constexpr double catchingUp = 25000;

constexpr double unrest = 8000;
// With a channel, and with the storage's events alone.
constexpr double agreement = 2000;
constexpr double slowAgreement = 10000;
constexpr double longestAnswers = 20000;

std::size_t drawTabs(Chance& chance) {
  return 1 + chance.below(chance.happens(0.3) ? 8 : 4);
}

// Mostly all; the storage is blocked together with the locks.
Grants drawGrants(Chance& chance) {
  Grants grants;
  grants.channels = !chance.happens(0.15);
  grants.locks = !chance.happens(0.2);
  grants.storage = !(grants.channels && !grants.locks && chance.happens(0.3));
  return grants;
}

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
                 browser_.tellOfStorage(written.key, written.page);
               }),
      broadcast_(scene_),
      locks_(scene_),
      browser_({{scene_, service_, ledger_, broadcast_, locks_}, storage_}, drawTabs(scene_.chance)),
      visitor_(scene_, browser_, ledger_),
      storm_(scene_, browser_, storage_, service_, broadcast_),
      concord_(scene_, browser_, service_),
      succession_(scene_, browser_, concord_),
      erasure_(scene_, browser_, service_, concord_, visitor_, ledger_, continuity_) {
  scene_.browser = drawGrants(scene_.chance);
  if (!scene_.browser.storage) scene_.note(Fault::StorageBlocked);
  if (scene_.chance.happens(0.5)) scene_.wallShift += scene_.chance.between(-day, day);
}

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
  awaitConcord();
  mingle();
  erase();
  // What a page wrote while it was going, the next one clears up.
  const std::size_t anew = scene_.chance.happens(0.5) ? browser_.tabs() : 1;
  for (std::size_t tab = 0; tab < anew; ++tab) browser_.navigate(tab);
  runFor(catchingUp);
  judgeAgreement();
  if (anew == browser_.tabs()) judgeConvergence();
  std::set<std::uint64_t> living;
  for (const Frame* frame : browser_.frames()) living.insert(frame->number());
  ledger_.judge(living, waiting());
  judgeOutbox();
}

void Run::mingle() {
  if (!scene_.chance.happens(0.5)) return;
  const double end = scene_.clock.now() + scene_.chance.between(0, unrest);
  storm_.stir(end);
  visitor_.begin(end);
  scene_.clock.runUntil(end);
  storm_.settle();
  visitor_.think();
  awaitConcord();
  if (scene_.chance.happens(0.5)) goApart();
  succession_.happen();
  storm_.settle();
  awaitConcord();
}

void Run::erase() {
  if (!scene_.chance.happens(0.3)) return;
  if (scene_.chance.happens(0.5) && erasure_.name()) {
    awaitConcord();
    erasure_.judgeNamed();
  }
  erasure_.happen();
  storm_.settle();
  awaitConcord();
  erasure_.judge();
}

// What is written without a network waits in the same order everywhere.
void Run::goApart() {
  browser_.goOnline(false);
  for (std::size_t i = scene_.chance.below(6); i > 0; --i) visitor_.writeSomewhere();
  do runFor(scene_.browser.channels ? agreement : slowAgreement);
  while (concord_.isSomebodyComing());
  if (const std::string trouble = concord_.troubleBetween(); !trouble.empty())
    throw Violation{"without a network " + trouble};
  browser_.goOnline(true);
  awaitConcord();
}

// From when the service has heard and said all there is.
void Run::awaitConcord() {
  const double limit = scene_.browser.channels ? agreement : slowAgreement;
  const double begun = scene_.clock.now();
  double since = begun;
  std::uint64_t confirmed = 0;
  for (std::string trouble = concord_.trouble(); !trouble.empty(); trouble = concord_.trouble()) {
    const bool isBusy = service_.isBusy() || std::exchange(confirmed, scene_.tally.confirmed) != confirmed;
    if (isBusy && since - begun < longestAnswers) since = scene_.clock.now();
    if (scene_.clock.now() - since >= limit)
      throw Violation{"in " + std::to_string(static_cast<int>(limit)) + " ms " + trouble};
    runFor(50);
  }
}

void Run::endLies() {
  bool isLiedTo = false;
  for (std::size_t tab = 0; tab < browser_.tabs(); ++tab)
    isLiedTo = isLiedTo || (browser_.page(tab) && browser_.page(tab)->isHostile());
  if (isLiedTo) runFor(question);
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
    if (concord_.conversationOf(*frame) != shared)
      throw Violation{quoted(*frame, "does not follow " + shared->name())};
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
    for (const auto& row : frame->rows())
      if (row.delivery == wire::Delivery::Pending)
        throw Violation{quoted(*frame, "not sent in time: " + row.text)};
    const Conversation* conversation = concord_.conversationOf(*frame);
    if (!conversation) continue;
    if (const std::string what = concord_.troubleWith(*frame, *conversation); !what.empty())
      throw Violation{what};
  }
}

// What the service has leaves the record in the end. Of a visitor whom it has forgotten it can say nothing
// any more: what a tab still holds as unsent then (one that was cached when it was taken) is the next
// conversation's to take.
void Run::judgeOutbox() const {
  for (const auto& [clientId, text] : outboxOf(storage_.at("outbox"), scene_.instant().wall))
    if (service_.remembers(clientId))
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
