#include "Samples.h"

namespace pipit {

Message answer(std::uint32_t seq, std::uint32_t change, std::string text) {
  Message message;
  message.id = "m_" + std::to_string(seq);
  message.seq = seq;
  message.change = change;
  message.author = MessageAuthor::Assistant;
  message.text = std::move(text);
  return message;
}

Message streaming(std::uint32_t seq, std::uint32_t change, std::string text) {
  Message message = answer(seq, change, std::move(text));
  message.state = MessageState::Streaming;
  return message;
}

Message visitors(std::uint32_t seq, std::uint32_t change, std::string clientId, std::string text) {
  Message message = answer(seq, change, std::move(text));
  message.author = MessageAuthor::Visitor;
  message.clientId = std::move(clientId);
  return message;
}

std::vector<std::string> orderOf(const MessageStore& store) {
  std::vector<std::string> order;
  for (const Message& message : store.messages())
    order.push_back(message.isConfirmed() ? std::to_string(message.seq) : message.clientId);
  return order;
}

std::vector<std::string> textsOf(const MessageStore& store) {
  std::vector<std::string> texts;
  for (const Message& message : store.messages()) texts.push_back(message.text);
  return texts;
}

}  // namespace pipit
