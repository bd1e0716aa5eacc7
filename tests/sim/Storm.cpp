#include "Storm.h"

#include <array>

#include "Damage.h"

namespace pipit::sim {
namespace {

constexpr double day = 24.0 * 3600 * 1000;

}  // namespace

Storm::Storm(Scene& scene, Browser& browser, Storage& storage, Service& service)
    : scene_(scene),
      browser_(browser),
      storage_(storage),
      service_(service),
      pause_(scene.chance.between(500, 8000)) {
  constexpr std::array<Strike, 15> usual = {
      &Storm::reload, &Storm::navigate,    &Storm::close,   &Storm::connectAgain, &Storm::hang,
      &Storm::freeze, &Storm::hide,        &Storm::silence, &Storm::breakNetwork, &Storm::goOffline,
      &Storm::jump,   &Storm::fillStorage, &Storm::kill,    &Storm::dropStreams,  &Storm::crash};
  for (const Strike kind : usual)
    if (scene.chance.happens(0.4)) strikes_.push_back(kind);
  if (scene.chance.happens(0.1)) strikes_.push_back(&Storm::forget);
  if (scene.chance.happens(0.05)) strikes_.push_back(&Storm::denyStorage);
  if (scene.chance.happens(0.4)) strikes_.insert(strikes_.end(), 1 + scene.chance.below(4), &Storm::damage);
  if (scene.chance.happens(0.15)) strikes_.push_back(&Storm::turnHostile);
}

void Storm::begin(double end) {
  end_ = end;
  scene_.weather = Weather::drawn(scene_.chance);
  strike();
}

void Storm::strike() {
  if (scene_.clock.now() >= end_ || strikes_.empty()) return;
  scene_.clock.after(scene_.chance.between(0, 2 * pause_), [this] {
    if (scene_.clock.now() >= end_) return;
    (this->*strikes_[scene_.chance.below(strikes_.size())])();
    strike();
  });
}

void Storm::calm() {
  scene_.say("all is well from now on");
  scene_.weather = Weather::fine();
  storage_.turn(Storage::Mood::Working);
  service_.rise();
  browser_.goOnline(true);
  for (Frame* frame : browser_.frames()) frame->breakNetwork();
  for (std::size_t tab = 0; tab < browser_.tabs(); ++tab) {
    Page* page = browser_.page(tab);
    if (page) page->wake();
    // Some lie on, and their frames still have the network.
    if (page && page->isHostile() && scene_.chance.happens(0.5)) browser_.navigate(tab);
  }
  // Whoever comes next finds what was left behind.
  browser_.navigate(0);
}

Page* Storm::somePage() {
  Page* page = browser_.page(someTab());
  return page && page->isUsable() ? page : nullptr;
}

void Storm::reload() {
  Page* page = somePage();
  if (!page) return;
  scene_.note(Fault::FrameReload);
  page->insert();
}

void Storm::navigate() {
  scene_.note(Fault::Navigation);
  browser_.navigate(someTab());
}

void Storm::close() {
  scene_.note(Fault::TabClosed);
  browser_.close(someTab());
  scene_.clock.after(scene_.chance.between(0, 5000), [this, tab = someTab()] {
    if (!browser_.page(tab)) browser_.navigate(tab);
  });
}

void Storm::connectAgain() {
  Page* page = somePage();
  if (!page) return;
  scene_.note(Fault::SecondPort);
  page->connectAgain();
}

void Storm::hang() {
  Page* page = somePage();
  if (!page) return;
  scene_.note(Fault::ParentHangs);
  page->hang(scene_.chance.between(100, 12000));
}

void Storm::freeze() {
  Page* page = somePage();
  if (!page) return;
  const bool cached = scene_.chance.happens(0.5);
  scene_.note(cached ? Fault::Cached : Fault::Frozen);
  page->freeze(cached);
  scene_.clock.after(scene_.chance.between(500, 30000), page->life(), [page] { page->wake(); });
}

void Storm::hide() {
  Page* page = somePage();
  if (!page) return;
  scene_.note(Fault::Throttled);
  page->hide(scene_.chance.happens(0.5) ? 1000 : 60000);
  scene_.clock.after(scene_.chance.between(500, 60000), page->life(), [page] { page->wake(); });
}

void Storm::silence() {
  Page* page = somePage();
  if (!page) return;
  scene_.note(Fault::ConnectionsSilent);
  page->frame()->silenceNetwork();
}

void Storm::breakNetwork() {
  Page* page = somePage();
  if (!page) return;
  scene_.note(Fault::ConnectionsBroken);
  page->frame()->breakNetwork();
}

void Storm::goOffline() {
  scene_.note(Fault::Offline);
  browser_.goOnline(false);
  scene_.clock.after(scene_.chance.between(100, 15000), [this] { browser_.goOnline(true); });
}

void Storm::fillStorage() {
  scene_.say("storage  is full");
  scene_.note(Fault::StorageFull);
  storage_.turn(Storage::Mood::Full);
  scene_.clock.after(scene_.chance.between(100, 5000), [this] { storage_.turn(Storage::Mood::Working); });
}

void Storm::denyStorage() {
  scene_.say("storage  is denied");
  scene_.note(Fault::StorageDenied);
  storage_.turn(Storage::Mood::Denied);
  scene_.clock.after(scene_.chance.between(100, 5000), [this] { storage_.turn(Storage::Mood::Working); });
}

void Storm::jump() {
  const double days = scene_.chance.happens(0.5) ? day : -day;
  scene_.say("clock  jumps by a day");
  scene_.note(Fault::ClockJump);
  scene_.wallShift += days;
}

void Storm::kill() {
  scene_.note(Fault::ServiceCrash);
  service_.die();
  scene_.clock.after(scene_.chance.between(100, 10000), [this] { service_.rise(); });
}

void Storm::dropStreams() {
  scene_.note(Fault::StreamsDropped);
  service_.dropStreams();
}

void Storm::forget() {
  if (service_.forgetSomebody()) scene_.note(Fault::VisitorForgotten);
}

void Storm::crash() {
  scene_.note(Fault::BrowserCrash);
  browser_.crash();
}

void Storm::damage() {
  damageRecord(scene_, storage_, [this](const Damaged& record) { browser_.noteDamage(record); });
}

void Storm::turnHostile() {
  if (Page* page = somePage()) page->turnHostile();
}

}  // namespace pipit::sim
