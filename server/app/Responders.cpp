#include "app/Responders.h"

#include <string>
#include <utility>

#include "domain/Clock.h"
#include "http/ArticleRoutes.h"
#include "responder/ArticleResponder.h"
#include "responder/ConciergeQuestion.h"
#include "responder/ConciergeResponder.h"
#include "responder/EndingResponder.h"
#include "responder/ModelResponder.h"
#include "responder/PrechatResponder.h"
#include "responder/TicketResponder.h"

namespace pipit::server {

namespace {

// The widget's origin is known once the service listens: by then nobody has been answered.
ArticleLink linksOf(const Loaded& loaded) {
  return [origin = loaded.widgetOrigin](std::string_view site, const FoundArticle& article) {
    return article.link.empty() ? *origin + articlePath(site, article) : article.link;
  };
}

SiteHelp helpOf(const Loaded& loaded) {
  return
      [&articles = *loaded.articles, link = linksOf(loaded)](std::string_view site, std::string_view query) {
        auto found = articles.find(site, {}, query);
        for (FoundArticle& one : found) one.link = link(site, one);
        return found;
      };
}

Spoken spokenBy(const Loaded& loaded) {
  return [concierge = loaded.concierge](std::string_view english, const Prompt& prompt) {
    return concierge.inTheirLanguage(english, conciergeQuestion(prompt));
  };
}

}  // namespace

Responders respondersFor(const Options& options, const Loaded& loaded, Telemetry& telemetry, RatePool* pool) {
  Store& store = *loaded.store;
  const auto pace = options.answerPace;
  Responders made;
  made.first = std::make_unique<ConciergeResponder>(
      ConciergeResponder::Parts{loaded.concierge, store, pace, systemMilliseconds});
  made.first = std::make_unique<ArticleResponder>(ArticleResponder::Parts{
      std::move(made.first), store, *loaded.articles,
      [concierge = loaded.concierge](std::string_view text) { return std::string(concierge.topic(text)); },
      linksOf(loaded), pace});
  if (loaded.model) {
    auto thread = std::make_unique<ModelThread>(*loaded.model);
    made.model = thread.get();
    made.first = std::make_unique<ModelResponder>(ModelResponder::Parts{
        std::move(made.first), loaded.concierge, store, std::move(thread), loaded.model->model,
        options.modelTimes, options.modelLimits, pool, helpOf(loaded), telemetry, systemMilliseconds, pace});
  }
  made.first = std::make_unique<TicketResponder>(
      TicketResponder::Parts{std::move(made.first), store, spokenBy(loaded), pace, systemMilliseconds});
  made.first = std::make_unique<PrechatResponder>(std::move(made.first), store, spokenBy(loaded), pace);
  made.first = std::make_unique<EndingResponder>(std::move(made.first), spokenBy(loaded), pace);
  return made;
}

}  // namespace pipit::server
