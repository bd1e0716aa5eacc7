#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "domain/Clock.h"
#include "domain/Pass.h"
#include "domain/Responder.h"
#include "domain/Store.h"
#include "domain/Telemetry.h"
#include "domain/analytics/Topics.h"

namespace pipit::server {

// Nothing in the means: there are no conversations to take them of.
struct FiguresTotal {
  std::int64_t conversations = 0;
  std::int64_t messages = 0;
  std::int64_t quickReplies = 0;
  std::optional<double> score;
  std::optional<double> completion;  // in percent, as is the next one
  std::optional<double> resolution;
  std::optional<double> response;  // milliseconds: the mean of the conversations' means
};

struct FiguresDay {
  std::int64_t day = 0;  // since 1970, in UTC
  FiguresTotal total;
};

struct FiguresStatistics {
  FiguresTotal total;
  std::vector<FiguresDay> days;  // newest first
};

// Likewise.
struct VisitStatistics {
  VisitSum sum;
  std::optional<double> perVisit;    // pages
  std::optional<double> timeOnPage;  // milliseconds, while it was seen
  std::optional<double> bounceRate;  // in percent, as is the next one
  std::optional<double> returnRate;
};

// As the widget says it.
struct GivenView {
  std::string page;
  bool isFirst = false;
  std::int64_t seconds = 0;
};

struct FiguresList {
  std::vector<ConversationFigures> conversations;
  std::optional<ListPlace> next;  // nothing: this was the last page
};

// Looks at conversations that have changed, and keeps how they went. Several services may do this at once:
// whoever looks at some has the others wait, so nothing is looked at twice. What is left to do stands in the
// database, and so outlives the program. Runs on the desk's thread.
class Analytics {
 public:
  struct Parts {
    Store& store;
    Telemetry& telemetry;
    WallClock clock;
    TopicOf topicOf;
    // Whether figures of that site are wanted: features may be off besides the site's own word.
    std::function<bool(const std::string& site)> isOn = {};
  };

  explicit Analytics(Parts parts) : parts_(std::move(parts)) {}

  FiguresList list(FiguresQuery query) const;
  FiguresStatistics statistics(const FiguresQuery& query) const;

  // Of a page that the visitor of that pass sees; durable when it returns. False: their site measures
  // nothing.
  bool take(const Pass& pass, const GivenView& given);
  VisitStatistics visits(const FiguresQuery& query) const;

  // Some of what has changed, and what is too old goes. The answer is when to come back.
  SteadyTime advance(SteadyTime now);

 private:
  // Each says whether there may be more of it.
  bool calculate();
  bool forget();
  bool mayKeep(const ChangedConversation& changed) const;
  // How many messages were looked at.
  std::size_t calculate(const std::string& conversation);
  ConversationFigures figuresOf(const std::string& conversation, const ChangedConversation& changed) const;
  std::int64_t oldest() const;

  Parts parts_;
  SteadyTime lookAt_{};
  SteadyTime sweepAt_{};
};

}  // namespace pipit::server
