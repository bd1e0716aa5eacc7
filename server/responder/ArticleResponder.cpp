#include "responder/ArticleResponder.h"

#include <algorithm>
#include <array>
#include <utility>

#include "responder/PacedStream.h"

namespace pipit::server {

namespace {

// Topics that have answers of a sentence or two, to which an article has more to say.
constexpr std::array<std::string_view, 3> kMoreToSay = {"return_exchange", "care_warranty", "financing"};
// An article that has fewer of the words is about something else that uses one of them.
constexpr double kFits = 0.6;

// In square brackets nothing of a title is markup.
std::string linkTo(const FoundArticle& article, const std::string& address) {
  std::string title;
  for (const char c : article.title) {
    if (std::string_view("\\[]*_`<>!").contains(c)) title += '\\';
    title += c;
  }
  return '[' + title + "](" + address + ')';
}

// An answer, and one more paragraph at its end.
class StreamWithMore : public AnswerStream {
 public:
  StreamWithMore(std::unique_ptr<AnswerStream> answer, std::string more)
      : answer_(std::move(answer)), more_(std::move(more)) {}

  AnswerStep next(SteadyTime now) override {
    if (end_) return *std::move(end_);
    AnswerStep step = answer_->next(now);
    if (!std::holds_alternative<End>(step)) return step;
    end_ = std::get<End>(std::move(step));
    return Piece{std::move(more_)};
  }

 private:
  std::unique_ptr<AnswerStream> answer_;
  std::string more_;
  std::optional<End> end_;
};

}  // namespace

std::unique_ptr<AnswerStream> ArticleResponder::begin(const Prompt& prompt, SteadyTime now) {
  const std::string topic = prompt.answer ? "form" : parts_.topicOf(prompt.question);
  const bool hasMore = std::ranges::find(kMoreToSay, topic) != kMoreToSay.end();
  if (!topic.empty() && !hasMore) return parts_.next->begin(prompt, now);
  const std::string site = parts_.store.siteOf(prompt.conversation);
  const auto article = articleFor(prompt, site);
  if (!article) return parts_.next->begin(prompt, now);
  const std::string link = linkTo(*article, parts_.link(site, *article));
  if (hasMore) return std::make_unique<StreamWithMore>(parts_.next->begin(prompt, now), "\n\n" + link);
  return std::make_unique<PacedStream>(article->excerpt + "\n\n" + link, End{}, parts_.pace, now);
}

std::optional<FoundArticle> ArticleResponder::articleFor(const Prompt& prompt, std::string_view site) const {
  const auto found = parts_.articles.find(site, {}, prompt.question);
  if (found.empty() || found[0].coverage < kFits || !found[0].isTitled) return std::nullopt;
  return found[0];
}

}  // namespace pipit::server
