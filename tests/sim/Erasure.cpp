#include "Erasure.h"

#include <algorithm>

namespace pipit::sim {
namespace {

// A frame that is loaded erases; its page has to know how.
bool canErase(const Page* page) {
  return page->tellsOfStorage() && page->isLive() && page->frame()->status().phase == wire::Phase::Ready;
}

constexpr std::string_view ann = "ann";
constexpr std::string_view bob = "bob";
constexpr double shortNap = 3000;
// What was typed a moment ago is heard by all before.
constexpr double rest = 2000;

}  // namespace

void Erasure::happen() {
  const auto pages = concord_.inTouch();
  const auto eraser = std::ranges::find_if(pages, canErase);
  if (eraser == pages.end()) return;
  const bool isApart = scene_.chance.happens(0.5);
  if (isApart) browser_.goOnline(false);
  for (std::size_t i = scene_.chance.below(4); i > 0; --i) visitor_.writeSomewhere();
  pass(rest);
  sleep(**eraser);
  pass(shortNap);
  scene_.note(Fault::Erased);
  scene_.say((*eraser)->frame()->name(), "  erases");
  ledger_.erase();
  noteUnreached();
  continuity_.erase();
  begone(**eraser);
  pass(scene_.chance.happens(0.5) ? 20 : shortNap);
  visitor_.writeIn(**eraser);
  pass(shortNap);
  if (isApart) browser_.goOnline(true);
  // Nobody naps any more but those who are woken.
  scene_.clock.runUntil(scene_.clock.now() + 3 * shortNap);
}

// Another one than before takes everything along as well; nobody does not.
void Erasure::begone(Page& eraser) {
  const bool isNamed = service_.ownedBy(std::string(ann)) != nullptr;
  const double draw = scene_.chance.between(0, 1);
  if (isNamed && draw < 0.5) return eraser.identify(std::string(bob));
  draw < 0.75 ? eraser.logOut() : eraser.frame()->raise(event::VisitorErase{});
}

bool Erasure::name() {
  const auto pages = concord_.inTouch();
  const auto page = std::ranges::find_if(pages, canErase);
  if (page == pages.end()) return false;
  scene_.note(Fault::Named);
  for (std::size_t i = scene_.chance.below(3); i > 0; --i) {
    const std::string text = "\"elsewhere " + std::to_string(i) + "\"";
    ledger_.writtenElsewhere(text);
    service_.sayElsewhere(std::string(ann), text);
  }
  scene_.say((*page)->frame()->name(), "  names its visitor");
  (*page)->identify(std::string(ann));
  for (std::size_t i = 1 + scene_.chance.below(3); i > 0; --i) visitor_.writeSomewhere();
  pass(rest);
  return true;
}

void Erasure::judgeNamed() const {
  const Conversation* own = service_.ownedBy(std::string(ann));
  for (const Page* page : concord_.inTouch())
    if (const Conversation* shown = concord_.conversationOf(*page->frame()); shown && shown != own)
      throw Violation{page->frame()->name() + ": shows what is not of the one who was named"};
}

// No word of it comes to a frame that neither a channel nor its page tells of others: it goes on with what
// waits in it, as after any other loss of its session.
void Erasure::noteUnreached() {
  for (std::size_t tab = 0; tab < browser_.tabs(); ++tab) {
    const Page* page = browser_.page(tab);
    if (!page || !page->frame() || concord_.canHear(*page)) continue;
    for (const auto& row : page->frame()->rows()) unreached_.insert(row.text);
  }
}

// One hears nothing, another hears the tabs and not its page, or its timers stand still.
void Erasure::sleep(const Page& eraser) {
  for (Page* page : concord_.inTouch()) {
    if (page == &eraser || scene_.chance.happens(0.5)) continue;
    switch (scene_.chance.below(4)) {
      case 0:
        page->freeze(false);
        break;
      case 1:
        page->hang(scene_.chance.between(0, 3 * shortNap));
        break;
      case 2:
        page->hide(1000);
        break;
      default:
        page->frame()->stall(scene_.chance.between(0, 3 * shortNap));
    }
  }
}

void Erasure::pass(double longest) {
  scene_.clock.runUntil(scene_.clock.now() + scene_.chance.between(longest / 2, longest));
}

void Erasure::judge() const {
  for (const Page* page : concord_.inTouch())
    for (const auto& row : page->frame()->rows())
      if (ledger_.isErased(row.text) && !unreached_.contains(row.text))
        throw Violation{page->frame()->name() + ": shown though it was erased: " + row.text};
  judgeApart();
}

// Nobody's conversation has what was written both before and since, but for what waited where no word of it
// came.
void Erasure::judgeApart() const {
  for (const auto& conversation : service_.conversations()) {
    const auto& messages = conversation->messages();
    const auto isOfBefore = [this](const Message& message) {
      return ledger_.isErased(message.text) && !unreached_.contains(message.text);
    };
    const auto isSince = [this](const Message& message) { return ledger_.isKept(message.text); };
    if (std::ranges::any_of(messages, isOfBefore) && std::ranges::any_of(messages, isSince))
      throw Violation{conversation->name() + " has what two have written"};
  }
}

}  // namespace pipit::sim
