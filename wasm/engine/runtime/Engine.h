#pragma once

#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "base/Instant.h"
#include "base/JsonWriter.h"
#include "base/Random.h"
#include "bridge/Bridge.h"
#include "bridge/Handshake.h"
#include "flags/FeatureSet.h"
#include "messages/MessageStore.h"
#include "runtime/Commands.h"
#include "runtime/ListPlace.h"
#include "runtime/RowView.h"
#include "runtime/Service.h"
#include "runtime/SiteConfig.h"
#include "runtime/StatusView.h"
#include "storage/StorageClient.h"
#include "tabs/Choices.h"
#include "tabs/Draft.h"
#include "tabs/HybridClock.h"
#include "tabs/Leadership.h"
#include "tabs/TabDigest.h"
#include "tabs/TabSync.h"

namespace pipit {

// The engine of one frame, from its first event to its last: the one place where the parts meet.
//
//   handle(event, time) -> commands
//
// is the only entry. It notes what happened (on), lets the parts draw their conclusions (settle), and says
// what is to be done. No clock, no randomness, no I/O: the same events at the same times give the same
// commands.
class Engine {
 public:
  Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;

  void handle(const Event& event, Instant time, Commands& commands);

 private:
  struct Reported {
    wire::Connection connection = wire::Connection::Idle;
    std::uint32_t unread = 0;
    bool operator==(const Reported&) const = default;
  };

  struct Owed {
    bool session = false;
    bool news = false;
    bool waiting = false;
    bool draft = false;
    std::vector<std::string> receipts;  // client ids
    bool operator==(const Owed&) const = default;
  };

  // EngineHost.cpp: the host page.
  void on(const event::Boot& boot, Instant time, Commands& commands);
  void on(const event::WindowMessage& message, Instant time, Commands& commands);
  void on(const event::PortMessage& message, Instant time, Commands& commands);
  void on(const host::Open& message, Instant time, Commands& commands);
  void on(const host::Close& message, Instant time, Commands& commands);
  void on(const host::Send& message, Instant time, Commands& commands);
  void prefill(const host::Send& message, Instant time, Commands& commands);
  void on(const host::BadSend& message, Instant time, Commands& commands);
  void on(const host::StorageChanged& message, Instant time, Commands& commands);
  void on(const host::Leaving& message, Instant time, Commands& commands);
  void on(const host::Configure& message, Instant time, Commands& commands);
  void on(const host::Ask& message, Instant time, Commands& commands);
  void eraseAll(std::uint32_t asked, Instant time, Commands& commands);
  void on(const host::Reply&, Instant, Commands&) {}
  void answerErasures();
  void refuse(Refusal refusal, Commands& commands);
  void greet();
  void showTexts(Commands& commands) const;
  void reportToHost();
  void postEvent(std::string_view name, std::string_view detail);

  // EngineStorage.cpp: what is kept between pages.
  void on(const event::Coded& event, Instant time, Commands& commands);
  void on(const event::OwnStorageAnswer& event, Instant time, Commands& commands);
  void on(const event::OwnStorageChanged& event, Instant time, Commands& commands);
  void prepareStorage(bool sealed);
  void switchOff(std::string_view features);
  [[nodiscard]] bool has(Feature feature) const { return features_.has(feature); }
  void keepDraft(std::string_view text, Instant time);
  [[nodiscard]] std::vector<std::string_view> keys() const;
  [[nodiscard]] std::vector<std::string_view> needed() const;
  void loadStored(Instant time);
  void consultStorage(Instant time);
  void takeStored(Instant time, Commands& commands);
  void take(StorageClient::Loaded loaded, Instant time, Commands& commands);
  void takeSession(std::optional<Session> session, bool isDamaged, Instant time, Commands& commands);
  void takeSpare(const Json& conversation, Instant time, Commands& commands);
  void takeConversation(const Json& json, Instant time);
  void takePlace(const Json& json);
  void takeStoredDraft(const Json& json, Instant time, Commands& commands);
  void noteDamage(const std::string& key);
  void finishRestore(Instant time, Commands& commands);
  void sweep(Instant time);
  [[nodiscard]] std::string payloadOf(std::string_view key) const;
  void mark();
  void store(Instant time);
  void makeRoom(Instant time);
  void askBrowser(Commands& commands);
  void takeChange(std::string_view name, Instant time, Commands& commands);
  void readSoon(std::string_view name);
  void hearErased(Instant time, Commands& commands);
  void takeErased(double stamp, Instant time, Commands& commands);
  void learnErasure(double stamp, std::string_view survivor, Instant time, Commands& commands);
  void noteErasure(double stamp);
  void adopt(std::optional<Session> session, Instant time, Commands& commands);
  // What was stamped before, and the conversation unless it was begun later or is the one that survives.
  // `isFirst`: no other tab has done so.
  void eraseMemory(bool isFirst, double before, std::string_view survivor, Commands& commands);
  void noteStorageHealth();

