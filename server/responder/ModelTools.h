#pragma once

#include <boost/json/fwd.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "concierge/Concierge.h"
#include "domain/Responder.h"
#include "domain/articles/Article.h"
#include "model/Completion.h"

namespace pipit {
class Json;
}

namespace pipit::server {

// The pages of help that fit, best first, each with the address where it stands.
using HelpSearch = std::function<std::vector<FoundArticle>(std::string_view query)>;

// What a model may do: look into the catalogue and the help, read the order that the visitor has proved to be
// theirs, show products by their ids, and ask how a person may reach the visitor. Nothing else, and none of
// it with words or addresses of its own.
class ModelTools {
 public:
  ModelTools(concierge::Concierge concierge, concierge::Question question, HelpSearch help)
      : concierge_(std::move(concierge)), question_(std::move(question)), help_(std::move(help)) {}

  // As the protocol has them.
  static const boost::json::array& descriptions();

  // What it gives, as JSON; of a call that is wrong what is wrong with it.
  std::string run(const ToolCall& call);
  // What the answer shows beside its text.
  End shown() const { return {cards_, extra_}; }
  // Whether anything of this visitor's was looked at.
  bool isPersonal() const { return isPersonal_; }

 private:
  std::string search(const Json& arguments) const;
  std::string searchHelp(const Json& arguments) const;
  std::string order();
  std::string show(const Json& arguments);
  std::string askContact();

  concierge::Concierge concierge_;
  concierge::Question question_;
  HelpSearch help_;
  std::vector<Card> cards_;
  std::string extra_;
  bool isPersonal_ = false;
};

}  // namespace pipit::server
