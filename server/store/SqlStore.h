#pragma once

#include <memory>
#include <string>

#include "domain/Store.h"

namespace pipit::server {

class Database;

// The store in a database that understands SQL.
class SqlStore : public Store {
 public:
  explicit SqlStore(std::unique_ptr<Database> database);
  ~SqlStore() override;

  void ping() override;
  int version() override;
  bool isShared() const override;
  std::unique_ptr<ChangeWatch> watch(ChangeHeard heard) override;
  void onTouched(TopicHeard heard) override;
  void backUp(const std::string& file) override;
  void restore(const std::string& file, const Signature& signature) override;

  std::optional<std::string> setting(std::string_view key) override;
  std::string settingOrNew(std::string_view key, std::string_view value) override;

  std::optional<Site> site(std::string_view id) override;
  std::vector<Site> sites() override;
  void putSite(const Site& site) override;
  void seedSite(const Site& site) override;
  Wording wordingOf(std::string_view site) override;
  void putWording(std::string_view site, const Wording& wording) override;

  std::optional<Message> byClientId(std::string_view conversation, std::string_view clientId) override;
  std::optional<Message> byId(std::string_view conversation, std::string_view id) override;
  bool isAnswered(std::string_view conversation, std::string_view form) override;
  std::string siteOf(std::string_view conversation) override;
  std::expected<Appended, NotAppended> append(const ConversationKey& conversation,
                                              const NewMessage& message) override;
  std::optional<Unanswered> claim(std::string_view conversation, Lease lease) override;
  void renewClaims(std::int64_t until) override;
  void releaseClaims() override;
  std::optional<Message> startAnswer(std::string_view conversation, std::int64_t question,
                                     std::string_view id, std::int64_t at) override;
  std::optional<Message> restartAnswer(std::string_view conversation, std::int64_t answer) override;
  std::optional<Message> completeAnswer(std::string_view conversation, std::int64_t answer,
                                        std::string_view text, const std::vector<Card>& cards,
                                        std::string_view extra) override;

  void forbidFigures(std::string_view conversation) override;
  RetentionCount forgetConversations(const RetentionQuery& query) override;
  std::int64_t forgetSessions(std::int64_t now) override;
  std::optional<Background> backgroundOf(std::string_view conversation) override;
  std::optional<ConversationKey> conversationOf(std::string_view site, std::string_view person) override;
  void describe(const ConversationKey& conversation, const Person& person) override;
  void merge(const ConversationKey& source, std::string_view into) override;
  void revoke(const Pass& pass, std::int64_t expires, std::int64_t now) override;
  bool isRevoked(std::string_view session) override;
  void putHandover(const Handover& handover, std::int64_t now) override;
  std::optional<Pass> takeHandover(std::string_view site, std::string_view code, std::int64_t now) override;

  Ticket openTicket(const NewTicket& ticket) override;
  std::vector<Ticket> tickets(std::string_view site, bool all) override;
  bool closeTicket(std::string_view id, const Signature& signature) override;
  std::vector<MovedTicket> movedTickets(int limit) override;
  std::optional<Message> moveTicket(const MovedTicket& moved, std::string_view extra) override;
  std::vector<std::string> waiting(std::size_t limit, std::int64_t now) override;

  MessagePage messagesBefore(std::string_view conversation, std::int64_t before, int limit) override;
  std::vector<Message> changesAfter(std::string_view conversation, std::int64_t after, int limit) override;
  std::int64_t latestChange(std::string_view conversation) override;
  std::vector<Message> historyOf(std::string_view conversation, std::int64_t question, int limit) override;

  void exclusively(std::set<std::string> names, const std::function<void()>& work) override;
  void putUpload(const Upload& upload) override;
  std::optional<Upload> upload(std::string_view id) override;
  UploadCount uploadsOfConversation(std::string_view conversation, std::int64_t since) override;
  UploadCount uploadsOfSite(std::string_view site, std::int64_t since) override;
  std::vector<std::string> staleUploads(std::int64_t before) override;
  void forgetUploads(const std::vector<std::string>& ids,
                     const std::function<void(const std::string&)>& removed) override;

