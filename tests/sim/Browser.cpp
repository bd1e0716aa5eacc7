#include "Browser.h"

#include <utility>

namespace pipit::sim {

Browser::Browser(Page::World world, std::size_t tabs)
    : world_(world), scene_(world.frame.scene), pages_(tabs), cached_(tabs) {}

void Browser::navigate(std::size_t tab) {
  end(tab);
  open(tab);
}

void Browser::open(std::size_t tab) {
  pages_[tab] =
      std::make_unique<Page>(world_, "tab" + std::to_string(tab + 1) + "." + std::to_string(++lastPage_));
  pages_[tab]->insert();
}

void Browser::duplicate(std::size_t tab, std::size_t other) {
  scene_.say("visitor  duplicates tab ", tab + 1, " in tab ", other + 1);
  navigate(other);
}

void Browser::goOn(std::size_t tab) {
  pages_[tab]->freeze(true);
  cached_[tab] = std::move(pages_[tab]);
  open(tab);
}

void Browser::goBack(std::size_t tab) {
  if (!cached_[tab]) return;
  end(tab);
  pages_[tab] = std::move(cached_[tab]);
  pages_[tab]->comeBack();
}

void Browser::close(std::size_t tab) {
  scene_.say("visitor  closes tab ", tab + 1);
  cached_[tab].reset();
  end(tab);
}

void Browser::crash(std::size_t tab) {
  scene_.say("browser  loses tab ", tab + 1);
  cached_[tab].reset();
  if (std::exchange(pages_[tab], nullptr)) open(tab);
}

void Browser::crash() {
  scene_.say("browser  crashes");
  for (std::size_t tab = 0; tab < pages_.size(); ++tab) crash(tab);
}

// Sometimes what a page says last is still heard, and sometimes not.
void Browser::end(std::size_t tab) {
  if (!pages_[tab]) return;
  pages_[tab]->leave();
  std::shared_ptr<Page> leaving = std::move(pages_[tab]);
  if (scene_.chance.happens(0.5)) scene_.clock.after(500, [leaving] {});
}

std::vector<Frame*> Browser::frames() const {
  std::vector<Frame*> frames;
  for (const auto& page : pages_)
    if (page && page->frame()) frames.push_back(page->frame());
  return frames;
}

void Browser::tellOfStorage(const std::string& key, const void* writer) {
  for (const auto* pages : {&pages_, &cached_})
    for (const auto& page : *pages) {
      if (!page || page.get() == writer) continue;
      scene_.clock.after(page->untilStorageIsHeard(), page->life(),
                         [page = page.get(), key] { page->hearStorage(key); });
    }
}

void Browser::noteDamage(const Damaged& record) {
  world_.frame.ledger.damaged(record);
  if (record.isTold) tellOfStorage(record.key, nullptr);
}

void Browser::goOnline(bool online) {
  if (scene_.online == online) return;
  scene_.say("network  is ", online ? "there" : "gone");
  scene_.online = online;
  for (const auto* pages : {&pages_, &cached_})
    for (const auto& page : *pages) {
      Frame* frame = page ? page->frame() : nullptr;
      if (!frame) continue;
      if (!online) frame->breakNetwork();
      frame->raise(event::LifecycleChanged{online ? wire::Lifecycle::Online : wire::Lifecycle::Offline});
    }
}

}  // namespace pipit::sim
