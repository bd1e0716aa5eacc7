#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "Broadcast.h"
#include "Channel.h"
#include "EventLoop.h"
#include "Ledger.h"
#include "Locks.h"
#include "Network.h"
#include "Rate.h"
#include "Scene.h"
#include "runtime/Engine.h"

namespace pipit::sim {

// The iframe's document: the real engine, and what the glue does with its commands (js-glue/frame).
class Frame {
 public:
  struct World {
    Scene& scene;
    Service& service;
    Ledger& ledger;
    Broadcast& broadcast;
    Locks& locks;
  };
  using PostWindow = std::function<void(const std::string& data)>;

  Frame(World world, PostWindow postWindow, std::string name);
  ~Frame();
  Frame(const Frame&) = delete;
  Frame& operator=(const Frame&) = delete;

  void boot(const std::string& nonce, std::uint32_t version);
  // The parent's answer to `ready`, which carries a port.
  void connect(const std::string& data, const std::shared_ptr<Channel>& channel);
  // Waits for its turn while the page is frozen.
  void raise(Event event);

  // A hidden page's timers go off at full multiples of that many milliseconds. 0: as they are set.
  void throttle(double grain);
  // They go off once a minute.
  [[nodiscard]] bool isNumb() const { return grain_ >= 60000; }
  // Its timers and its network stand still, without a word before or after it; what other tabs say it may
  // still hear.
  void stall(double milliseconds);
  void silenceNetwork();
  void breakNetwork();

  [[nodiscard]] std::uint64_t number() const { return number_; }
  [[nodiscard]] const std::vector<command::RowPut>& rows() const { return rows_; }
  [[nodiscard]] const command::ShowStatus& status() const { return status_; }
  // The conversation whose stream is open; none: nullptr.
  [[nodiscard]] const Conversation* followed() const;
  // Or asks for one.
  [[nodiscard]] bool holdsStream() const;
  [[nodiscard]] bool isOnChannel() const { return tabs_ != nullptr; }
  // For the frame's own, since the host page's was refused: for good.
  [[nodiscard]] bool hasLeftStorage() const { return hasLeftStorage_; }
  [[nodiscard]] bool claimsLock() const { return lock_ != nullptr; }
  // What stands in the composer.
  [[nodiscard]] const std::string& composer() const { return composer_; }
  // And in forms.
  [[nodiscard]] const std::string& notes() const { return notes_; }
  [[nodiscard]] const command::ShowChoices& choices() const { return choices_; }
  [[nodiscard]] const std::string& name() const { return name_; }
  EventLoop loop;

 private:
  // Each document has a clock of its own; the device's is everybody's.
  [[nodiscard]] Instant instant() const;
  void handle(const Event& event);
  void carryOut(const Command& command);
  void carryOutBetweenTabs(const Command& command);
  void hearTab(const std::string& text);
  void openTabs(const std::string& name);
  void requestLock(const command::RequestLock& request);
  void show(const Command& command);
  void showDraft(const Event& event);
  void start(const command::HttpRequest& request);
  void abort(std::uint32_t request);
  void code(std::uint32_t task, bool ok, std::string data);
  void setAlarm(double delay);
  void armTimer();
  void countPost(const std::string& data);
  void adopt();

  World world_;
  Scene& scene_;
  PostWindow postWindow_;
  std::string name_;
  std::uint64_t number_;
  double born_;
  Engine engine_;
  std::vector<command::RowPut> rows_;
  command::ShowStatus status_;
  command::ShowChoices choices_;
  std::string composer_;
  std::string notes_;
  std::map<std::uint32_t, std::shared_ptr<Exchange>> exchanges_;
  std::weak_ptr<Channel> held_;
  std::weak_ptr<Channel> port_;
  std::unique_ptr<Broadcast::End> tabs_;
  std::unique_ptr<Locks::Claim> lock_;
  std::uint64_t claim_ = 0;
  double grain_ = 0;
  double alarmDue_ = 0;
  std::uint64_t alarm_ = 0;
  bool isAlarmSet_ = false;
  bool hearsOnly_ = false;
  bool hasLeftStorage_ = false;
  int postedNow_ = 0;
  Rate alarms_;
  Rate requests_;
  Rate posts_;
  Rate questions_;
  Rate replies_;
  Rate toTabs_;
  Life life_;
};

}  // namespace pipit::sim
