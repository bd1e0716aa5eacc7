#include "store/Migrations.h"

#include <array>
#include <span>
#include <utility>

#include "domain/Store.h"

namespace pipit::server {

namespace {

// Never edited once released: a change is a new one at the end.
constexpr std::array kFirst = {
    "CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",

    "CREATE TABLE sites (id TEXT PRIMARY KEY, name TEXT NOT NULL, allow TEXT NOT NULL, bot_name TEXT NOT "
    "NULL,"
    " subtitle TEXT NOT NULL, welcome TEXT NOT NULL, placeholder TEXT NOT NULL, seeded INTEGER NOT NULL) "
    "WITHOUT ROWID",

    "CREATE TABLE conversations (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site TEXT NOT NULL,"
    " visitor TEXT NOT NULL, seq INTEGER NOT NULL, change INTEGER NOT NULL)",

    // `question`: the seq that an answer answers. `owed`: 1 while a visitor's message has no complete answer.
    "CREATE TABLE messages (conversation INTEGER NOT NULL REFERENCES conversations(key), seq INTEGER NOT "
    "NULL,"
    " change INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, client_id TEXT, author INTEGER NOT NULL, state "
    "INTEGER NOT NULL,"
    " text TEXT NOT NULL, cards TEXT NOT NULL, page TEXT NOT NULL, at INTEGER NOT NULL, question INTEGER,"
    " owed INTEGER NOT NULL, PRIMARY KEY (conversation, seq), UNIQUE (conversation, change),"
    " UNIQUE (conversation, client_id), UNIQUE (conversation, question)) WITHOUT ROWID",

    "CREATE INDEX messages_owed ON messages (at, conversation) WHERE owed = 1",
};

constexpr std::array kOpenIn = {
    "ALTER TABLE sites ADD COLUMN open_in TEXT NOT NULL DEFAULT 'tab'",
};

constexpr std::array kImageHosts = {
    "ALTER TABLE sites ADD COLUMN image_hosts TEXT NOT NULL DEFAULT '[]'",
};

constexpr std::array kLocale = {
    "ALTER TABLE sites ADD COLUMN locale TEXT NOT NULL DEFAULT 'auto'",
};

constexpr std::array kLook = {
    "ALTER TABLE sites ADD COLUMN accent TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sites ADD COLUMN radius TEXT NOT NULL DEFAULT '18'",
    "ALTER TABLE sites ADD COLUMN font TEXT NOT NULL DEFAULT 'system'",
};

// What a message carries, and whose form a visitor's message answers: each is answered once.
constexpr std::array kForms = {
    "ALTER TABLE messages ADD COLUMN extra TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE messages ADD COLUMN answer_to TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE messages ADD COLUMN answer_form TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE messages ADD COLUMN answer_values TEXT NOT NULL DEFAULT ''",
    "CREATE UNIQUE INDEX messages_answers ON messages (conversation, answer_to) WHERE answer_to != ''",
};

// `used`: a message refers to it. A conversation begins with its first message, which may come after its
// files.
constexpr std::array kUploads = {
    "CREATE TABLE uploads (id TEXT PRIMARY KEY, conversation TEXT NOT NULL, site TEXT NOT NULL, name TEXT "
    "NOT "
    "NULL, type TEXT NOT NULL, size INTEGER NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL,"
    " at INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX uploads_conversation ON uploads (conversation, at)",
    "CREATE INDEX uploads_site ON uploads (site, at)",
    "CREATE INDEX uploads_unused ON uploads (at) WHERE used = 0",
    "ALTER TABLE messages ADD COLUMN attachments TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sites ADD COLUMN uploads INTEGER NOT NULL DEFAULT 1",
};

constexpr std::array kHours = {
    "ALTER TABLE sites ADD COLUMN hours TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sites ADD COLUMN timezone TEXT NOT NULL DEFAULT 'UTC'",
    "ALTER TABLE sites ADD COLUMN closed TEXT NOT NULL DEFAULT '[]'",
};

constexpr std::array kPrechat = {
    "ALTER TABLE sites ADD COLUMN prechat TEXT NOT NULL DEFAULT ''",
};

// `told`: the place in the line that the visitor was told last, 0 when it is closed.
constexpr std::array kTickets = {
    "CREATE TABLE tickets (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site TEXT NOT NULL,"
    " conversation INTEGER NOT NULL REFERENCES conversations(key), message TEXT NOT NULL UNIQUE,"
    " details TEXT NOT NULL, at INTEGER NOT NULL, closed INTEGER NOT NULL DEFAULT 0,"
    " told INTEGER NOT NULL DEFAULT 0)",
    "CREATE INDEX tickets_lines ON tickets (site, key) WHERE closed = 0",
    "CREATE INDEX tickets_told ON tickets (key) WHERE closed = 0 OR told != 0",
};

constexpr std::array kBehaviour = {
    "ALTER TABLE sites ADD COLUMN avatar TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sites ADD COLUMN features TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sites ADD COLUMN retention INTEGER NOT NULL DEFAULT 30",
};

// Who a conversation's visitor is, as far as the site's page has said and proven; what the page said of
// itself last; and the sessions that were ended before they expired.
constexpr std::array kIdentity = {
    "ALTER TABLE sites ADD COLUMN identity TEXT NOT NULL DEFAULT 'optional'",
    "ALTER TABLE sites ADD COLUMN identity_key TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE sites ADD COLUMN identity_key_before TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE conversations ADD COLUMN person TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE conversations ADD COLUMN verified INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE conversations ADD COLUMN profile TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE conversations ADD COLUMN context TEXT NOT NULL DEFAULT ''",
    "CREATE UNIQUE INDEX conversations_person ON conversations (site, person) WHERE verified = 1",
    "CREATE TABLE revoked (session TEXT PRIMARY KEY, expires INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX revoked_expires ON revoked (expires)",
};

// `due`: null for one that waits no longer, and is kept to be counted.
constexpr std::array kMails = {
    "CREATE TABLE mails (id TEXT PRIMARY KEY, site TEXT NOT NULL, conversation TEXT NOT NULL, address TEXT "
    "NOT NULL, client TEXT NOT NULL, locale TEXT NOT NULL, first INTEGER NOT NULL DEFAULT 1, seq INTEGER NOT "
    "NULL, at INTEGER NOT NULL,"
    " tries INTEGER NOT NULL, due INTEGER) WITHOUT ROWID",
    "CREATE INDEX mails_due ON mails (due) WHERE due IS NOT NULL",
    "CREATE INDEX mails_conversation ON mails (conversation COLLATE NOCASE, at)",
    "CREATE INDEX mails_client ON mails (client COLLATE NOCASE, at)",
    "CREATE INDEX mails_address ON mails (address COLLATE NOCASE, at)",
};

// What sites say in words of their own, by the names of domain/generated/TextKeys.h.
constexpr std::array kWording = {
    "CREATE TABLE site_texts (site TEXT NOT NULL, language TEXT NOT NULL, name TEXT NOT NULL, text TEXT NOT "
    "NULL, PRIMARY KEY (site, language, name))",
};

// A code that was given out, as its hash, and whose token it is good for: one of each session.
constexpr std::array kHandovers = {
    "CREATE TABLE handovers (code TEXT PRIMARY KEY, site TEXT NOT NULL, visitor TEXT NOT NULL, conversation "
    "TEXT NOT NULL, session TEXT NOT NULL UNIQUE, expires INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX handovers_expires ON handovers (expires)",
};

// Which of the programs that share a database makes the answers of a conversation, and until when nobody else
// does. And an index for addresses that both kinds of databases have.
constexpr std::array kShared = {
    "ALTER TABLE conversations ADD COLUMN answerer TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE conversations ADD COLUMN lease INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX conversations_answerer ON conversations (answerer) WHERE answerer != ''",
    "DROP INDEX mails_conversation",
    "DROP INDEX mails_client",
    "DROP INDEX mails_address",
    "CREATE INDEX mails_conversation ON mails (lower(conversation), at)",
    "CREATE INDEX mails_client ON mails (lower(client), at)",
    "CREATE INDEX mails_address ON mails (lower(address), at)",
};

// Who has which features, and who said so: `owner` is a site or an organization. What was counted of a
// rollout stands by minutes since 1970.
constexpr std::array kFlags = {
    "ALTER TABLE sites ADD COLUMN organization TEXT NOT NULL DEFAULT ''",
    "CREATE TABLE customer_feature_flags (owner TEXT NOT NULL, feature TEXT NOT NULL, is_on INTEGER NOT NULL "
    "CHECK (is_on IN (0, 1)), at INTEGER NOT NULL, PRIMARY KEY (owner, feature)) WITHOUT ROWID",
    "CREATE TABLE organization_feature_flags (owner TEXT NOT NULL, feature TEXT NOT NULL, is_on INTEGER NOT "
    "NULL CHECK (is_on IN (0, 1)), at INTEGER NOT NULL, PRIMARY KEY (owner, feature)) WITHOUT ROWID",
    "CREATE TABLE feature_rollouts (feature TEXT PRIMARY KEY, status TEXT NOT NULL CHECK (status IN "
    "('planned', 'in_progress', 'paused', 'completed', 'rolled_back')), percentage INTEGER NOT NULL CHECK "
    "(percentage BETWEEN 0 AND 100), whitelist TEXT NOT NULL, blacklist TEXT NOT NULL, plan TEXT NOT NULL,"
    " step INTEGER NOT NULL, since INTEGER NOT NULL, served INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE rollout_events (key INTEGER PRIMARY KEY, feature TEXT NOT NULL, kind TEXT NOT NULL,"
    " percentage INTEGER NOT NULL, who TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL)",
    "CREATE INDEX rollout_events_feature ON rollout_events (feature, key)",
    "CREATE TABLE feature_flag_changes (key INTEGER PRIMARY KEY, scope TEXT NOT NULL, owner TEXT NOT NULL,"
    " feature TEXT NOT NULL, was TEXT NOT NULL, became TEXT NOT NULL, who TEXT NOT NULL, reason TEXT NOT "
    "NULL, at INTEGER NOT NULL)",
    "CREATE TABLE rollout_outcomes (feature TEXT NOT NULL, minute INTEGER NOT NULL, exposures INTEGER NOT "
    "NULL, successes INTEGER NOT NULL, errors INTEGER NOT NULL, PRIMARY KEY (feature, minute)) WITHOUT ROWID",
};

// Who works with the admin; their sessions, by the hash of what their browsers have; who tried in vain to
// come in, by hashes as well; and what anybody has changed, flags included.
constexpr std::array kAdmin = {
    "CREATE TABLE admin_users (name TEXT PRIMARY KEY, role TEXT NOT NULL CHECK (role IN ('admin', "
    "'merchandiser', 'agent', 'viewer')), all_sites INTEGER NOT NULL CHECK (all_sites IN (0, 1)), sites TEXT "
    "NOT NULL, password TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE TABLE admin_sessions (token TEXT PRIMARY KEY, name TEXT NOT NULL, begun INTEGER NOT NULL, seen "
    "INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX admin_sessions_name ON admin_sessions (name)",
    "CREATE TABLE login_failures (who TEXT PRIMARY KEY, failures INTEGER NOT NULL, at INTEGER NOT NULL) "
    "WITHOUT ROWID",
    "CREATE INDEX login_failures_at ON login_failures (at)",
    "CREATE TABLE audit (key INTEGER PRIMARY KEY, kind TEXT NOT NULL, owner TEXT NOT NULL, subject TEXT NOT "
    "NULL, was TEXT NOT NULL, became TEXT NOT NULL, who TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT "
    "NULL)",
    "CREATE INDEX audit_owner ON audit (owner, key)",
    "CREATE INDEX audit_who ON audit (who, key)",
    "INSERT INTO audit (kind, owner, subject, was, became, who, reason, at) SELECT scope, owner, feature, "
    "was, became, who, reason, at FROM feature_flag_changes ORDER BY key",
};

// How much of a rate limit is left, where several programs share it: at what moment a bucket is full again,
// in microseconds since 1970. And what is owed in a conversation is found without looking through all of it.
constexpr std::array kRates = {
    "CREATE INDEX messages_owed_of ON messages (conversation, seq) WHERE owed = 1",
    "CREATE TABLE rate_limits (key TEXT PRIMARY KEY, full_at INTEGER NOT NULL, given INTEGER NOT NULL) "
    "WITHOUT ROWID",
};

// What visitors think. An answer to a form has no client id. The first two indexes hold all that statistics
// count, so that the rows themselves, with their texts, are not read for them; the others are of what people
// look for first.
constexpr std::array kFeedback = {
    "ALTER TABLE sites ADD COLUMN feedback_retention INTEGER NOT NULL DEFAULT 90",
    "CREATE TABLE feedback (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site TEXT NOT NULL, domain "
    "TEXT "
    "NOT NULL, conversation TEXT NOT NULL, client_id TEXT, type TEXT NOT NULL CHECK (type IN "
    "('satisfaction', 'bug', 'feature_request', 'general', 'nps')), rating INTEGER CHECK (rating BETWEEN 1 "
    "AND 5), score INTEGER CHECK (score BETWEEN 0 AND 10), sentiment TEXT NOT NULL CHECK (sentiment IN ('', "
    "'negative', 'neutral', 'positive')), urgent INTEGER NOT NULL CHECK (urgent IN (0, 1)), category TEXT "
    "NOT NULL, message TEXT NOT NULL, page TEXT NOT NULL, session TEXT NOT NULL, browser TEXT NOT NULL,"
    " ticket TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE (conversation, client_id))",
    "CREATE INDEX feedback_site ON feedback (site, at, key, domain, type, sentiment, urgent, rating, score)",
    "CREATE INDEX feedback_at ON feedback (at, key, domain, type, sentiment, urgent, rating, score)",
    "CREATE INDEX feedback_urgent ON feedback (site, at, key) WHERE urgent = 1",
    "CREATE INDEX feedback_negative ON feedback (site, at, key) WHERE sentiment = 'negative'",
};

// What widgets measure, in windows of five minutes and, later, of an hour: a report of the engine's, as JSON.
// What the service measures of itself, by minutes since 1970. And what was wrong, one row for each time that
// it was: a rule fires once for a site.
constexpr std::array kMonitoring = {
    "ALTER TABLE sites ADD COLUMN analytics INTEGER NOT NULL DEFAULT 0",
    "CREATE TABLE widget_windows (site TEXT NOT NULL, seconds INTEGER NOT NULL CHECK (seconds IN (300, "
    "3600)), starts INTEGER NOT NULL, reports INTEGER NOT NULL, report TEXT NOT NULL, PRIMARY KEY (site, "
    "seconds, starts)) WITHOUT ROWID",
    "CREATE INDEX widget_windows_starts ON widget_windows (seconds, starts)",
    "CREATE TABLE service_minutes (minute INTEGER NOT NULL, figures TEXT NOT NULL, PRIMARY KEY (minute)) "
    "WITHOUT ROWID",
    "CREATE TABLE alerts (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, rule TEXT NOT NULL, site TEXT "
    "NOT NULL, severity TEXT NOT NULL CHECK (severity IN ('warning', 'error', 'critical')), status TEXT NOT "
    "NULL CHECK (status IN ('firing', 'resolved')), value TEXT NOT NULL, fired INTEGER NOT NULL, seen "
    "INTEGER NOT NULL, resolved INTEGER NOT NULL, times INTEGER NOT NULL, acknowledged_by TEXT NOT NULL,"
    " acknowledged_at INTEGER NOT NULL)",
    "CREATE UNIQUE INDEX alerts_firing ON alerts (rule, site) WHERE status = 'firing'",
    "CREATE INDEX alerts_rule ON alerts (rule, site, key)",
    "CREATE INDEX alerts_site ON alerts (site, key)",
};

// How conversations went. `analysed`: the change that was the latest when one was looked at; those that have
// changed since are found by themselves. The last two indexes hold all that statistics count.
constexpr std::array kAnalytics = {
    "ALTER TABLE conversations ADD COLUMN analysed INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX conversations_changed ON conversations (site, key) WHERE analysed != change",
    "CREATE TABLE conversation_analytics (conversation INTEGER NOT NULL REFERENCES conversations(key) ON "
    "DELETE CASCADE, id TEXT NOT NULL, site TEXT NOT NULL, session TEXT NOT NULL, at INTEGER NOT NULL,"
    " calculated INTEGER NOT NULL, messages INTEGER NOT NULL, score INTEGER NOT NULL CHECK (score BETWEEN 0 "
    "AND 100), quick_replies INTEGER NOT NULL, completion INTEGER NOT NULL CHECK (completion IN (0, 50, "
    "100)), resolved INTEGER NOT NULL CHECK (resolved IN (0, 1)), response INTEGER, topics TEXT NOT NULL,"
    " PRIMARY KEY (conversation)) WITHOUT ROWID",
    "CREATE INDEX conversation_analytics_site ON conversation_analytics (site, at, conversation, messages, "
    "score, quick_replies, completion, resolved, response)",
    "CREATE INDEX conversation_analytics_at ON conversation_analytics (at, conversation, messages, score, "
    "quick_replies, completion, resolved, response)",
};

// Who has been asked how it was is found by who they are, in whichever conversation they were.
constexpr std::array kQuestions = {
    "CREATE INDEX conversations_known ON conversations (site, person) WHERE person != ''",
};

// What visitors do beside talking: answers that are given again, by hashes of whose they were; pieces put by;
// what is to come back; and who wants to hear how an order goes on.
constexpr std::array kSupport = {
    "CREATE TABLE idempotency_keys (key TEXT PRIMARY KEY, request TEXT NOT NULL, status INTEGER NOT NULL,"
    " answer TEXT NOT NULL, at INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX idempotency_keys_at ON idempotency_keys (at)",
    "CREATE TABLE shortlists (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site TEXT NOT NULL,"
    " conversation TEXT NOT NULL UNIQUE, items TEXT NOT NULL, at INTEGER NOT NULL)",
    "CREATE INDEX shortlists_at ON shortlists (at)",
    "CREATE TABLE return_requests (key INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, site TEXT NOT NULL,"
    " conversation TEXT NOT NULL, order_id TEXT NOT NULL, wish TEXT NOT NULL, item TEXT NOT NULL, size TEXT "
    "NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL)",
    "CREATE INDEX return_requests_order ON return_requests (order_id, wish, at)",
    "CREATE INDEX return_requests_conversation ON return_requests (conversation)",
    "CREATE INDEX return_requests_at ON return_requests (at)",
    "CREATE TABLE order_updates (key INTEGER PRIMARY KEY, order_id TEXT NOT NULL, site TEXT NOT NULL,"
    " conversation TEXT NOT NULL, email TEXT NOT NULL, phone TEXT NOT NULL, at INTEGER NOT NULL, UNIQUE "
    "(order_id, email, phone))",
    "CREATE INDEX order_updates_conversation ON order_updates (conversation)",
    "CREATE INDEX order_updates_at ON order_updates (at)",
};

// Which agent has claimed a conversation, and until when the claim holds; until when its visitor is taken to
// type; and when something was said last, by which lists are sorted. What agents tell each other of it, and
// what they often say.
constexpr std::array kConsole = {
    "ALTER TABLE conversations ADD COLUMN active INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE conversations ADD COLUMN agent TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE conversations ADD COLUMN agent_name TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE conversations ADD COLUMN agent_since INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE conversations ADD COLUMN agent_until INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE conversations ADD COLUMN typing INTEGER NOT NULL DEFAULT 0",
    "UPDATE conversations SET active = COALESCE((SELECT MAX(at) FROM messages WHERE conversation = "
    "conversations.key), 0)",
    "CREATE INDEX conversations_active ON conversations (active, key)",
    "CREATE INDEX conversations_agent ON conversations (agent) WHERE agent != ''",
    "CREATE INDEX tickets_open ON tickets (conversation) WHERE closed = 0",
    "CREATE TABLE conversation_notes (key INTEGER PRIMARY KEY, conversation INTEGER NOT NULL REFERENCES "
    "conversations(key) ON DELETE CASCADE, author TEXT NOT NULL, text TEXT NOT NULL, at INTEGER NOT NULL)",
    "CREATE INDEX conversation_notes_conversation ON conversation_notes (conversation, key)",
    "CREATE TABLE canned_answers (key INTEGER PRIMARY KEY, site TEXT NOT NULL, name TEXT NOT NULL, text TEXT "
    "NOT NULL, UNIQUE (site, name))",
};

// Windows of a day; and visits of those who chat: when they began, how many pages they had and for how long.
// The indexes hold all that statistics count.
constexpr std::array kVisits = {
    "CREATE TABLE longer_windows (site TEXT NOT NULL, seconds INTEGER NOT NULL CHECK (seconds IN (300, 3600, "
    "86400)), starts INTEGER NOT NULL, reports INTEGER NOT NULL, report TEXT NOT NULL, PRIMARY KEY (site, "
    "seconds, starts)) WITHOUT ROWID",
    "INSERT INTO longer_windows (site, seconds, starts, reports, report) SELECT site, seconds, starts, "
    "reports,"
    " report FROM widget_windows",
    "DROP TABLE widget_windows",
    "ALTER TABLE longer_windows RENAME TO widget_windows",
    "CREATE INDEX widget_windows_starts ON widget_windows (seconds, starts)",
    "CREATE TABLE visits (conversation TEXT NOT NULL, started INTEGER NOT NULL, site TEXT NOT NULL, seen "
    "INTEGER NOT NULL, views INTEGER NOT NULL, seconds INTEGER NOT NULL, again INTEGER NOT NULL CHECK (again "
    "IN (0, 1)), entry TEXT NOT NULL, last TEXT NOT NULL, PRIMARY KEY (conversation, started)) WITHOUT ROWID",
    "CREATE INDEX visits_site ON visits (site, started, views, seconds, again)",
    "CREATE INDEX visits_started ON visits (started, conversation, views, seconds, again)",
};

// Whose visitor wants no figures; and when the last message came, by which it is kept: 0 until somebody has
// looked at one without any, -1 for one of which nothing but its figures is left.
constexpr std::array kKept = {
    "ALTER TABLE conversations ADD COLUMN unmeasured INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE conversations ADD COLUMN spoken INTEGER NOT NULL DEFAULT 0",
    "UPDATE conversations SET spoken = COALESCE((SELECT MAX(at) FROM messages WHERE conversation = "
    "conversations.key), 0)",
    "CREATE INDEX conversations_spoken ON conversations (site, spoken)",
    "CREATE INDEX tickets_conversation ON tickets (conversation)",
    "CREATE INDEX tickets_closed ON tickets (site, at) WHERE closed != 0",
};

// Pages of help: they are read from files at each start, and are in no backup.
constexpr std::array kArticles = {
    "CREATE VIRTUAL TABLE articles USING fts5(site UNINDEXED, language UNINDEXED, name UNINDEXED, link "
    "UNINDEXED, title UNINDEXED, text UNINDEXED, words)",
};

// What was written before is not compared with orders any more: nobody knows how often that was tried.
constexpr std::array kProofs = {
    "ALTER TABLE messages ADD COLUMN may_prove INTEGER NOT NULL DEFAULT 0",
};

using Statements = std::span<const char* const>;
const std::array kMigrations = {
    Statements(kFirst),      Statements(kOpenIn),    Statements(kImageHosts), Statements(kLocale),
    Statements(kLook),       Statements(kForms),     Statements(kUploads),    Statements(kHours),
    Statements(kPrechat),    Statements(kTickets),   Statements(kBehaviour),  Statements(kIdentity),
    Statements(kMails),      Statements(kWording),   Statements(kHandovers),  Statements(kShared),
    Statements(kFlags),      Statements(kAdmin),     Statements(kRates),      Statements(kFeedback),
    Statements(kMonitoring), Statements(kAnalytics), Statements(kQuestions),  Statements(kSupport),
    Statements(kConsole),    Statements(kVisits),    Statements(kKept),       Statements(kArticles),
    Statements(kProofs)};

// In this order: a key is an INTEGER as well. What is worth nothing after a crash needs no log.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kWords = {
    {{kArticles[0],
      "CREATE TABLE articles (key INTEGER PRIMARY KEY, site TEXT NOT NULL, language TEXT NOT NULL, name TEXT "
      "NOT NULL, link TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, words TEXT NOT NULL, found "
      "TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED, UNIQUE (name, language, site))"},
     {"CREATE TABLE rate_limits", "CREATE UNLOGGED TABLE rate_limits"},
     {"INTEGER PRIMARY KEY", "BIGINT GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"},
     {"INTEGER", "BIGINT"},
     {" WITHOUT ROWID", ""},
     {" COLLATE NOCASE", ""}}};

void replaceAll(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

}  // namespace

int migrate(int version, const std::function<void(const char*)>& apply) {
  const int newest = static_cast<int>(kMigrations.size());
  if (version > newest) throw StoreFailure("the database was written by a newer pipitd");
  for (int step = version; step < newest; ++step) {
    for (const char* statement : kMigrations[static_cast<std::size_t>(step)]) apply(statement);
  }
  return newest;
}

std::string forPostgres(std::string_view statement) {
  std::string text(statement);
  for (const auto& [sqlite, postgres] : kWords) replaceAll(text, sqlite, postgres);
  return text;
}

}  // namespace pipit::server
