#include "responder/ArticleResponder.h"

#include <utility>

#include "responder/PacedStream.h"

namespace pipit::server {

namespace {

// What rules say is theirs, what an article says in their place, and what has more to be said in one.
enum class Turn { Rules, Article, Both };

// An article that has fewer of the words is about something else that uses one of them.
constexpr double kFits = 0.5;
// Words of a search for a piece that are in the title of an article which is about the same: "ring size".
constexpr std::size_t kTitledSearch = 2;

// Of payment the rules know nothing but that they do not know it.
Turn turnOf(std::string_view topic, const FoundArticle& article) {
  if (topic.empty() || topic == "financing") return Turn::Article;
  if (topic == "return_exchange" || topic == "care_warranty") return Turn::Both;
  return topic == "find_product" && article.titled >= kTitledSearch ? Turn::Both : Turn::Rules;
}

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
  const std::string site = parts_.store.siteOf(prompt.conversation);
  const auto article = prompt.answer ? std::nullopt : articleFor(prompt, site);
  const Turn turn = article ? turnOf(parts_.topicOf(prompt.question), *article) : Turn::Rules;
  if (turn == Turn::Rules) return parts_.next->begin(prompt, now);
  const std::string link = linkTo(*article, parts_.link(site, *article));
  if (turn == Turn::Both)
    return std::make_unique<StreamWithMore>(parts_.next->begin(prompt, now), "\n\n" + link);
  return std::make_unique<PacedStream>(article->excerpt + "\n\n" + link, End{}, parts_.pace, now);
}

std::optional<FoundArticle> ArticleResponder::articleFor(const Prompt& prompt, std::string_view site) const {
  const auto found = parts_.articles.find(site, {}, prompt.question);
  if (found.empty() || found[0].coverage < kFits || found[0].titled == 0) return std::nullopt;
  return found[0];
}

}  // namespace pipit::server
