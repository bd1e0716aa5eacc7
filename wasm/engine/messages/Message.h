#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pipit {

enum class MessageAuthor : std::uint8_t { Visitor, Assistant, Agent, System };

enum class MessageState : std::uint8_t {
  Pending,    // the visitor's own, not yet acknowledged by the service
  Failed,     // the visitor's own, refused by the service; can be tried again
  Streaming,  // an answer that still grows
  Complete,
};

struct MessageCard {
  std::string title;
  std::string detail;
  std::string image;
  std::string link;
  bool operator==(const MessageCard&) const = default;
};

struct Message {
  // Given by the service: empty, and seq 0, until it acknowledged the message.
  std::string id;
  std::uint32_t seq = 0;
  std::uint32_t change = 0;
  // Given by the visitor's device, on the visitor's own messages.
  std::string clientId;
  MessageAuthor author = MessageAuthor::Visitor;
  MessageState state = MessageState::Complete;
  std::string text;
  double at = 0;  // milliseconds since 1970; for display, never for order
  // A hybrid clock's stamp: the order of what waits.
  double order = 0;
  // How often the visitor tried it again. Of two that know of it who knows of more tries is right, and of the
  // same who knows how it ended.
  std::uint32_t tries = 0;
  std::vector<MessageCard> cards;
  // JSON of at most limits::extraBytes, or empty. On a message of ours what it carries beside its text, which
  // the views know how to read; on one of the visitor's what a form was filled in with, or else its files.
  std::string extra;
  // The id of the message with that form.
  std::string answers;
  // What the page says of itself, as JSON: told with the message, and forgotten when the service has it.
  std::string context;

  // Names the row while the frame lives; never 0.
  std::uint32_t key = 0;
  // The view has not been told how it is now.
  bool isNews = false;

  [[nodiscard]] bool isConfirmed() const { return seq != 0; }
};

}  // namespace pipit
