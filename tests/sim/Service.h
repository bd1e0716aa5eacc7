#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "Conversation.h"
#include "Scene.h"
#include "runtime/generated/Messages.h"

namespace pipit::sim {

// What pipitd promises: a message is kept before it is acknowledged, the same client id twice is one message,
// a stream tells all that came after a change (docs/protocol.md, "Frame and service"). It may die at any time
// and be there again, with all that it kept.
class Service {
 public:
  struct Answer {
    std::uint16_t status;
    std::string body;
  };

  explicit Service(Scene& scene) : scene_(scene) { beat(); }

  [[nodiscard]] Answer answer(const command::HttpRequest& request);
  [[nodiscard]] bool knows(const std::string& token) const { return tokens_.contains(token); }
  // For a token that it knows.
  void follow(const command::HttpRequest& request, const std::shared_ptr<StreamReader>& reader);

  [[nodiscard]] bool isUp() const { return up_; }
  void die();
  void rise();
  void dropStreams();
  // A visitor's tokens are good for nothing any more. False where there is nobody yet.
  bool forgetSomebody();

  [[nodiscard]] const std::vector<std::unique_ptr<Conversation>>& conversations() const {
    return conversations_;
  }
  // The conversation that a token opens; nullptr for a token that is good for nothing.
  [[nodiscard]] Conversation* conversationOf(const std::string& token) const;
  // The one of somebody who has said who they are; nullptr where they have none.
  [[nodiscard]] Conversation* ownedBy(const std::string& person) const;
  // They have said that on another device, before they come here.
  void sayElsewhere(const std::string& person, const std::string& text);
  // With an answer.
  [[nodiscard]] bool isBusy() const;
  [[nodiscard]] bool has(const std::string& clientId) const;
  // In the conversation of a visitor whom it still knows.
  [[nodiscard]] bool remembers(const std::string& clientId) const;
  [[nodiscard]] bool hasText(const std::string& text) const;

 private:
  Answer openSession(const std::string& token, const std::string& body);
  Conversation& begin();
  Conversation* belongingTo(const std::string& person, Conversation* known);
  Answer endSession(const std::string& token);
  void forget(Conversation& conversation);
  Answer chat(Conversation& conversation, const std::string& body);
  Answer history(const Conversation& conversation, const std::string& path) const;
  void think(Conversation& conversation);
  void answerNow(Conversation& conversation);
  void beat();

  Scene& scene_;
  bool up_ = true;
  // Each life of the service: what an earlier one was about to do does not happen.
  std::unique_ptr<Life> life_ = std::make_unique<Life>();
  Life whole_;
  std::vector<std::unique_ptr<Conversation>> conversations_;
  std::map<std::string, Conversation*> tokens_;
  std::uint64_t lastToken_ = 0;
};

}  // namespace pipit::sim
