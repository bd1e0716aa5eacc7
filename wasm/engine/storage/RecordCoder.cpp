#include "storage/RecordCoder.h"

#include <algorithm>

#include "base/limits.h"

namespace pipit {

std::optional<std::string> RecordCoder::encode(std::string_view key, std::string_view payload, Instant time,
                                               double lifetime, bool compress, bool atOnce) {
  abandonEncoding(key);
  Record record{time.wall, time.wall + lifetime, {}};
  record.sealed = seals_;
  record.deflated = compress && compresses_ && payload.size() > limits::plainRecordBytes;
  const bool needsHelp = record.sealed || (record.deflated && !atOnce);
  if (!needsHelp) {
    record.deflated = false;
    record.payload = payload;
    return record.encode();
  }
  start({0, true, std::string(key), record, {}, std::string(payload)}, std::string(payload));
  return std::nullopt;
}

void RecordCoder::abandonEncoding(std::string_view key) {
  std::erase_if(running_, [key](const Running& other) { return other.isEncode && other.key == key; });
}

std::vector<std::string> RecordCoder::abandonEncoding() {
  return abandonAll(true);
}

std::vector<std::string> RecordCoder::abandonDecoding() {
  return abandonAll(false);
}

std::vector<std::string> RecordCoder::abandonAll(bool isEncode) {
  std::vector<std::string> keys;
  std::erase_if(running_, [&](Running& running) {
    if (running.isEncode != isEncode) return false;
    keys.push_back(std::move(running.key));
    return true;
  });
  return keys;
}

void RecordCoder::decode(std::string_view key, Record record, std::string_view text) {
  std::string data = std::exchange(record.payload, {});
  start({0, false, std::string(key), std::move(record), std::string(text), {}}, std::move(data));
}

bool RecordCoder::isDecoding(std::string_view key) const {
  return std::ranges::any_of(running_,
                             [key](const Running& other) { return !other.isEncode && other.key == key; });
}

void RecordCoder::start(Running running, std::string data) {
  running.id = ++lastId_;
  const Record& record = running.record;
  std::string context = record.sealed ? running.key + "\n" + record.header() : std::string();
  tasks_.push_back(
      {running.id, running.isEncode, record.deflated, record.sealed, std::move(context), std::move(data)});
  running_.push_back(std::move(running));
}

void RecordCoder::finish(std::uint32_t task, bool ok, std::string_view data) {
  const auto found = std::ranges::find(running_, task, &Running::id);
  if (found == running_.end()) return;
  Running running = std::move(*found);
  running_.erase(found);
  if (running.isEncode) return finishEncoding(std::move(running), ok, data);
  Done done{std::move(running.key), std::nullopt, Failure::None, std::move(running.text), false};
  if (ok) {
    done.result = std::string(data);
  } else {
    done.failure = running.record.sealed ? Failure::Unsealable : Failure::Damaged;
  }
  done_.push_back(std::move(done));
}

// Without compression it is written as it is; without a seal, where one is wanted, not at all.
void RecordCoder::finishEncoding(Running running, bool ok, std::string_view data) {
  Done done{std::move(running.key), std::nullopt, Failure::None, {}, true};
  Record& record = running.record;
  if (ok) {
    record.payload = data;
    done.result = record.encode();
  } else if (record.sealed) {
    done.failure = Failure::Unsealable;
  } else {
    compresses_ = false;
    record.deflated = false;
    record.payload = std::move(running.payload);
    done.result = record.encode();
  }
  done_.push_back(std::move(done));
}

}  // namespace pipit
