#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "domain/Responder.h"
#include "domain/Store.h"
#include "domain/analytics/Topics.h"
#include "domain/articles/ArticleDesk.h"

namespace pipit::server {

// Where an article can be read.
using ArticleLink = std::function<std::string(std::string_view site, const FoundArticle& article)>;

// Answers what the other responder would not understand, and payment, from the articles of help, with a link
// to where it is said; and adds such a link to what the other knows by itself about returns and care, and
// finds for words of an article's title.
class ArticleResponder : public Responder {
 public:
  struct Parts {
    std::unique_ptr<Responder> next;
    Store& store;
    const ArticleDesk& articles;
    TopicOf topicOf;
    ArticleLink link;
    std::chrono::milliseconds pace;
  };

  explicit ArticleResponder(Parts parts) : parts_(std::move(parts)) {}

  std::unique_ptr<AnswerStream> begin(const Prompt& prompt, SteadyTime now) override;

 private:
  // The one that fits, if any does.
  std::optional<FoundArticle> articleFor(const Prompt& prompt, std::string_view site) const;

  Parts parts_;
};

}  // namespace pipit::server
