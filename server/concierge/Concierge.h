#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pipit::concierge {

struct Card {
  std::string title, detail, image, link;
};

// The forms that are offered here, by name.
inline constexpr std::string_view kCsat = "csat";
inline constexpr std::string_view kNps = "nps";
inline constexpr std::string_view kContact = "contact";
// What an order is found by. The name says what is wanted of it: to see where it is, or to send it back.
inline constexpr std::string_view kTrack = "track";
inline constexpr std::string_view kTrackReturn = "track_return";
inline constexpr std::string_view kReturns = "returns";
inline constexpr std::string_view kUpdates = "updates";
inline constexpr std::string_view kDiscover = "discover";

// What a form was filled in with, by the names of its fields. They fit the form: the service has seen to it.
using FormValues = std::map<std::string, std::string, std::less<>>;

struct Turn {
  bool fromVisitor;
  std::string text;
  std::string form = {};   // the name of the form that it has, or is the answer to
  FormValues values = {};  // of an answer
  bool mayProve = true;    // what it says of an order may be compared with orders
};

// A form that was filled in, and how much was given: stars, or points.
struct FilledIn {
  std::string form;
  int score = 0;
  FormValues values = {};
};

// Who the visitor is, where their site has proven it: its name, and by what it knows them. Else empty.
struct Customer {
  std::string site = {}, id = {};
};

struct Question {
  std::string text;
  std::vector<Turn> history;              // oldest first, at most 20, without the question
  std::optional<FilledIn> filledIn = {};  // the question is the answer to a form
  bool isStaffed = true;                  // there are people who could answer now
  std::vector<std::string> asked = {};    // forms that they are not asked with again
  Customer customer = {};
  std::int64_t today = 0;  // days since 1 January 1970, UTC
  bool mayProve = true;    // as of a turn
};

// A field of a form that is made for one visitor. Its label is that of its name.
struct FormField {
  enum class Type : std::uint8_t { Text, Email, Choice };
  std::string name;
  Type type = Type::Text;
  bool required = false;
  std::size_t most = 0;                   // characters of a text
  std::vector<std::string> options = {};  // of a choice: 1 to 8, each of at most 80 characters
};

// How far an order is. It is shown as a line of stages.
struct OrderShown {
  struct Step {
    std::string stage, at, note;  // "quality_check", "2026-11-18"
  };
  std::string number, stage;
  std::vector<Step> steps;  // oldest first
};

// A return that the policy allows. It has no number yet: the answer's text has a hole for it.
struct ReturnTaken {
  std::string order, option, item;  // the piece's id; empty: all that is in the order
  std::string items;                // as people name them
  std::string size, reason, email;
  std::optional<int> again = {};  // after so many days the same may be asked anew; nothing: never
  std::string before = {};        // what is said where it has been asked for already
};

// In the text of an answer with a return: the place of the return's number.
inline constexpr std::string_view kNumberHole = "{}";

// Who is to hear of an order, and has agreed to it.
struct UpdatesAgreed {
  std::string order, email, phone;
};

struct Answer {
  std::string text;                       // plain text in UTF-8, at most 4 KiB
  std::vector<Card> cards;                // at most 12
  std::vector<std::string> replies = {};  // what the visitor may want to say next, at most 8
  std::string form = {};                  // instead of them: one to fill in
  std::vector<FormField> fields = {};     // what it asks for, where that is not always the same
  std::optional<OrderShown> order = {};   // beside the replies
  std::optional<ReturnTaken> taken = {};
  std::optional<UpdatesAgreed> agreed = {};
};

// A piece of the catalogue, for who makes answers otherwise.
struct Finding {
  std::string id;
  std::string description;
  Card card;
};

struct Findings {
  std::size_t count = 0;        // of all that fit
  std::vector<Finding> pieces;  // the first of them
};

struct LoadError {
  std::string message;
};

// What is wrong with a file of synonyms; empty if nothing is.
[[nodiscard]] std::string wrongInSynonyms(std::string_view json);

// Guesses at the proof of an order.
struct Guesses {
  std::size_t count = 0;
  bool isRight = false;
  std::vector<std::string> at = {};  // the order's number; else an e-mail address, or what may be its number
};

class Shop;
class Support;

// Answers a visitor by rules over a real catalogue and real orders. The same question always gets the same
// answer: there is no clock, no network and no memory between questions; what was talked about before is read
// from the history. Any number of threads may ask at once.
class Concierge {
 public:
  [[nodiscard]] static std::expected<Concierge, LoadError> load(std::string_view catalogueJson,
                                                                std::string_view ordersJson,
                                                                std::string_view synonymsJson = {});
  [[nodiscard]] Answer answer(const Question& question) const;
  // What a message by itself asks for, by the name of the intent: "track_order", "find_product". Empty where
  // it is small talk, or not understood.
  [[nodiscard]] std::string_view topic(std::string_view text) const;
  // Whether it asks for a person in so many words: "talk to a human", and not "somebody who likes stars".
  [[nodiscard]] bool wantsPerson(std::string_view text) const;
  // What a search in words finds: "rose gold rings under $300".
  [[nodiscard]] Findings search(std::string_view text) const;
  // The card of the product with that id.
  [[nodiscard]] std::optional<Card> card(std::string_view id) const;
  // The order that the visitor has asked for last in the conversation, where they have proved there that it
  // is theirs; else what is missing. Nothing that anybody else says counts.
  [[nodiscard]] std::string order(const Question& question) const;
  // Whether a message by itself has anything that could prove whose an order is.
  [[nodiscard]] bool hasProof(std::string_view text) const;
  // What the answer would compare with orders. Who may guess often enough finds a proof.
  [[nodiscard]] Guesses guesses(const Question& question) const;
  // A sentence of the service's own in the language that the visitor speaks, so far as it has a translation.
  [[nodiscard]] std::string inTheirLanguage(std::string_view english, const Question& question) const;
  // The same shop, for programs: concierge/Support.h.
  [[nodiscard]] Support support() const;

 private:
  explicit Concierge(std::shared_ptr<const Shop> shop);

  std::shared_ptr<const Shop> shop_;
};

}  // namespace pipit::concierge
