#pragma once

#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/Instant.h"
#include "storage/Record.h"

namespace pipit {

// Makes records of payloads and payloads of records. Compression and sealing are the browser's to do and take
// a moment: what needs them comes back later, as the answer to a task.
class RecordCoder {
 public:
  struct Task {
    std::uint32_t id;
    bool isEncode;
    bool deflate;
    bool seal;
    // What a seal holds together with the data: no script of the page can put it under another key, or make
    // it last.
    std::string context;
    std::string data;
  };
  enum class Failure : std::uint8_t {
    None,
    Damaged,
    Unsealable,  // sealed, and this browser has not (or no longer) the key
  };
  struct Done {
    std::string key;
    // The record's text, or the payload.
    std::optional<std::string> result;
    Failure failure = Failure::None;
    // A record that could not be read, as it was.
    std::string text;
    bool isEncode = false;
  };

  void seal(bool on) { seals_ = on; }
  [[nodiscard]] bool seals() const { return seals_; }

  // The text of the record, or nothing: it comes from takeDone(). A newer payload of the same key takes the
  // place of one that is still under way. `lifetime` in milliseconds; `atOnce`: there will be no later.
  std::optional<std::string> encode(std::string_view key, std::string_view payload, Instant time,
                                    double lifetime, bool compress, bool atOnce);
  // What is under way does not come back. Keys: of which there was something.
  [[nodiscard]] std::vector<std::string> abandonEncoding();
  void abandonEncoding(std::string_view key);

  // False: the payload comes from takeDone(). Otherwise the record's payload is as it is.
  [[nodiscard]] bool isPlain(const Record& record) const { return !record.deflated && !record.sealed; }
  void decode(std::string_view key, Record record, std::string_view text);
  // As above, of what is being read.
  [[nodiscard]] std::vector<std::string> abandonDecoding();
  [[nodiscard]] bool isDecoding(std::string_view key) const;

  [[nodiscard]] std::list<Task> takeTasks() { return std::exchange(tasks_, {}); }
  void finish(std::uint32_t task, bool ok, std::string_view data);
  [[nodiscard]] std::list<Done> takeDone() { return std::exchange(done_, {}); }

 private:
  struct Running {
    std::uint32_t id;
    bool isEncode;
    std::string key;
    Record record;        // without its payload
    std::string text;     // what is decoded
    std::string payload;  // what is encoded
  };

  std::vector<std::string> abandonAll(bool isEncode);
  void start(Running running, std::string data);
  void finishEncoding(Running running, bool ok, std::string_view data);

  bool seals_ = false;
  bool compresses_ = true;
  std::uint32_t lastId_ = 0;
  std::list<Running> running_;
  std::list<Task> tasks_;
  std::list<Done> done_;
};

}  // namespace pipit
