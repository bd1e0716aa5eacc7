#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "Samples.h"
#include "Screen.h"
#include "bridge/Envelope.h"
#include "runtime/Engine.h"

namespace pipit {

class TabsWorld;

// One engine and the world around it, all honest unless a test says otherwise: a host page with its storage,
// a network that waits for the test's answers, a screen, a timer. Whatever the test is about, the harness
// checks what must always hold: no message to
// "*", rows that exist, no alarm that goes off again and again for nothing.
class Harness {
 public:
  explicit Harness(std::string_view seed = "0123456789abcdef0123456789abcdef") : seed_(seed) {}
  // Another tab of the same browser.
  Harness(std::string_view seed, Harness& other)
      : records(other.records), seed_(seed), records_(&other.records) {}

  // One event in; the commands that it led to.
  Commands tell(Event event);

  void boot(std::string_view siteConfig, std::string_view origin = shopOrigin);
  void boot() { boot(config); }
  void connect();
  // Boot, handshake and restored storage: ready for the visitor.
  void start();
  // Until the conversation has a session and an open stream. The visitor's first message is "first", in
  // place 1.
  void converse();

  void hostSays(std::string_view type, std::string_view payload, std::uint32_t id = 0);
  void send(std::string_view text) { tell(event::VisitorSend{std::string(text)}); }

  // The answer to the oldest request whose path begins so. False if there is none.
  bool respond(std::string_view path, std::uint16_t status, std::string_view body,
               std::uint32_t retryAfter = 0);
  bool breakOff(std::string_view path);
  // Text of the event stream, which is opened first if need be.
  void stream(std::string_view text);
  [[nodiscard]] std::optional<command::HttpRequest> request(std::string_view path) const;
  // How many are under way.
  [[nodiscard]] std::ptrdiff_t requests(std::string_view path) const;
  [[nodiscard]] std::string clientIdOfChat() const;

  // Time passes; alarms go off when they are due.
  void advance(double milliseconds);

  // What was posted to the host page with this type, oldest first.
  [[nodiscard]] std::vector<Json> posted(std::string_view type) const;
  [[nodiscard]] std::vector<Json> events(std::string_view name) const;

  // The protocol of the page.
  std::uint32_t version = protocolVersion;
  bool sealed = false;
  // What the page switches off.
  std::string features;
  // And how many days it wants records to last.
  std::uint32_t retention = 0;
  std::string config = siteConfig();
  Screen screen;
  Instant time{1000, startOfTime};
  std::map<std::string, std::string>& records = own_;
  // The storage's answer instead, if not empty; "silence" is none at all.
  std::string storageTrouble;
  // Characters that fit into it; 0: as many as there are.
  std::size_t quota = 0;
  // The host page hears nothing.
  bool deaf = false;
  // The same for the frame's own storage.
  std::map<std::string, std::string> ownRecords;
  std::string ownTrouble = "denied";
  // And of the host page's script, which nothing refuses.
  std::map<std::string, std::string> memory;
  // Whether it compresses and seals, and with what.
  bool browserHelps = true;
  std::string sealKey = "key-1";
  // Where there are other tabs that hear this one; without it, it is the only one.
  TabsWorld* world = nullptr;
  std::vector<Command> log;
  std::vector<command::PostWindow> window;
  int adoptedPorts = 0;

 private:
  void carryOut(const Command& command);
  void answerHost();
  void answerBrowser();
  void askTabs(const Command& command);
  void code(const command::Encode& task);
  void code(const command::Decode& task);
  std::string answerTo(const Envelope& request);
  std::string perform(const Envelope& request);
  [[nodiscard]] bool isTooMuch(const Envelope& request) const;
  [[nodiscard]] bool isConflict(const Json& payload) const;
  void checkAlarms(const Commands& commands, bool wasAlarm);
  void end(std::uint32_t request, wire::StreamEnd end);

  std::map<std::string, std::string> own_;
  std::string seed_;
  Engine engine_;
  struct OwnRequest {
    std::uint32_t task;
    MessageType type;
    std::string payload;
  };

  std::map<std::string, std::string>* records_ = &records;
  std::map<std::string, std::string>* ownRecords_ = &ownRecords;
  std::map<std::string, std::string>* memory_ = &memory;
  std::vector<event::Coded> coded_;
  std::vector<OwnRequest> ownRequests_;
  std::vector<Event> tabEvents_;
  std::vector<std::string> port_;
  std::size_t answered_ = 0;
  std::vector<command::HttpRequest> requests_;
  std::optional<std::uint32_t> openStream_;
  std::optional<double> alarm_;
  int idleAlarms_ = 0;
};

}  // namespace pipit
