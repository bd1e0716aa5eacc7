#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "storage/StorageClient.h"

namespace pipit {

// The host page's half of the storage proxy, and the two ends joined: what the client asks is answered from a
// map, or with the code of a trouble.
class HostStorage {
 public:
  HostStorage() {
    bridge.connect(time.now);
    bridge.rest();
  }

  // Answers all that was asked since the last call; what that leads to is asked, and answered, by the next.
  void answer();
  // Nobody answers: the time goes on until the next attempt.
  void timeOut();
  // The client's due keys, written with these payloads.
  void writeDue(const std::map<std::string, std::string>& payloads);
  void advance(double milliseconds);
  // Nobody makes room for what does not fit.
  void giveUpHomeless();

  Random random{"seed"};
  Bridge bridge{random};
  StorageClient client{bridge, random};
  Instant time{1000, 1732150000000};
  std::map<std::string, std::string> records;
  // The frame's own.
  std::map<std::string, std::string> ownRecords;
  // Each request's type and keys, in order.
  std::vector<std::string> asked;
  // Answered instead, if not empty.
  std::string trouble;
  // The same of the host page alone.
  std::string hostTrouble;

 private:
  std::string answerTo(const Envelope& request);
  void settle();
};

}  // namespace pipit