  // EngineTabs.cpp: the other tabs.
  void on(const event::TabsOpened& event, Instant time, Commands& commands);
  void on(const event::LockChanged& event, Instant time, Commands& commands);
  void on(const event::TabMessage& event, Instant time, Commands& commands);
  [[nodiscard]] std::string tabsName() const;
  void joinTabs(Commands& commands);
  void leaveTabs(Instant time, Commands& commands);
  void hearTab(std::string_view text, Instant time, Commands& commands);
  void hearTabRecord(const Json& record, Instant time, Commands& commands);
  void missTabRecord(std::string_view key, Instant time);
  void takeTabMessage(const TabMessage& message, Instant time, Commands& commands);
  [[nodiscard]] bool isOurs(const Json& payload) const;
  [[nodiscard]] TabDigest digest() const;
  void takeLeader(const TabMessage& message, Instant time);
  void compare(const TabDigest& theirs, Instant time);
  void takeHeard(const Json& payload, Instant time);
  void want(const TabDigest& digest);
  void answerWant(const TabDigest& theirs);
  void takeNews(const Json& payload, Instant time);
  void takeTabSession(const Json& payload, Instant time, Commands& commands);
  [[nodiscard]] bool yieldsTo(const Session& rival, bool isKept);
  void takeWaiting(const Json& payload, Instant time);
  void takeSent(const Json& payload, Instant time);
  void noteConfirmed(Instant time);
  void noteSent(const std::string& clientId, Instant time);
  void answerWaiting(const Json& messages);
  void answerTabs(double now);
  void seeStamps(const Json& messages, Instant time);
  void noteWritten(std::string_view clientId);
  void noteForeign(const Json& messages);
  void takeTabDraft(const Json& payload, Instant time, Commands& commands);
  bool takeDraft(Draft draft, Instant time, Commands& commands);
  void say(TabMessageType type, std::string_view payload) { tabs_.say(type, payload); }
  [[nodiscard]] JsonWriter aboutOurs() const;
  void sayDigest(TabMessageType type, const TabDigest& digest);
  void sayLead();
  void sayWaiting(std::string_view clientId = {});
  void saySession();
  void sayNews();
  void sayDraft();
  void sayKept();
  void sayRead();
  void saySent(std::string_view clientId);
  void sayHeard();
  void keepConversation(Instant time);
  void beginToLead(Instant time);
  void endUnheardTalk(Instant time, Commands& commands);
  [[nodiscard]] Leadership::Heed heed() const;
  void settleTabs(Instant time, Commands& commands);
  void carryOutWishes(Commands& commands);
  void postToTabs(Instant time, Commands& commands);

  // EngineChoices.cpp: how the visitor wants the chat to be, and in which tab they are.
  void on(const event::VisitorChoice& event, Instant time, Commands& commands);
  void takeStoredChoices(const Json& json, Instant time, Commands& commands);
  void takeTabChoices(const Json& payload, Instant time, Commands& commands);
  bool takeChoices(const Choices& choices, Instant time, Commands& commands);
  void showChoices(Commands& commands) const;
  void takeTabPanel(const Json& payload, Instant time);
  void takeTurned(Draft panel, Instant time);
  void turnPanel(bool isOpen, Instant time);
  void act();
  void stopActing();
  void sayChoices();
  void sayPanel(std::string_view state);
  void sayTurned();
  void alert(const Message& message, double now, Commands& commands);
  void alertForAnother(double now, Commands& commands);

  // EngineIdentity.cpp: who the page says that the visitor is.
  void identify(const std::string& person, Instant time, Commands& commands);
  void takeContext(const std::string& context);
  void takePerson(Draft person, Instant time);
  void disown(Instant time);
  void sayPerson();
  void answerIdentify();

  // EngineVisitor.cpp: the visitor, the service, the page's life.
  void on(const event::HttpHead& event, Instant time, Commands& commands);
  void on(const event::HttpChunk& event, Instant time, Commands& commands);
  void on(const event::HttpEnd& event, Instant time, Commands& commands);
  // It may go off early by the browser's coarse clock, and is to be set again then.
  void on(const event::Alarm& event, Instant time, Commands& commands);
  void on(const event::LifecycleChanged& event, Instant time, Commands& commands);
  void on(const event::VisitorSend& event, Instant time, Commands& commands);
  void on(const event::VisitorDraft& event, Instant time, Commands& commands);
  void on(const event::VisitorRetry& event, Instant time, Commands& commands);
  void on(const event::VisitorClose& event, Instant time, Commands& commands);
  void on(const event::VisitorRead& event, Instant time, Commands& commands);
  void on(const event::VisitorOlder& event, Instant time, Commands& commands);
  void on(const event::VisitorGoTo& event, Instant time, Commands& commands);
  void on(const event::VisitorErase& event, Instant time, Commands& commands);
  void on(const event::ListTexts& event, Instant time, Commands& commands);
  void on(const event::ListSeen& event, Instant time, Commands& commands);
  void on(const event::ListWhole& event, Instant time, Commands& commands);
  void on(const event::VisitorUpload& event, Instant time, Commands& commands);
  [[nodiscard]] ListPlace place() const;
  void restorePlace(double now);
  // The client id, or nothing if too many wait.
  std::optional<std::string> submit(std::string_view text, Instant time, MessageStore::Answer answer = {});
  // In place of a row, in VisitorSend: it ends the conversation.
  static constexpr std::uint32_t endRow = 0xFFFFFFFF;
  void reply(const event::VisitorSend& event, Instant time);
  void endConversation(std::string_view text, Instant time);
  void tellRating(std::string_view form, std::string_view values);
  void takeServiceNews(Instant time, Commands& commands);
  void take(const Service::News& news, Instant time, Commands& commands);
  void putBack(std::string_view text, Instant time, Commands& commands);
  void showDraft(std::string_view text, Commands& commands) const;
  void takeReceived(const std::string& id, double now, Commands& commands);
  void takeConfig(std::string_view json, Instant time, Commands& commands);
  void notify(wire::Notice notice);

