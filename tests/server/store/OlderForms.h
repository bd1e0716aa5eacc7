#pragma once

#include <soci/soci.h>

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "store/Databases.h"
#include "store/Migrations.h"

// Databases as older programs have left them, with a row in each table and something in each column that they
// had.
namespace pipit::server::older {

inline constexpr int kNewest = 29;

// Of a table, or what a form has added to one, by the number of migrations that made it.
struct Part {
  int form;
  std::string_view text;
};

// Those that others refer to come last.
inline constexpr std::array kTables = {Part{22, "conversation_analytics"},
                                       Part{25, "conversation_notes"},
                                       Part{1, "messages"},
                                       Part{10, "tickets"},
                                       Part{1, "conversations"},
                                       Part{1, "settings"},
                                       Part{1, "sites"},
                                       Part{7, "uploads"},
                                       Part{12, "revoked"},
                                       Part{13, "mails"},
                                       Part{14, "site_texts"},
                                       Part{15, "handovers"},
                                       Part{17, "customer_feature_flags"},
                                       Part{17, "organization_feature_flags"},
                                       Part{17, "feature_rollouts"},
                                       Part{17, "rollout_events"},
                                       Part{17, "feature_flag_changes"},
                                       Part{17, "rollout_outcomes"},
                                       Part{18, "admin_users"},
                                       Part{18, "admin_sessions"},
                                       Part{18, "login_failures"},
                                       Part{18, "audit"},
                                       Part{19, "rate_limits"},
                                       Part{20, "feedback"},
                                       Part{21, "widget_windows"},
                                       Part{21, "service_minutes"},
                                       Part{21, "alerts"},
                                       Part{24, "idempotency_keys"},
                                       Part{24, "shortlists"},
                                       Part{24, "return_requests"},
                                       Part{24, "order_updates"},
                                       Part{25, "canned_answers"},
                                       Part{26, "visits"},
                                       Part{28, "articles"}};

inline constexpr std::array kRows = {
    Part{1, "INSERT INTO settings (name, value) VALUES ('token-key', 'secret')"},
    Part{1,
         "INSERT INTO sites (id, name, allow, bot_name, subtitle, welcome, placeholder, seeded) VALUES "
         "('shop', "
         "'Shop', '[\"https://shop.example\"]', 'Bot', 'Here to help', 'Hello', 'Write', 0)"},
    Part{1, "INSERT INTO conversations (id, site, visitor, seq, change) VALUES ('c_1', 'shop', 'v_1', 3, 4)"},
    Part{
        1,
        "INSERT INTO messages (conversation, seq, change, id, client_id, author, state, text, cards, page, "
        "at, "
        "question, owed) VALUES (1, 1, 1, 'm_1', 'client-1', 0, 1, 'a ring?', '[]', 'https://shop.example/', "
        "5, NULL, 0)"},
    Part{1,
         "INSERT INTO messages (conversation, seq, change, id, client_id, author, state, text, cards, page, "
         "at, "
         "question, owed) VALUES (1, 2, 3, 'm_2', NULL, 1, 1, 'this one', "
         "'[[\"Ring\",\"Gold\",\"https://i.example/1\",\"https://shop.example/1\"]]', '', 6, 1, 0)"},
    Part{1,
         "INSERT INTO messages (conversation, seq, change, id, client_id, author, state, text, cards, page, "
         "at, "
         "question, owed) VALUES (1, 3, 4, 'm_3', 'client-2', 0, 1, 'and now?', '[]', '', 7, NULL, 1)"},
    Part{2, "UPDATE sites SET open_in = 'window'"},
    Part{3, "UPDATE sites SET image_hosts = '[\"img.example\"]'"},
    Part{4, "UPDATE sites SET locale = 'de'"},
    Part{5, "UPDATE sites SET accent = '#123456', radius = '4', font = 'serif'"},
    Part{6,
         "UPDATE messages SET extra = '{\"kind\":\"form\",\"fields\":[]}', answer_to = 'm_0', answer_form = "
         "'contact', answer_values = '{\"email\":\"a@b.example\"}' WHERE seq = 3"},
    Part{7,
         "INSERT INTO uploads (id, conversation, site, name, type, size, width, height, at, used) VALUES "
         "('u_1', "
         "'c_1', 'shop', 'a.png', 'image/png', 33, 2, 1, 5, 1)"},
    Part{7,
         "UPDATE messages SET attachments = "
         "'[{\"id\":\"u_1\",\"name\":\"a.png\",\"type\":\"image/png\",\"size\":33}]' WHERE seq = 1"},
    Part{7, "UPDATE sites SET uploads = 0"},
    Part{8,
         "UPDATE sites SET hours = 'mon-fri 9:00-17:00', timezone = 'Europe/Berlin', closed = "
         "'[\"2026-12-25\"]'"},
    Part{9, "UPDATE sites SET prechat = 'name,email'"},
    Part{10,
         "INSERT INTO tickets (id, site, conversation, message, details, at, closed, told) VALUES "
         "('TICKET-1', "
         "'shop', 1, 'm_3', '{\"email\":\"a@b.example\"}', 7, 0, 1)"},
    Part{11, "UPDATE sites SET avatar = 'https://i.example/a', features = '-offlineMode', retention = 7"},
    Part{12, "UPDATE sites SET identity = 'required', identity_key = 'k1', identity_key_before = 'k0'"},
    Part{12,
         "UPDATE conversations SET person = 'ana', verified = 1, profile = '{\"name\":\"Ana\"}', context = "
         "'{\"cart\":2}'"},
    Part{12, "INSERT INTO revoked (session, expires) VALUES ('s_1', 9)"},
    Part{13,
         "INSERT INTO mails (id, site, conversation, address, client, locale, first, seq, at, tries, due) "
         "VALUES "
         "('mail-1', 'shop', 'c_1', 'A@b.example', 'hash', 'de', 1, 2, 7, 1, 8)"},
    Part{14, "INSERT INTO site_texts (site, language, name, text) VALUES ('shop', 'de', 'send', 'Los')"},
    Part{
        15,
        "INSERT INTO handovers (code, site, visitor, conversation, session, expires) VALUES ('hash', 'shop', "
        "'v_1', 'c_1', 's_2', 9)"},
    Part{16, "UPDATE conversations SET answerer = 'i_1', lease = 9"},
    Part{17, "UPDATE sites SET organization = 'acme'"},
    Part{17,
         "INSERT INTO customer_feature_flags (owner, feature, is_on, at) VALUES ('shop', 'tabSync', 0, 5)"},
    Part{17,
         "INSERT INTO organization_feature_flags (owner, feature, is_on, at) VALUES ('acme', 'retryLogic', "
         "1, 5)"},
    Part{
        17,
        "INSERT INTO feature_rollouts (feature, status, percentage, whitelist, blacklist, plan, step, since, "
        "served) VALUES ('tabSync', 'paused', 10, '[\"shop\"]', '[\"other\"]', 'tiers', 1, 5, 6)"},
    Part{17,
         "INSERT INTO rollout_events (feature, kind, percentage, who, reason, at) VALUES ('tabSync', "
         "'paused', 10, "
         "'ada', 'a test', 5)"},
    Part{17,
         "INSERT INTO feature_flag_changes (scope, owner, feature, was, became, who, reason, at) VALUES "
         "('customer', 'shop', 'tabSync', 'on', 'off', 'ada', 'a test', 5)"},
    Part{17,
         "INSERT INTO rollout_outcomes (feature, minute, exposures, successes, errors) VALUES ('tabSync', 3, "
         "9, 8, "
         "1)"},
    Part{18,
         "INSERT INTO admin_users (name, role, all_sites, sites, password, at) VALUES ('ada', 'agent', 0, "
         "'[\"shop\"]', 'hash', 5)"},
    Part{18, "INSERT INTO admin_sessions (token, name, begun, seen) VALUES ('hash', 'ada', 5, 6)"},
    Part{18, "INSERT INTO login_failures (who, failures, at) VALUES ('hash', 2, 5)"},
    Part{18,
         "INSERT INTO audit (kind, owner, subject, was, became, who, reason, at) VALUES ('site', 'shop', '', "
         "'{}', "
         "'{\"accent\":\"#123456\"}', 'ada', '', 5)"},
    Part{19, "INSERT INTO rate_limits (key, full_at, given) VALUES ('hash', 5, 1)"},
    Part{20,
         "INSERT INTO feedback (id, site, domain, conversation, client_id, type, rating, score, sentiment, "
         "urgent, category, message, page, session, browser, ticket, at) VALUES ('f_1', 'shop', "
         "'shop.example', 'c_1', 'client-3', 'satisfaction', 4, NULL, 'positive', 0, '', 'fine', '', 's_1', "
         "'', '', 5)"},
    Part{21, "UPDATE sites SET analytics = 1"},
    Part{21,
         "INSERT INTO widget_windows (site, seconds, starts, reports, report) VALUES ('shop', 300, 0, 1, "
         "'{\"v\":1}')"},
    Part{26,
         "INSERT INTO widget_windows (site, seconds, starts, reports, report) VALUES ('shop', 86400, 0, 1, "
         "'{\"v\":1}')"},
    Part{26,
         "INSERT INTO visits (conversation, started, site, seen, views, seconds, again, entry, last) VALUES "
         "('c_1', 5, 'shop', 6, 2, 30, 0, '/', '/rings/')"},
    Part{21, "INSERT INTO service_minutes (minute, figures) VALUES (7, '{}')"},
    Part{21,
         "INSERT INTO alerts (id, rule, site, severity, status, value, fired, seen, resolved, times, "
         "acknowledged_by, acknowledged_at) VALUES ('al_1', 'WidgetJank', 'shop', 'warning', 'resolved', "
         "'12', 1, 2, 3, 1, '', 0)"},
    Part{
        22,
        "INSERT INTO conversation_analytics (conversation, id, site, session, at, calculated, messages, "
        "score, "
        "quick_replies, completion, resolved, response, topics) SELECT key, id, site, 's_1', 5, 6, 3, 40, 1, "
        "50, 0, NULL, '[]' FROM conversations"},
    Part{24,
         "INSERT INTO idempotency_keys (key, request, status, answer, at) VALUES ('hash', 'hash', 200, '{}', "
         "5)"},
    Part{24,
         "INSERT INTO shortlists (id, site, conversation, items, at) VALUES ('sl_1', 'shop', 'c_1', "
         "'[\"ring-aurora\"]', 5)"},
    Part{
        24,
        "INSERT INTO return_requests (id, site, conversation, order_id, wish, item, size, reason, at) VALUES "
        "('RMA-1', 'shop', 'c_1', '10234', 'return', '', '', 'too big', 5)"},
    Part{
        24,
        "INSERT INTO order_updates (order_id, site, conversation, email, phone, at) VALUES ('10234', 'shop', "
        "'c_1', 'a@b.example', '', 5)"},
    Part{25,
         "UPDATE conversations SET active = 7, agent = 'ada', agent_name = 'Ada', agent_since = 5, "
         "agent_until = 9, typing = 8"},
    Part{
        25,
        "INSERT INTO conversation_notes (conversation, author, text, at) SELECT key, 'ada', 'a note', 5 FROM "
        "conversations"},
    Part{25, "INSERT INTO canned_answers (site, name, text) VALUES ('shop', 'hello', 'Hello!')"},
    Part{27, "UPDATE conversations SET unmeasured = 1"},
    Part{28,
         "INSERT INTO articles (site, language, name, link, title, text, words) VALUES ('', 'en', 'sizes', "
         "'', 'Sizes', 'All of them.', 'sizes all of them')"},
    Part{29, "UPDATE messages SET may_prove = 1 WHERE author = 0"}};

inline std::vector<std::string> statementsFrom(int form) {
  std::vector<std::string> all;
  (void)migrate(form, [&](const char* statement) { all.emplace_back(statement); });
  return all;
}

inline std::string textOf(const soci::row& row, std::size_t column) {
  if (row.get_indicator(column) == soci::i_null) return "null";
  switch (row.get_properties(column).get_data_type()) {
    case soci::dt_string:
      return row.get<std::string>(column);
    case soci::dt_integer:
      return std::to_string(row.get<int>(column));
    default:
      return std::to_string(row.get<long long>(column));
  }
}

using Row = std::map<std::string, std::string>;  // by column
using Rows = std::map<std::string_view, std::vector<Row>>;

// Of the tables that a form has.
inline Rows rowsIn(soci::session& sql, int form) {
  Rows all;
  for (const Part& table : kTables) {
    if (table.form > form) continue;
    auto& rows = all[table.text];
    // What PostgreSQL finds them by is of a type that SOCI cannot read.
    const std::string_view columns = table.text == "articles" ? "site, language, name, words" : "*";
    const soci::rowset<soci::row> found = (sql.prepare << "SELECT " << columns << " FROM " << table.text);
    for (const soci::row& row : found) {
      Row& texts = rows.emplace_back();
      for (std::size_t column = 0; column < row.size(); ++column)
        texts[row.get_properties(column).get_name()] = textOf(row, column);
    }
  }
  return all;
}

// In place of all there is; what stands there then. It is closed afterwards: whoever opens it migrates it.
inline Rows make(const EitherDatabase& either, int form) {
  const bool isPostgres = !either.postgres.empty();
  const auto database = either.connect();
  soci::session& sql = database->sql();
  for (const Part& table : kTables) sql << "DROP TABLE " << table.text;
  auto statements = statementsFrom(0);
  statements.resize(statements.size() - statementsFrom(form).size());
  for (const std::string& statement : statements) sql << (isPostgres ? forPostgres(statement) : statement);
  sql << (isPostgres ? "UPDATE pipit_schema SET version = " : "PRAGMA user_version = ") << form;
  for (const Part& row : kRows)
    if (row.form <= form) sql << row.text;
  return rowsIn(sql, form);
}

}  // namespace pipit::server::older
