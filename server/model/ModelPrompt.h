#pragma once

#include <boost/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "domain/Message.h"
#include "model/Completion.h"

namespace pipit::server {

// What a model is told before it answers.
struct Briefing {
  std::string shop;       // for people
  std::string assistant;  // who answers there
  bool isStaffed = true;  // there are people who could answer now
  std::string context;    // what the page says of itself, as JSON; or empty
  // What sets data off from all else: of chance, so that nobody who writes data knows it.
  std::string mark;
};

// The messages of a request, within bounds. The operator's words are the system's; a visitor's are the
// user's; what a page, a file or a tool says stands between marks and is called data.
class ModelPrompt {
 public:
  ModelPrompt(Briefing briefing, const std::vector<Message>& history, std::string_view question);

  // The model has asked for tools, and this is what they gave, in the same order.
  void add(std::string_view said, const std::vector<ToolCall>& calls,
           const std::vector<std::string>& results);

  const boost::json::array& messages() const { return messages_; }
  std::size_t bytes() const { return bytes_; }
  // The body of POST /v1/chat/completions. Without tools it has to answer.
  std::string request(std::string_view model, const boost::json::array& tools, bool mayUseTools) const;

 private:
  std::string asData(std::string_view what, std::string_view text, std::size_t most) const;
  void say(std::string_view role, std::string text);
  void put(boost::json::object message);

  Briefing briefing_;
  boost::json::array messages_;
  std::size_t bytes_ = 0;
};

}  // namespace pipit::server
