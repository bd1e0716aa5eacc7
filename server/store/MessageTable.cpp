#include "store/MessageTable.h"

#include <soci/soci.h>

#include "store/JsonColumns.h"

namespace pipit::server {

namespace {

constexpr std::string_view kColumns =
    "SELECT id, seq, change, COALESCE(client_id, '') AS client_id, author, state, text, cards, at, extra, "
    "answer_to, answer_form, answer_values, attachments, may_prove FROM messages"
    " WHERE conversation = :key AND ";

// One row's columns, bound in the order of kColumns.
struct Columns {
  std::string id, clientId, text, cards, extra, to, form, values, attachments;
  long long seq = 0, change = 0, at = 0;
  int author = 0, state = 0, mayProve = 0;

  Message message() const {
    return {.id = id,
            .seq = seq,
            .change = change,
            .clientId = clientId,
            .author = static_cast<Author>(author),
            .state = static_cast<MessageState>(state),
            .text = text,
            .cards = cardsFromColumn(cards),
            .at = at,
            .extra = extra,
            .answer = to.empty() ? std::nullopt : std::optional(FormAnswer{to, form, values}),
            .attachments = attachments,
            .mayProve = mayProve != 0};
  }
};

std::optional<Message> firstOf(std::vector<Message> messages) {
  if (messages.empty()) return std::nullopt;
  return std::move(messages.front());
}

}  // namespace

void MessageTable::insert(std::int64_t key, const Message& message, const std::string& page,
                          std::optional<std::int64_t> question) {
  const long long row = key, seq = message.seq, change = message.change, at = message.at;
  long long asked = question.value_or(0);
  std::string clientId = message.clientId;
  const int author = static_cast<int>(message.author), state = static_cast<int>(message.state);
  const int owed = message.author == Author::Visitor ? 1 : 0, mayProve = message.mayProve ? 1 : 0;
  soci::indicator hasClientId = message.clientId.empty() ? soci::i_null : soci::i_ok;
  soci::indicator hasQuestion = question ? soci::i_ok : soci::i_null;
  const std::string cards = columnOf(message.cards);
  const FormAnswer answer = message.answer.value_or(FormAnswer{});
  sql_ << "INSERT INTO messages (conversation, seq, change, id, client_id, author, state, text, cards, page, "
          "at, question, owed, extra, answer_to, answer_form, answer_values, attachments, may_prove) VALUES "
          "(:key, "
          ":seq, :change, "
          ":id, "
          ":client, :author, :state, :text, :cards, :page, :at, :question, :owed, :extra, :to, :form, "
          ":values, :attachments, :prove)",
      soci::use(row), soci::use(seq), soci::use(change), soci::use(message.id),
      soci::use(clientId, hasClientId), soci::use(author), soci::use(state), soci::use(message.text),
      soci::use(cards), soci::use(page), soci::use(at), soci::use(asked, hasQuestion), soci::use(owed),
      soci::use(message.extra), soci::use(answer.to), soci::use(answer.form), soci::use(answer.values),
      soci::use(message.attachments), soci::use(mayProve);
}

void MessageTable::update(std::int64_t key, const Message& message) {
  const long long row = key, seq = message.seq, change = message.change;
  const int state = static_cast<int>(message.state);
  const std::string cards = columnOf(message.cards);
  sql_ << "UPDATE messages SET change = :change, state = :state, text = :text, cards = :cards, extra = :extra"
          " WHERE conversation = :key AND seq = :seq",
      soci::use(change), soci::use(state), soci::use(message.text), soci::use(cards),
      soci::use(message.extra), soci::use(row), soci::use(seq);
}

void MessageTable::move(std::int64_t source, std::int64_t target, const Numbers& last) {
  const long long from = source, into = target, seq = last.seq, change = last.change;
  // Names that visitors' devices give are theirs to choose: one that is taken there is no reason to lose a
  // text.
  sql_ << "UPDATE messages SET client_id = NULL WHERE conversation = :from AND client_id IN"
          " (SELECT client_id FROM messages WHERE conversation = :into)",
      soci::use(from), soci::use(into);
  sql_ << "UPDATE messages SET conversation = :into, seq = seq + :seq, change = change + :change,"
          " question = question + :asked WHERE conversation = :from",
      soci::use(into), soci::use(seq), soci::use(change), soci::use(seq), soci::use(from);
}

void MessageTable::settle(std::int64_t key, std::int64_t answer) {
  const long long row = key, seq = answer;
  sql_ << "UPDATE messages SET owed = 0 WHERE conversation = :key AND seq ="
          " (SELECT question FROM messages WHERE conversation = :same AND seq = :seq)",
      soci::use(row), soci::use(row), soci::use(seq);
}

void MessageTable::settleAll(std::int64_t key) {
  const long long row = key;
  sql_ << "UPDATE messages SET owed = 0 WHERE conversation = :key AND owed = 1 AND NOT EXISTS (SELECT 1 FROM"
          " messages a WHERE a.conversation = messages.conversation AND a.question = messages.seq)",
      soci::use(row);
}

std::string MessageTable::pageOf(std::int64_t key) {
  const long long row = key;
  std::string page;
  sql_ << "SELECT page FROM messages WHERE conversation = :key AND author = 0 ORDER BY seq DESC LIMIT 1",
      soci::use(row), soci::into(page);
  return page;
}

std::optional<Message> MessageTable::bySeq(std::int64_t key, std::int64_t seq) {
  return firstOf(select("seq = :number", key, seq, 1));
}

std::optional<Message> MessageTable::byClientId(std::int64_t key, const std::string& clientId) {
  const long long row = key;
  long long seq = 0;
  sql_ << "SELECT seq FROM messages WHERE conversation = :key AND client_id = :client", soci::use(row),
      soci::use(clientId), soci::into(seq);
  return sql_.got_data() ? bySeq(key, seq) : std::nullopt;
}

// An extra is written by the program itself, with its kind and its form first.
bool MessageTable::wasAsked(const std::string& conversation, const std::string& form, std::int64_t since) {
  const int author = static_cast<int>(Author::Assistant);
  const long long from = since;
  const std::string asking = R"({"kind":"form","form":")" + form + R"(",%)";
  int found = 0;
  sql_ << "SELECT 1 FROM messages WHERE author = :author AND at >= :since AND extra LIKE :asking AND "
          "conversation IN (SELECT key FROM conversations WHERE id = :id UNION SELECT theirs.key FROM "
          "conversations AS theirs JOIN conversations AS own ON theirs.site = own.site AND theirs.person = "
          "own.person WHERE own.id = :same AND theirs.person != '') LIMIT 1",
      soci::use(author), soci::use(from), soci::use(asking), soci::use(conversation), soci::use(conversation),
      soci::into(found);
  return sql_.got_data();
}

std::optional<Message> MessageTable::byId(std::int64_t key, const std::string& id) {
  const long long row = key;
  long long seq = 0;
  sql_ << "SELECT seq FROM messages WHERE conversation = :key AND id = :id", soci::use(row), soci::use(id),
      soci::into(seq);
  return sql_.got_data() ? bySeq(key, seq) : std::nullopt;
}

bool MessageTable::isAnswered(std::int64_t key, const std::string& form) {
  const long long row = key;
  long long seq = 0;
  sql_ << "SELECT seq FROM messages WHERE conversation = :key AND answer_to = :form AND answer_to != ''",
      soci::use(row), soci::use(form), soci::into(seq);
  return sql_.got_data();
}

std::optional<Message> MessageTable::oldestOwed(std::int64_t key) {
  return firstOf(select("owed = 1 AND seq > :number ORDER BY seq", key, 0, 1));
}

std::optional<Message> MessageTable::answerTo(std::int64_t key, std::int64_t question) {
  return firstOf(select("question = :number", key, question, 1));
}

std::vector<Message> MessageTable::before(std::int64_t key, std::int64_t seq, int limit) {
  return select("seq < :number ORDER BY seq DESC", key, seq, limit);
}

std::vector<Message> MessageTable::after(std::int64_t key, std::int64_t change, int limit) {
  return select("change > :number ORDER BY change", key, change, limit);
}

std::vector<Message> MessageTable::knownAt(std::int64_t key, std::int64_t question, int limit) {
  return select("COALESCE(question, seq) < :number AND state = 1 ORDER BY seq DESC", key, question, limit);
}

std::vector<std::string> MessageTable::conversationsOwed(std::size_t limit, const std::string& answerer,
                                                         std::int64_t now) {
  const long long most = static_cast<long long>(limit), moment = now;
  const soci::rowset<std::string> rows =
      (sql_.prepare
           << "SELECT c.id FROM messages m JOIN conversations c ON c.key = m.conversation WHERE m.owed = 1"
              " AND (c.answerer IN ('', :me) OR c.lease <= :now)"
              " AND (c.agent_until <= :same OR EXISTS (SELECT 1 FROM messages a WHERE a.conversation ="
              " m.conversation AND a.question = m.seq)) GROUP BY c.key ORDER BY MIN(m.at) LIMIT "
              ":most",
       soci::use(answerer), soci::use(moment), soci::use(moment), soci::use(most));
  return {rows.begin(), rows.end()};
}

std::vector<Message> MessageTable::select(const std::string& condition, std::int64_t key, std::int64_t number,
                                          int limit) {
  const long long row = key, bound = number;
  Columns at;
  soci::statement statement =
      (sql_.prepare << kColumns << condition << " LIMIT :limit", soci::use(row), soci::use(bound),
       soci::use(limit), soci::into(at.id), soci::into(at.seq), soci::into(at.change),
       soci::into(at.clientId), soci::into(at.author), soci::into(at.state), soci::into(at.text),
       soci::into(at.cards), soci::into(at.at), soci::into(at.extra), soci::into(at.to), soci::into(at.form),
       soci::into(at.values), soci::into(at.attachments), soci::into(at.mayProve));
  statement.execute();
  std::vector<Message> messages;
  while (statement.fetch()) messages.push_back(at.message());
  return messages;
}

}  // namespace pipit::server