  // Engine.cpp
  void settle(Instant time, Commands& commands);
  void callHost(Instant time, Commands& commands);
  void show(Instant time, Commands& commands);
  void arm(Instant time, Commands& commands);
  [[nodiscard]] std::uint32_t dropped() const;
  [[nodiscard]] bool isServing() const { return handshake_ && refusal_.empty(); }

  Random random_;
  std::optional<SiteConfig> config_;
  FeatureSet features_;
  std::string claimedOrigin_;
  std::string nonce_;
  std::string refusal_;
  std::uint32_t version_ = protocolVersion;
  std::optional<Handshake> handshake_;
  Bridge bridge_{random_};
  Backoff callBackoff_{limits::reconnectBase, limits::reconnectCap};
  StorageClient storage_{bridge_, random_};
  MessageStore store_;
  Service service_{store_, random_};
  HybridClock clock_;
  Leadership leadership_{random_};
  TabSync tabs_;
  RowView rows_;
  // Where the visitor is in the list, as far as the storage knows; and where to go as soon as that is held.
  ListPlace place_;
  std::optional<ListPlace> goal_;
  std::uint32_t nearestGoal_ = 0;  // the row
  double goalUntil_ = 0;           // if nothing as new is held
  StatusView status_;

  bool isBooted_ = false;
  bool isRestored_ = false;
  bool isOpen_ = false;
  bool isFull_ = false;
  std::size_t toLoad_ = 0;
  bool wantsStored_ = false;
  std::size_t storedMessages_ = limits::storedMessages;
  double sweptAt_ = 0;
  bool hasRecords_ = false;
  // What the storage has of it: that something waits.
  bool isMarked_ = false;
  bool hasOwnRecords_ = false;
  std::optional<Session> restoredSession_;
  std::optional<Session> spareSession_;
  std::string restoredConversation_;
  std::string restoredOutbox_;
  bool sessionDamaged_ = false;
  // The session's record was damaged or not there when it was wanted: the conversation's may have it.
  bool wantsSpare_ = false;
  bool historyDamaged_ = false;
  Draft draft_;
  Choices choices_;
  // How the visitor turned the panel last, in any tab.
  Draft panel_;
  double begunAt_ = 0;  // by the device's clock
  bool pageSound_ = false;
  // Who the visitor is, as a page of the site has said last in any tab: JSON for the service, or empty.
  Draft person_;
  // The page of this frame waits to hear what became of it.
  bool isIdentifying_ = false;
  // What that page says of itself, and whether the next message has to tell it.
  std::string context_;
  bool isContextNews_ = false;
  // Where the visitor opened the chat or wrote last. Elsewhere: in a tab that has not said that it goes.
  enum class Acting : std::uint8_t { Nowhere, Here, Elsewhere };
  Acting acting_ = Acting::Nowhere;
  // What that tab, elsewhere, has yet to say that it tells the visitor of.
  std::optional<command::Alert> unheard_;
  double unheardUntil_ = 0;
  // Requests of the host page to erase everything, which are answered when that is done; or the visitor's.
  static constexpr std::uint32_t byVisitor = 0;
  static constexpr std::uint32_t byNobody = 0xFFFFFFFF;
  static constexpr double always = std::numeric_limits<double>::infinity();
  std::vector<std::uint32_t> erasing_;
  // Until then the storage's word of an erasure that another tab has told of itself is awaited; negative: it
  // was heard, and the tab's is.
  double erasureEcho_ = 0;
  wire::Notice notice_ = wire::Notice::None;
  StorageHealth knownHealth_ = StorageHealth::Working;
  bool isVisible_ = true;
  // Whose word was heard last.
  std::string leader_;
  bool isWanting_ = false;
  // A session of another conversation than ours: the storage's record is to say which goes on.
  std::optional<Session> rival_;
  wire::Connection announced_ = wire::Connection::Idle;
  std::vector<std::string> heard_;
  // Client ids of what was written in other tabs.
  std::vector<std::string> foreign_;
  // And in this one.
  std::vector<std::string> written_;
  // What others have asked for by what they said, and when it may be said again.
  Owed owed_;
  double answersDue_ = 0;
  // Keys under which other frames have said something, or left something to be sent.
  std::vector<std::string> tabRecords_;
  double tabRecordsDue_ = 0;
  std::optional<Reported> reported_;
  std::optional<Reported> told_;
  double armedFor_ = 0;
};

}  // namespace pipit
