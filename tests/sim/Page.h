#pragma once

#include <memory>
#include <string>

#include "Channel.h"
#include "EventLoop.h"
#include "Frame.h"
#include "Liar.h"
#include "Storage.h"

namespace pipit::sim {

// One page of the shop in one tab: the parent script (js-glue/host) and the frame that it has inserted. A
// navigation ends it.
class Page {
 public:
  struct World {
    Frame::World frame;
    Storage& storage;
  };

  // `tab` is what the page finds in sessionStorage.
  Page(World world, std::string name);

  // Loads the frame, or loads it anew in the middle of whatever it does.
  void insert();
  // A second port for the same engine.
  void connectAgain();
  // The parent script answers nothing for a while; the frame, in its own process, goes on.
  void hang(double milliseconds);
  // Neither runs. `cached`: in the back/forward cache.
  void freeze(bool cached);
  void hide(double timerGrain);
  // Running again, and seen again as well; one in the cache does neither before it comes back from there.
  void thaw();
  void wake();
  void comeBack();
  // A hostile script takes the parent script's place, until the page goes.
  void turnHostile();
  [[nodiscard]] bool isHostile() const { return liar_ != nullptr; }
  // The page is about to go.
  void leave();

  // Another tab wrote to the storage: each page hears of it in the order in which it happened.
  [[nodiscard]] double untilStorageIsHeard();
  void hearStorage(const std::string& key);

  void toggle();
  void sendOverApi(const std::string& text);
  void logOut();
  // The page says who its visitor is; again, to each frame that comes.
  void identify(const std::string& person);
  // Its frame has said hello.
  [[nodiscard]] bool isLive() const { return live_; }

  // nullptr while it loads.
  [[nodiscard]] Frame* frame() const { return frame_.get(); }
  [[nodiscard]] bool isUsable() const { return frame_ && !frozen_ && !leaving_; }
  [[nodiscard]] bool isLeaving() const { return leaving_; }
  [[nodiscard]] bool isFrozen() const { return frozen_; }
  [[nodiscard]] bool isHidden() const { return hidden_; }
  // Whether it tells its frame what other tabs write.
  [[nodiscard]] bool tellsOfStorage() const { return version_ >= 2; }
  [[nodiscard]] const Life& life() const { return life_; }

 private:
  void load();
  void runAgain(wire::Lifecycle state);
  void hearWindow(const std::string& data);
  void openChannel();
  void hearPort(const std::string& text);
  [[nodiscard]] std::string answerTo(const Envelope& message);
  [[nodiscard]] std::string performed(const Envelope& request);
  void lie(const Envelope& request);
  void burstOut();
  void say(double delay, const std::string& text);
  [[nodiscard]] bool isNew(const Envelope& message);
  [[nodiscard]] bool mayTellOfStorage();
  void post(MessageType type, const std::string& payload, std::uint32_t id = 0);
  void expectReply(std::uint32_t id);
  void tellPerson();

  World world_;
  Scene& scene_;
  std::string name_;
  std::string nonce_;
  // Some pages still run the pipit.js of one version before.
  std::uint32_t version_;
  Storage memory_;
  std::unique_ptr<Liar> liar_;
  // What the frame of a hostile page writes goes where everybody sees it, or only where it does itself.
  bool meddles_ = false;
  Storage own_;
  EventLoop loop_;
  std::shared_ptr<Channel> channel_;
  std::unique_ptr<Frame> frame_;
  bool live_ = false;
  bool shown_ = false;
  bool frozen_ = false;
  bool cached_ = false;
  bool hidden_ = false;
  bool leaving_ = false;
  int loads_ = 0;
  std::uint32_t lastId_ = 0;
  std::uint32_t heard_ = 0;
  std::string from_;
  std::string person_;
  std::map<std::uint32_t, int> asked_;  // requests to the frame, and in which load of it
  Rate received_;
  double tellingSince_ = 0;
  int told_ = 0;
  double storageHeardAt_ = 0;
  Life life_;
};

}  // namespace pipit::sim
