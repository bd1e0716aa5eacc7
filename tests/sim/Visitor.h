#pragma once

#include <string>

#include "Browser.h"

namespace pipit::sim {

// Types, sends, reads, tries again and moves on, in whatever tab is there.
class Visitor {
 public:
  Visitor(Scene& scene, Browser& browser, Ledger& ledger);
  // Until then.
  void begin(double end);
  // In some tab that can be used.
  void writeSomewhere();
  void writeIn(Page& page);
  // Half a thought, which stays in the composer.
  void think();

 private:
  void act();
  void scribble(Frame& frame);
  [[nodiscard]] Page* somePage();
  void write(Page& page);
  void choose(Frame& frame);
  void retry(Frame& frame);

  Scene& scene_;
  Browser& browser_;
  Ledger& ledger_;
  double pause_;
  double end_ = 0;
  int lastText_ = 0;
};

}  // namespace pipit::sim