  void alone(const std::function<bool()>& work) override;
  std::int64_t writesOfOthers() override;
  Flags flagsOf(FlagLayer layer, std::string_view owner) override;
  void putFlag(FlagLayer layer, std::string_view owner, Feature feature, std::optional<bool> isOn,
               std::int64_t at) override;
  bool isKilled() override;
  void setKilled(bool isKilled) override;
  std::vector<RolloutRecord> rollouts() override;
  void putRollout(const RolloutRecord& record) override;
  std::vector<FlagChange> flagChanges(int limit) override;
  void addFlagChange(const FlagChange& change) override;
  std::vector<RolloutEvent> rolloutEvents(std::string_view feature, int limit) override;
  void addRolloutEvent(const RolloutEvent& event) override;
  void addOutcomes(std::string_view feature, std::int64_t minute, const Outcomes& outcomes) override;
  Outcomes outcomesSince(std::string_view feature, std::int64_t minute) override;
  void forgetOutcomes(std::string_view feature, std::int64_t before) override;

  RateGrant takeRate(const RateRequest& request) override;
  void forgetRates(std::int64_t before) override;

  std::vector<User> users() override;
  std::optional<User> user(std::string_view name) override;
  void putUser(const User& user) override;
  void removeUser(std::string_view name) override;
  std::optional<AdminSession> adminSession(std::string_view token) override;
  void putAdminSession(const AdminSession& session) override;
  void endAdminSession(std::string_view token) override;
  void endAdminSessionsOf(std::string_view user) override;
  void forgetAdminSessions(std::int64_t begun, std::int64_t seen) override;
  LoginFailures loginFailures(std::string_view who) override;
  void putLoginFailures(std::string_view who, const LoginFailures& failures) override;
  void forgetLoginFailures(std::int64_t before) override;
  void addAudit(const AuditRow& row) override;
  std::vector<AuditRow> audit(const AuditQuery& query) override;

  std::optional<Feedback> feedbackByClientId(std::string_view conversation,
                                             std::string_view clientId) override;
  std::optional<TakenFeedback> addFeedback(const NewFeedback& feedback) override;
  bool wasAsked(std::string_view conversation, std::string_view form, std::int64_t since) override;
  std::expected<Message, NotAsked> ask(const NewQuestion& question) override;
  std::vector<Feedback> feedback(const FeedbackQuery& query) override;
  std::vector<FeedbackSum> feedbackSums(const FeedbackQuery& query) override;
  std::vector<FeedbackDay> feedbackDays(const FeedbackQuery& query, int limit) override;
  std::int64_t deleteFeedbackBefore(std::string_view site, std::int64_t before, int limit) override;

  void putMail(const MailRequest& mail) override;
  std::int64_t mailsWaiting() override;
  std::optional<std::int64_t> mailAsked(MailCount by, std::string_view whose, std::int64_t since,
                                        int nth) override;
  std::optional<WaitingMail> nextMail() override;
  bool takeMail(const WaitingMail& mail, std::int64_t due) override;
  void postponeMail(std::string_view id, std::int64_t due) override;
  void endMail(std::string_view id) override;
  void forgetMails(std::int64_t before) override;

