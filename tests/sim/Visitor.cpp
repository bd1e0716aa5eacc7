#include "Visitor.h"

namespace pipit::sim {

Visitor::Visitor(Scene& scene, Browser& browser, Ledger& ledger)
    : scene_(scene), browser_(browser), ledger_(ledger), pause_(scene.chance.between(100, 4000)) {}

void Visitor::begin(double end) {
  end_ = end;
  act();
}

void Visitor::act() {
  if (scene_.clock.now() >= end_) return;
  scene_.clock.after(scene_.chance.between(0, 2 * pause_), [this] { act(); });
  Page* page = somePage();
  if (!page) return;
  Frame& frame = *page->frame();
  switch (scene_.chance.below(8)) {
    case 0:
      return frame.raise(event::VisitorDraft{"half a thought " + std::to_string(lastText_)});
    case 1:
      return page->toggle();
    case 2:
      return frame.raise(event::VisitorRead{});
    case 3:
      return frame.raise(event::VisitorOlder{});
    case 4:
      return retry(frame);
    default:
      for (std::size_t i = scene_.chance.happens(0.2) ? 3 : 1; i > 0; --i) write(*page);
  }
}

Page* Visitor::somePage() {
  Page* page = browser_.page(scene_.chance.below(browser_.tabs()));
  return page && page->isUsable() ? page : nullptr;
}

void Visitor::writeSomewhere() {
  if (Page* page = somePage()) write(*page);
}

void Visitor::think() {
  if (Page* page = somePage())
    page->frame()->raise(event::VisitorDraft{"a thought " + std::to_string(++lastText_)});
}

void Visitor::write(Page& page) {
  const std::string text = "\"message " + std::to_string(++lastText_) + "\"";
  if (scene_.chance.happens(0.2)) return page.sendOverApi(text);
  scene_.say("visitor  writes ", text, " in ", page.frame()->name());
  ledger_.offer(page.frame()->number(), text);
  page.frame()->raise(event::VisitorSend{text});
}

void Visitor::retry(Frame& frame) {
  for (const auto& row : frame.rows())
    if (row.delivery == wire::Delivery::Failed) return frame.raise(event::VisitorRetry{row.key});
}

}  // namespace pipit::sim
