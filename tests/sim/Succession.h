#pragma once

#include "Concord.h"

namespace pipit::sim {

// Ends the tab that leads, in one way or another: another has to take its place in time.
class Succession {
 public:
  Succession(Scene& scene, Browser& browser, const Concord& concord)
      : scene_(scene), browser_(browser), concord_(concord) {}

  // Until somebody else leads.
  void happen();

 private:
  void end(std::size_t tab, Fault how);
  void await(double limit, Fault how, const std::string& old);

  Scene& scene_;
  Browser& browser_;
  const Concord& concord_;
};

}  // namespace pipit::sim
