#pragma once

#include <vector>

#include "Browser.h"

namespace pipit::sim {

// What befalls tabs, page, storage, network and service, one thing after another; which things, and how
// often, each run decides anew.
class Storm {
 public:
  Storm(Scene& scene, Browser& browser, Storage& storage, Service& service, Broadcast& broadcast);
  void begin(double end);
  // All is well from now on.
  void calm();
  // Tabs alone are befallen, and what they say to each other; network, service and storage do their work.
  void stir(double end);
  // Those that were frozen run again; some are still hidden.
  void settle();

 private:
  using Strike = void (Storm::*)();

  void strike();
  void addTabStrikes();
  [[nodiscard]] Page* somePage();
  [[nodiscard]] std::size_t someTab() { return scene_.chance.below(browser_.tabs()); }

  void reload();
  void navigate();
  void close();
  void connectAgain();
  void hang();
  void freeze();
  void cache();
  void stall();
  void duplicate();
  void crashTab();
  void babble();
  void hide();
  void silence();
  void breakNetwork();
  void goOffline();
  void fillStorage();
  void denyStorage();
  void jump();
  void kill();
  void dropStreams();
  void forget();
  void crash();
  void damage();
  void turnHostile();

  Scene& scene_;
  Browser& browser_;
  Storage& storage_;
  Service& service_;
  Broadcast& broadcast_;
  std::vector<Strike> strikes_;
  double pause_;
  double end_ = 0;
};

}  // namespace pipit::sim
