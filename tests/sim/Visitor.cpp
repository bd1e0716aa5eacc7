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
  switch (scene_.chance.below(9)) {
    case 0:
      return scribble(frame);
    case 1:
      return page->toggle();
    case 2:
      return frame.raise(event::VisitorRead{});
    case 3:
      return frame.raise(event::VisitorOlder{});
    case 4:
      return retry(frame);
    case 5:
      return choose(frame);
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
    page->frame()->raise(
        event::VisitorDraft{"a thought " + std::to_string(++lastText_), page->frame()->notes()});
}

void Visitor::writeIn(Page& page) {
  if (page.isUsable()) write(page);
}

void Visitor::choose(Frame& frame) {
  frame.raise(event::VisitorChoice{static_cast<wire::Theme>(scene_.chance.below(3)),
                                   static_cast<wire::TextSize>(scene_.chance.below(3))});
}

// In the composer, or in a form.
void Visitor::scribble(Frame& frame) {
  const std::string half = "half a thought " + std::to_string(lastText_);
  const bool isForm = lastText_ % 2 == 1;
  frame.raise(isForm ? event::VisitorDraft{frame.composer(), half}
                     : event::VisitorDraft{half, frame.notes()});
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
