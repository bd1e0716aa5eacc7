#pragma once

#include <set>
#include <string>

#include "Concord.h"
#include "Continuity.h"
#include "Visitor.h"

namespace pipit::sim {

// The visitor erases everything in one tab, or the page logs them out or names somebody else, while others
// sleep or are without a network, and writes anew there. Nothing of before comes back, and what was begun
// after it goes on. Somebody who was named before has all that was said as nobody and on another device in
// one conversation.
class Erasure {
 public:
  Erasure(Scene& scene, Browser& browser, Service& service, const Concord& concord, Visitor& visitor,
          Ledger& ledger, Continuity& continuity)
      : scene_(scene),
        browser_(browser),
        service_(service),
        concord_(concord),
        visitor_(visitor),
        ledger_(ledger),
        continuity_(continuity) {}

  // The page of some tab says who its visitor is. False: of none.
  bool name();
  // Once they are of one mind.
  void judgeNamed() const;
  // Until all that slept is awake again.
  void happen();
  // In a tab that hears the others, once they are of one mind.
  void judge() const;

 private:
  void begone(Page& eraser);
  void sleep(const Page& eraser);
  void pass(double longest);
  void judgeApart() const;
  void noteUnreached();

  Scene& scene_;
  Browser& browser_;
  Service& service_;
  const Concord& concord_;
  Visitor& visitor_;
  Ledger& ledger_;
  Continuity& continuity_;
  std::set<std::string> unreached_;
};

}  // namespace pipit::sim
