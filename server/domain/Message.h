#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace pipit::server {

enum class Author : std::uint8_t { Visitor, Assistant, Agent, System };
enum class MessageState : std::uint8_t { Streaming, Complete };

// Something an answer shows beside its text: a product, an order.
struct Card {
  std::string title;
  std::string detail;
  std::string image;
  std::string link;

  bool operator==(const Card&) const = default;
};

// How a visitor filled a form in: the message that has it, the form's name, the values as a JSON object.
struct FormAnswer {
  std::string to;
  std::string form;
  std::string values;

  bool operator==(const FormAnswer&) const = default;
};

// One message of a conversation. `seq` is its place, `change` the number of its latest change; both count
// from 1 in each conversation without a gap.
struct Message {
  std::string id;
  std::int64_t seq = 0;
  std::int64_t change = 0;
  std::string clientId;  // only a visitor's own; else empty
  Author author = Author::Visitor;
  MessageState state = MessageState::Complete;
  std::string text;
  std::vector<Card> cards;
  std::int64_t at = 0;                    // milliseconds since 1970: for display, orders nothing
  std::string extra = {};                 // one of ours: quick replies or a form, as JSON (Extra.h)
  std::optional<FormAnswer> answer = {};  // a visitor's own
  std::string attachments = {};           // a visitor's own: its files, as JSON (Upload.h)
  bool mayProve = false;  // a visitor's own: what it says of an order may be compared with orders
};

// A streaming message grew.
struct Delta {
  std::string messageId;
  std::size_t from = 0;  // bytes of the text before
  std::string text;
};

}  // namespace pipit::server
