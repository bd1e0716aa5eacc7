#include "Concierge.h"

#include <algorithm>
#include <exception>
#include <span>
#include <utility>

#include "Limits.h"
#include "Shop.h"
#include "Support.h"
#include "catalogue/Search.h"
#include "dialogue/Dialogue.h"
#include "dialogue/Refinement.h"
#include "reply/FarewellReply.h"
#include "reply/Format.h"
#include "reply/OrderReply.h"
#include "reply/OrderWording.h"
#include "reply/ReturnReply.h"
#include "reply/SearchReply.h"
#include "reply/SearchWording.h"
#include "reply/Suggestions.h"
#include "reply/SupportReply.h"
#include "reply/Translation.h"
#include "reply/UpdatesReply.h"
#include "understanding/IntentReader.h"
#include "understanding/Message.h"
#include "understanding/Understanding.h"

namespace pipit::concierge {
namespace {

std::span<const Turn> latest(const std::vector<Turn>& history) {
  const std::span turns(history);
  return turns.last(std::min(turns.size(), kMaximumTurns));
}

Answer replyAboutOrder(const Shop& shop, const Dialogue& dialogue) {
  const auto* order = dialogue.order();
  if (dialogue.isReturning())
    return order != nullptr ? offerReturn(*order, shop)
                            : replyToReturnWish(shop.policy(), dialogue.enquiry());
  return order != nullptr ? replyWithOrder(*order, shop.catalogue())
                          : replyWithoutOrder(dialogue.enquiry(), kTrack);
}

// The order that was just named, or the one that was talked about last.
Answer replyAboutProved(const Shop& shop, const Dialogue& dialogue,
                        Answer (*offer)(const Order&, const Shop&)) {
  const bool isNamed = dialogue.order() != nullptr || !dialogue.enquiry().number.empty();
  if (isNamed || dialogue.proved().empty())
    return dialogue.order() != nullptr ? offer(*dialogue.order(), shop) : replyAboutOrder(shop, dialogue);
  return offer(*dialogue.proved().back(), shop);
}

// What else was asked with it.
Answer withAside(Answer answer, std::optional<Intent> also) {
  if (!also || *also == Intent::ReturnExchange) return answer;
  auto aside = replyAbout(*also);
  answer.text += "\n\n" + aside.text;
  answer.cards = std::move(aside.cards);
  if (aside.form.empty()) return answer;
  return {.text = std::move(answer.text), .cards = std::move(answer.cards), .form = std::move(aside.form)};
}

Answer reply(const Shop& shop, const Dialogue& dialogue, const Understanding& said) {
  const bool searching = said.intent == Intent::FindProduct || said.intent == Intent::More;
  if (searching && dialogue.search())
    return replyToSearch(shop.catalogue(), *dialogue.search(), said.request);
  if (said.intent == Intent::TrackOrder) return withAside(replyAboutOrder(shop, dialogue), said.also);
  if (said.intent == Intent::ReturnExchange) return replyAboutProved(shop, dialogue, offerReturn);
  if (said.intent == Intent::OrderUpdates)
    return replyAboutProved(shop, dialogue,
                            [](const Order& order, const Shop&) { return offerUpdates(order); });
  return replyAbout(said.intent == Intent::FindProduct ? Intent::More : said.intent);
}

// "More" is enough where there is something to go on with.
bool isMissed(const Dialogue& dialogue, const Understanding& said) {
  const bool goesOn = said.intent == Intent::More && dialogue.search();
  return said.confidence < kUnderstood && !goesOn;
}

void translateCards(Answer& answer, const Catalogue& catalogue, Language language) {
  for (auto& card : answer.cards) {
    const auto product = std::ranges::find(catalogue.products(), card.link, &Product::path);
    if (product != catalogue.products().end()) card.detail = cardWording(*product, language);
  }
}

// What was understood of a search, and how far an order is, have no fixed sentences.
void wordAnew(Answer& answer, const Shop& shop, const Dialogue& dialogue, const Request* search,
              Language language) {
  if (search != nullptr && dialogue.search())
    answer.text = searchWording(shop.catalogue(), *dialogue.search(), *search, language);
  if (answer.order && dialogue.order() != nullptr && !dialogue.isReturning())
    answer.text = orderWording(*dialogue.order(), shop.catalogue(), language);
}

// The answer in the visitor's language. What has no translation stays in English.
Answer spoken(Answer answer, const Shop& shop, const Dialogue& dialogue, const Understanding& said,
              Language language) {
  if (language == Language::English) return answer;
  const bool searching = said.intent == Intent::FindProduct || said.intent == Intent::More;
  answer = translated(std::move(answer), language);
  translateCards(answer, shop.catalogue(), language);
  wordAnew(answer, shop, dialogue, searching ? &said.request : nullptr, language);
  if (answer.order && said.also && *said.also != Intent::ReturnExchange)
    answer.text += "\n\n" + translated(replyAbout(*said.also), language).text;
  return answer;
}

Answer spoken(Answer answer, const Shop& shop, const Dialogue& dialogue, std::string_view form,
              Language language) {
  if (language == Language::English) return answer;
  answer = translated(std::move(answer), language);
  translateCards(answer, shop.catalogue(), language);
  const Request nothingElse;
  wordAnew(answer, shop, dialogue, form == kDiscover ? &nothingElse : nullptr, language);
  return answer;
}

Answer replyToFilledIn(const Shop& shop, Dialogue& dialogue, const Question& question) {
  const auto& [form, score, values] = *question.filledIn;
  if (form == kReturns) return replyToReturn(values, dialogue, shop, question.today);
  if (form == kUpdates) return replyToUpdates(values, dialogue);
  dialogue.fillIn(form, values, question.mayProve);
  if (dialogue.isHeldBack()) return replyHeldBack();
  if (form == kTrack || form == kTrackReturn) return replyAboutOrder(shop, dialogue);
  if (form == kDiscover) return replyToSearch(shop.catalogue(), *dialogue.search(), {});
  return replyToForm(*question.filledIn, latest(question.history), question.asked);
}

// What was wished beside something else is offered once that is answered, in words that mean it.
void offerSecond(Answer& answer, const Shop& shop, const Dialogue& dialogue, bool isNew, Language language) {
  if (!dialogue.second()) return;
  const auto words = wishWording(*dialogue.second(), language);
  const auto said = understand(words, shop.vocabulary(), Awaiting::Nothing);
  if (said.intent != Intent::FindProduct || refine({}, said.request) != *dialogue.second()) return;
  if (answer.form.empty() && answer.replies.size() < kMaximumOptions)
    answer.replies.insert(answer.replies.begin(), words);
  else if (isNew)
    answer.text +=
        "\n\n" + translated("And for the other thing that you wrote, say “" + words + "”.", language);
}

Question withChoicesInEnglish(Question question) {
  for (auto& turn : question.history) turn.values = choicesInEnglish(std::move(turn.values));
  if (question.filledIn) question.filledIn->values = choicesInEnglish(std::move(question.filledIn->values));
  return question;
}

Answer answerFrom(const Shop& shop, const Question& question) {
  Dialogue dialogue(shop, question.customer);
  bool missedBefore = false;
  auto language = Language::English;
  const auto hear = [&](std::string_view text, bool mayProve) {
    auto heard = dialogue.hear(text, mayProve);
    language = heard.language.value_or(language);
    return heard;
  };
  const auto history = latest(question.history);
  for (const auto& turn : history) {
    if (!turn.fromVisitor) continue;
    if (turn.form.empty()) {
      missedBefore = isMissed(dialogue, hear(turn.text, turn.mayProve));
    } else {
      dialogue.fillIn(turn.form, turn.values, turn.mayProve);
    }
  }
  if (question.filledIn) {
    auto answer =
        spoken(replyToFilledIn(shop, dialogue, question), shop, dialogue, question.filledIn->form, language);
    offerSecond(answer, shop, dialogue, false, language);
    return answer;
  }
  const auto said = hear(question.text, question.mayProve);
  if (dialogue.isHeldBack()) return translated(replyHeldBack(), language);
  if (said.intent == Intent::Goodbye) return translated(replyToFarewell(history, question.asked), language);
  auto answer = said.intent == Intent::StylistContact ? replyWithContact(question.isStaffed)
                                                      : reply(shop, dialogue, said);
  if (isMissed(dialogue, said)) answer.replies = choices(missedBefore || said.confidence < kGuessed);
  answer = spoken(std::move(answer), shop, dialogue, said, language);
  offerSecond(answer, shop, dialogue, said.second.has_value(), language);
  answer.text = fitting(std::move(answer.text));
  return answer;
}

Findings findingsOf(const Shop& shop, std::string_view text) {
  const auto said = understand(text, shop.vocabulary(), Awaiting::Nothing);
  const auto found = concierge::search(shop.catalogue(), refine({}, said.request));
  Findings findings{found.size(), {}};
  for (const auto* product : std::span(found).first(std::min(found.size(), kPageSize)))
    findings.pieces.push_back({product->id, product->description, productCard(*product)});
  return findings;
}

// The visitor's turns, and behind each what is to be done.
template <typename Look>
void hearAll(Dialogue& dialogue, const Question& question, const Look& look) {
  for (const auto& turn : latest(question.history)) {
    if (!turn.fromVisitor) continue;
    if (turn.form.empty())
      dialogue.hear(turn.text, turn.mayProve);
    else
      dialogue.fillIn(turn.form, turn.values, turn.mayProve);
    look();
  }
  if (question.filledIn)
    dialogue.fillIn(question.filledIn->form, question.filledIn->values, question.mayProve);
  else
    dialogue.hear(question.text, question.mayProve);
  look();
}

std::string orderIn(const Shop& shop, const Question& question) {
  Dialogue dialogue(shop, question.customer);
  const Order* proved = nullptr;
  const auto look = [&] {
    if (dialogue.order() != nullptr) {
      proved = dialogue.order();
    } else if (!dialogue.enquiry().number.empty() && proved != nullptr &&
               dialogue.enquiry().number != proved->id) {
      proved = nullptr;  // another order is another proof
    }
  };
  hearAll(dialogue, question, look);
  if (dialogue.isHeldBack()) return replyHeldBack().text;
  return proved != nullptr ? fitting(replyWithOrder(*proved, shop.catalogue()).text)
                           : replyWithoutOrder(dialogue.enquiry(), kTrack).text;
}

}  // namespace

std::string wrongInSynonyms(std::string_view json) {
  try {
    auto vocabulary = builtInVocabulary();
    const auto read = vocabulary.extend(json);
    return read ? std::string() : read.error();
  } catch (const std::exception& failure) {
    return failure.what();
  }
}

Concierge::Concierge(std::shared_ptr<const Shop> shop) : shop_(std::move(shop)) {}

// Nothing here throws but what the machine's lack of memory brings about; the callers have no use for an
// exception.
std::expected<Concierge, LoadError> Concierge::load(std::string_view catalogueJson,
                                                    std::string_view ordersJson,
                                                    std::string_view synonymsJson) {
  try {
    auto shop = Shop::load(catalogueJson, ordersJson, synonymsJson);
    if (!shop) return std::unexpected(LoadError{std::move(shop.error())});
    return Concierge(std::make_shared<const Shop>(std::move(*shop)));
  } catch (const std::exception& failure) {
    return std::unexpected(LoadError{failure.what()});
  }
}

Answer Concierge::answer(const Question& question) const {
  try {
    return answerFrom(*shop_, withChoicesInEnglish(question));
  } catch (const std::exception&) {
    return {"I cannot answer right now. Please try again.", {}};
  }
}

// That of the message, else of those before it.
std::string Concierge::inTheirLanguage(std::string_view english, const Question& question) const {
  try {
    auto language = Language::English;
    const auto hear = [&](std::string_view text) {
      language = Message(text, shop_->vocabulary()).language().value_or(language);
    };
    for (const auto& turn : latest(question.history))
      if (turn.fromVisitor && turn.form.empty()) hear(turn.text);
    if (!question.filledIn) hear(question.text);
    return translated(english, language);
  } catch (const std::exception&) {
    return std::string(english);
  }
}

Support Concierge::support() const {
  return Support(shop_);
}

std::string_view Concierge::topic(std::string_view text) const {
  try {
    const Intent intent = understand(text, shop_->vocabulary(), Awaiting::Nothing).intent;
    return isSupport(intent) || intent == Intent::FindProduct ? name(intent) : std::string_view();
  } catch (const std::exception&) {
    return {};
  }
}

bool Concierge::wantsPerson(std::string_view text) const {
  try {
    const Message message(text, shop_->vocabulary());
    return commandedIntent(message) == Intent::StylistContact ||
           strongIntent(message) == Intent::StylistContact;
  } catch (const std::exception&) {
    return false;
  }
}

bool Concierge::hasProof(std::string_view text) const {
  try {
    const auto said = understand(text, shop_->vocabulary(), Awaiting::Nothing).enquiry;
    return !said.empty();
  } catch (const std::exception&) {
    return true;
  }
}

// Who cannot be read here is not read there.
Guesses Concierge::guesses(const Question& question) const {
  try {
    Dialogue dialogue(*shop_, question.customer);
    hearAll(dialogue, question, [] {});
    return {dialogue.guesses(), dialogue.order() != nullptr, dialogue.guessedAt()};
  } catch (const std::exception&) {
    return {.count = 1};
  }
}

Findings Concierge::search(std::string_view text) const {
  try {
    return findingsOf(*shop_, text);
  } catch (const std::exception&) {
    return {};
  }
}

std::optional<Card> Concierge::card(std::string_view id) const {
  const auto* product = shop_->catalogue().find(id);
  return product == nullptr ? std::nullopt : std::optional(productCard(*product));
}

std::string Concierge::order(const Question& question) const {
  try {
    return orderIn(*shop_, question);
  } catch (const std::exception&) {
    return replyWithoutOrder({}, kTrack).text;
  }
}

}  // namespace pipit::concierge
