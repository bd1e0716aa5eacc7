#include "Succession.h"

#include <algorithm>

namespace pipit::sim {
namespace {

constexpr double afterItsEnd = 1000;
constexpr double afterItsSilence = 5000;
// By the storage's events alone.
constexpr double slowly = 10000;
// From the old leader's last word to the first of the new one's requests: two messages.
constexpr double underWay = 10;
constexpr int ends = static_cast<int>(Fault::LeaderStalled) - static_cast<int>(Fault::LeaderClosed) + 1;

bool isSilent(Fault how) {
  return how == Fault::LeaderFrozen || how == Fault::LeaderStalled;
}

}  // namespace

void Succession::happen() {
  const auto pages = concord_.inTouch();
  const auto leader =
      std::ranges::find_if(pages, [](const Page* page) { return page->frame()->holdsStream(); });
  const auto others = std::ranges::count_if(
      pages, [](const Page* page) { return !page->isHidden() && !page->frame()->holdsStream(); });
  if (leader == pages.end() || others == 0) return;
  std::size_t tab = 0;
  while (browser_.page(tab) != *leader) ++tab;
  const auto how =
      static_cast<Fault>(static_cast<int>(Fault::LeaderClosed) + static_cast<int>(scene_.chance.below(ends)));
  const std::string name = (*leader)->frame()->name();
  scene_.note(how);
  end(tab, how);
  const double limit = isSilent(how) ? afterItsSilence : afterItsEnd;
  await(scene_.browser.channels ? limit + underWay : slowly, how, name);
}

void Succession::end(std::size_t tab, Fault how) {
  Page* page = browser_.page(tab);
  switch (how) {
    case Fault::LeaderClosed:
      return browser_.close(tab);
    case Fault::LeaderNavigated:
      return browser_.navigate(tab);
    case Fault::LeaderReloaded:
      return page->insert();
    case Fault::LeaderCrashed:
      return browser_.crash(tab);
    case Fault::LeaderCached:
      return browser_.goOn(tab);
    case Fault::LeaderFrozen:
      return page->freeze(false);
    default:
      return page->frame()->stall(afterItsSilence + afterItsEnd);
  }
}

void Succession::await(double limit, Fault how, const std::string& old) {
  const auto leads = [](const Page* page) { return page->frame()->holdsStream(); };
  const double begun = scene_.clock.now();
  while (!std::ranges::any_of(concord_.inTouch(), leads)) {
    if (scene_.clock.now() - begun >= limit)
      throw Violation{"nobody leads after " + old + ", " +
                      std::string(faultNames[static_cast<std::size_t>(how)]) + ", in " +
                      std::to_string(static_cast<int>(limit)) + " ms"};
    scene_.clock.runUntil(scene_.clock.now() + 10);
  }
  scene_.say("somebody leads after ", old);
}

}  // namespace pipit::sim