  std::optional<WidgetWindow> window(std::string_view site, std::int64_t seconds,
                                     std::int64_t starts) override;
  void putWindow(const WidgetWindow& window) override;
  std::vector<WindowCount> countWindows(const WindowQuery& query) override;
  std::vector<WidgetWindow> windows(const WindowQuery& query) override;
  std::vector<WidgetWindow> windowsToRollUp(std::int64_t seconds, std::int64_t before, int limit) override;
  void removeWindows(std::string_view site, std::int64_t seconds, std::int64_t from,
                     std::int64_t to) override;
  std::int64_t forgetWindows(std::int64_t before, int limit) override;
  std::optional<ServiceMinute> serviceMinute(std::int64_t minute) override;
  void putServiceMinute(const ServiceMinute& minute) override;
  std::vector<ServiceMinute> serviceMinutesSince(std::int64_t minute) override;
  void forgetServiceMinutes(std::int64_t before) override;
  std::vector<Alert> alerts(const AlertQuery& query) override;
  std::optional<Alert> alert(std::string_view id) override;
  std::optional<Alert> latestAlert(std::string_view rule, std::string_view site) override;
  void putAlert(const Alert& alert) override;
  std::int64_t forgetAlerts(std::int64_t before, int limit) override;

  std::vector<std::string> changedConversations(int limit) override;
  std::optional<ChangedConversation> takeChanged(std::string_view conversation, int messages) override;
  void putFigures(const ConversationFigures& figures) override;
  void dropFigures(std::int64_t conversation) override;
  std::vector<ConversationFigures> figures(const FiguresQuery& query) override;
  std::vector<FiguresSum> figureSums(const FiguresQuery& query) override;
  std::int64_t forgetFigures(std::int64_t before, int limit) override;
  void addView(const PageView& view, std::int64_t pause) override;
  VisitSum visitSum(const FiguresQuery& query) override;
  std::int64_t forgetVisits(std::int64_t before, int limit) override;

  bool enter(const Pass& pass) override;
  std::optional<KeptAnswer> keptAnswer(std::string_view key) override;
  void keepAnswer(std::string_view key, const KeptAnswer& answer) override;
  void addTicket(const NewTicket& ticket) override;
  std::optional<Shortlist> shortlistOf(std::string_view conversation) override;
  void putShortlist(const Shortlist& shortlist) override;
  bool hasReturn(const ReturnRequest& request, std::int64_t since) override;
  void addReturn(const ReturnRequest& request) override;
  void putOrderUpdates(const OrderUpdates& updates) override;
  std::int64_t forgetSupport(SupportRows rows, std::int64_t before, int limit) override;
  std::vector<ConversationSummary> conversations(const ConversationQuery& query) override;
  std::optional<ConversationFile> conversation(std::string_view id) override;
  std::expected<Written, ClaimRefused> takeConversation(const AgentClaim& claim) override;
  std::expected<Written, ClaimRefused> renewConversation(const AgentClaim& claim) override;
  std::expected<Written, ClaimRefused> sayAsAgent(const AgentMessage& message) override;
  std::expected<Written, ClaimRefused> leaveConversation(const AgentClaim& claim, Leaving leaving) override;
  std::vector<std::string> lapsedConversations(std::int64_t now, int limit) override;
  std::optional<Message> tellLapse(std::string_view conversation, std::int64_t now) override;
  bool visitorTypes(std::string_view conversation, std::int64_t now, std::int64_t until) override;
  void tellTyping(std::string_view conversation) override;
  std::optional<Note> addNote(std::string_view conversation, const Note& note) override;
  std::vector<CannedAnswer> cannedAnswers(const std::optional<std::vector<std::string>>& sites) override;
  std::optional<CannedAnswer> cannedAnswer(std::int64_t key) override;
  std::expected<CannedAnswer, CannedRefused> addCannedAnswer(const CannedAnswer& answer,
                                                             const Signature& signature) override;
  void removeCannedAnswer(const CannedAnswer& answer, const Signature& signature) override;

  void putArticles(const std::vector<IndexedArticle>& articles) override;
  std::vector<IndexedArticle> findArticles(std::string_view site, std::string_view language,
                                           const std::vector<std::string>& beginnings, int limit) override;
  std::optional<Article> article(std::string_view site, std::string_view language,
                                 std::string_view name) override;

 private:
  struct Tables;
  std::unique_ptr<Tables> tables_;
};

}  // namespace pipit::server
