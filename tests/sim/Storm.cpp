#include "Storm.h"

#include <algorithm>
#include <array>

#include "Damage.h"

namespace pipit::sim {

Storm::Storm(Scene& scene, Browser& browser, Storage& storage, Service& service, Broadcast& broadcast)
    : scene_(scene),
      browser_(browser),
      storage_(storage),
      service_(service),
      broadcast_(broadcast),
      pause_(scene.chance.between(500, 8000)) {
  constexpr std::array<Strike, 7> usual = {&Storm::hang,       &Storm::silence,     &Storm::breakNetwork,
                                           &Storm::goOffline,  &Storm::fillStorage, &Storm::kill,
                                           &Storm::dropStreams};
  for (const Strike kind : usual)
    if (scene.chance.happens(0.4)) strikes_.push_back(kind);
  addTabStrikes();
  if (scene.chance.happens(0.1)) strikes_.push_back(&Storm::forget);
  if (scene.chance.happens(0.05)) strikes_.push_back(&Storm::denyStorage);
  if (scene.chance.happens(0.4)) strikes_.insert(strikes_.end(), 1 + scene.chance.below(4), &Storm::damage);
  if (scene.chance.happens(0.15)) strikes_.push_back(&Storm::turnHostile);
}

void Storm::addTabStrikes() {
  constexpr std::array<Strike, 13> usual = {
      &Storm::reload, &Storm::navigate, &Storm::close, &Storm::connectAgain, &Storm::freeze,
      &Storm::hide,   &Storm::cache,    &Storm::stall, &Storm::duplicate,    &Storm::crashTab,
      &Storm::jump,   &Storm::crash,    &Storm::babble};
  for (const Strike kind : usual)
    if (scene_.chance.happens(0.4)) strikes_.push_back(kind);
}

void Storm::stir(double end) {
  end_ = end;
  strikes_.clear();
  addTabStrikes();
  scene_.weather.tabLatency = Weather::drawn(scene_.chance).tabLatency;
  pause_ = scene_.chance.between(200, 3000);
  strike();
}

void Storm::settle() {
  scene_.say("the tabs are left alone");
  scene_.weather = Weather::fine();
  for (std::size_t tab = 0; tab < browser_.tabs(); ++tab) {
    Page* page = browser_.page(tab);
    if (!page) continue;
    scene_.chance.happens(0.3) ? page->thaw() : page->wake();
  }
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
  scene_.note(Fault::Frozen);
  page->freeze(false);
  scene_.clock.after(scene_.chance.between(500, 30000), page->life(), [page] { page->wake(); });
}

void Storm::cache() {
  const std::size_t tab = someTab();
  Page* page = browser_.page(tab);
  if (!page || !page->isUsable() || page->isHostile()) return;
  // One that does not hear that it goes into the cache does not get there.
  if (page->frame()->loop.isHeld()) return;
  scene_.note(Fault::Cached);
  browser_.goOn(tab);
  scene_.clock.after(scene_.chance.between(500, 30000), [this, tab] {
    if (scene_.clock.now() < end_) browser_.goBack(tab);
  });
}

// At most until all is well.
void Storm::stall() {
  Page* page = somePage();
  if (!page) return;
  scene_.note(Fault::Stalled);
  page->frame()->stall(std::min(scene_.chance.between(100, 12000), end_ - scene_.clock.now()));
}

void Storm::duplicate() {
  const std::size_t tab = someTab();
  const std::size_t other = someTab();
  if (tab == other || !browser_.page(tab) || browser_.page(tab)->isHostile()) return;
  scene_.note(Fault::TabDuplicated);
  browser_.duplicate(tab, other);
}

void Storm::crashTab() {
  scene_.note(Fault::TabCrash);
  browser_.crash(someTab());
}

void Storm::babble() {
  constexpr std::array<std::string_view, 12> nonsense = {
      "",
      "null",
      "[]",
      "{",
      R"({"v":1})",
      R"({"v":2,"f":"00112233445566778899aabbccddeeff","n":1,"t":"resign","p":{}})",
      R"({"v":1,"f":"short","n":1,"t":"resign","p":{}})",
      R"({"v":1,"f":"00112233445566778899aabbccddeeff","n":-1,"t":"ping","p":{}})",
      R"({"v":1,"f":"00112233445566778899aabbccddeeff","n":2,"t":"constructor","p":{}})",
      R"({"v":1,"f":"00112233445566778899aabbccddeeff","n":3,"t":"heard","p":{"events":7}})",
      R"({"v":1,"f":"00112233445566778899aabbccddeeff","n":4,"t":"waiting","p":{"messages":[{"text":7}]}})",
      R"({"v":1,"f":"00112233445566778899aabbccddeeff","n":5,"t":"news","p":{"id":"c_1","messages":"none"}})"};
  scene_.note(Fault::Babble);
  for (std::size_t i = 1 + scene_.chance.below(20); i > 0; --i)
    broadcast_.babble(std::string(nonsense[scene_.chance.below(nonsense.size())]));
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
  const double jump = scene_.chance.between(-day, day);
  scene_.say("clock  jumps by ", jump);
  scene_.note(Fault::ClockJump);
  scene_.wallShift += jump;
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
