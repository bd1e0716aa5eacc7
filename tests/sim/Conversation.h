#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "messages/Message.h"

namespace pipit::sim {

// One end of an event stream: what the service says on it, and its end.
class StreamReader {
 public:
  virtual ~StreamReader() = default;
  virtual void say(const std::string& text) = 0;
  virtual void end() = 0;
};

// A conversation as the service keeps it: seq and change without gaps (docs/protocol.md, "Message"), and
// those who follow it.
class Conversation {
 public:
  explicit Conversation(std::string name) : name_(std::move(name)) {}

  // The message with that client id, which is made unless it is there.
  const Message& say(const std::string& clientId, const std::string& text);
  // Whether a visitor's message waits for its answer. Answers are made one after the other.
  [[nodiscard]] bool owesAnswer() const { return answering_ == 0 && answered_ < questions_.size(); }
  [[nodiscard]] bool isAnswering() const { return answering_ != 0; }
  void beginAnswer();
  void growAnswer(const std::string& text);
  void completeAnswer();
  // The service died over it: it is made again in its place.
  void restartAnswer();
  // All of the other's messages come after its own. Nothing is left there.
  void absorb(Conversation& other);

  void follow(const std::shared_ptr<StreamReader>& reader, std::uint32_t after);
  [[nodiscard]] bool isFollowedBy(const StreamReader* reader) const;
  void endStreams();
  void beat();

  [[nodiscard]] const std::string& name() const { return name_; }
  // Whose it is, as far as they have said so; else empty.
  std::string owner;
  [[nodiscard]] const std::vector<Message>& messages() const { return messages_; }
  [[nodiscard]] std::vector<Message> before(std::uint32_t seq, std::size_t limit) const;
  [[nodiscard]] std::size_t count(const std::string& text) const;
  [[nodiscard]] const Message* find(const std::string& clientId) const;

 private:
  Message& add(MessageAuthor author);
  void publish(const Message& message);
  void tell(const std::string& text);

  std::string name_;
  std::vector<Message> messages_;
  std::uint32_t latestChange_ = 0;
  std::vector<std::string> questions_;
  std::size_t answered_ = 0;
  std::uint32_t answering_ = 0;  // the seq of the answer that grows; 0: none does
  std::vector<std::weak_ptr<StreamReader>> readers_;
};

}  // namespace pipit::sim
