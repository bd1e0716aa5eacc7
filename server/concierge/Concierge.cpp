#include "Concierge.h"

#include <algorithm>
#include <exception>
#include <span>
#include <utility>

#include "Limits.h"
#include "Shop.h"
#include "dialogue/Dialogue.h"
#include "reply/FarewellReply.h"
#include "reply/Format.h"
#include "reply/OrderReply.h"
#include "reply/SearchReply.h"
#include "reply/SupportReply.h"
#include "understanding/IntentReader.h"
#include "understanding/Understanding.h"

namespace pipit::concierge {
namespace {

std::span<const Turn> latest(const std::vector<Turn>& history) {
  const std::span turns(history);
  return turns.last(std::min(turns.size(), kMaximumTurns));
}

Answer replyAboutOrder(const Shop& shop, const Dialogue& dialogue, const Understanding& said) {
  auto answer = dialogue.order() != nullptr ? replyWithOrder(*dialogue.order(), shop.catalogue())
                                            : replyWithoutOrder(dialogue.enquiry());
  if (!said.also) return answer;
  auto aside = replyAbout(*said.also);
  return {answer.text + "\n\n" + aside.text, std::move(aside.cards), std::move(aside.replies),
          std::move(aside.form)};
}

Answer reply(const Shop& shop, const Dialogue& dialogue, const Understanding& said) {
  const bool searching = said.intent == Intent::FindProduct || said.intent == Intent::More;
  if (searching && dialogue.search())
    return replyToSearch(shop.catalogue(), *dialogue.search(), said.request);
  if (said.intent == Intent::TrackOrder) return replyAboutOrder(shop, dialogue, said);
  return replyAbout(said.intent == Intent::FindProduct ? Intent::More : said.intent);
}

Answer answerFrom(const Shop& shop, const Question& question) {
  Dialogue dialogue(shop);
  for (const auto& turn : latest(question.history)) {
    if (turn.fromVisitor && turn.form.empty()) dialogue.hear(turn.text);
  }
  const auto history = latest(question.history);
  if (question.filledIn) return replyToForm(*question.filledIn, history, question.asked);
  const auto said = dialogue.hear(question.text);
  if (said.intent == Intent::Goodbye) return replyToFarewell(history, question.asked);
  if (said.intent == Intent::StylistContact) return replyWithContact(question.isStaffed);
  auto answer = reply(shop, dialogue, said);
  answer.text = fitting(std::move(answer.text));
  return answer;
}

}  // namespace

Concierge::Concierge(std::shared_ptr<const Shop> shop) : shop_(std::move(shop)) {}

// Nothing here throws but what the machine's lack of memory brings about; the callers have no use for an
// exception.
std::expected<Concierge, LoadError> Concierge::load(std::string_view catalogueJson,
                                                    std::string_view ordersJson) {
  try {
    auto shop = Shop::load(catalogueJson, ordersJson);
    if (!shop) return std::unexpected(LoadError{std::move(shop.error())});
    return Concierge(std::make_shared<const Shop>(std::move(*shop)));
  } catch (const std::exception& failure) {
    return std::unexpected(LoadError{failure.what()});
  }
}

Answer Concierge::answer(const Question& question) const {
  try {
    return answerFrom(*shop_, question);
  } catch (const std::exception&) {
    return {"I cannot answer right now. Please try again.", {}};
  }
}

std::string_view Concierge::topic(std::string_view text) const {
  try {
    const Intent intent = understand(text, shop_->vocabulary(), Awaiting::Nothing).intent;
    return isSupport(intent) || intent == Intent::FindProduct ? name(intent) : std::string_view();
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace pipit::concierge
