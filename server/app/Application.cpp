#include "app/Application.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "app/ChangeInbox.h"
#include "app/Loading.h"
#include "app/Responders.h"
#include "domain/AnswerDesk.h"
#include "domain/Chat.h"
#include "domain/FlagDesk.h"
#include "domain/Handovers.h"
#include "domain/QueueDesk.h"
#include "domain/RateLimiter.h"
#include "domain/Retention.h"
#include "domain/SharedRates.h"
#include "domain/SiteBook.h"
#include "domain/Transcripts.h"
#include "domain/admin/News.h"
#include "domain/admin/Password.h"
#include "domain/admin/UserBook.h"
#include "domain/analytics/Analytics.h"
#include "domain/console/Console.h"
#include "domain/feedback/FeedbackBook.h"
#include "domain/monitoring/Watch.h"
#include "domain/monitoring/Windows.h"
#include "domain/support/OnceOnly.h"
#include "domain/support/SupportDesk.h"
#include "http/AdminPages.h"
#include "http/ArticleRoutes.h"
#include "http/ChatRoutes.h"
#include "http/FeedbackRoutes.h"
#include "http/FramePage.h"
#include "http/HandoverRoutes.h"
#include "http/HealthRoutes.h"
#include "http/IncomingFile.h"
#include "http/Log.h"
#include "http/MetricsRoute.h"
#include "http/MonitoringRoutes.h"
#include "http/OpenApi.h"
#include "http/Server.h"
#include "http/SiteRoutes.h"
#include "http/StaticRoutes.h"
#include "http/TranscriptRoutes.h"
#include "http/UploadRoutes.h"
#include "http/ViewRoute.h"
#include "http/WindowPage.h"
#include "http/admin/AdminRoutes.h"
#include "http/support/SupportRoutes.h"
#include "mail/MailThread.h"
#include "model/Limits.h"
#include "responder/ProofGuard.h"
#include "store/PostgresAddress.h"

namespace pipit::server {

namespace {

std::string originAt(std::string_view host, std::uint16_t port) {
  return "http://" + std::string(host) + (port == 80 ? "" : ':' + std::to_string(port));
}

// Somebody has to be the first.
std::optional<std::string> seedAdmin(Store& store) {
  UserBook users(store);
  if (!users.list().empty()) return std::nullopt;
  std::string password = newPassword();
  const auto hash = hashOfPassword(password);
  const bool isSeeded = hash && users.seed(*hash, {"pipitd", "the first user", systemMilliseconds()});
  return isSeeded ? std::optional(std::move(password)) : std::nullopt;
}

std::filesystem::path uploadFolder(const Options& options) {
  const auto beside = isPostgresAddress(options.database)
                          ? std::filesystem::path()
                          : std::filesystem::path(options.database).parent_path();
  return (options.data.empty() ? beside : std::filesystem::path(options.data)) / "uploads";
}

}  // namespace

// In the order in which they need each other; they end in the opposite one.
struct Application::Parts {
  Parts(const Options& options, const Settings& settings, Loaded things)
      : loaded(std::move(things)),
        rates({*loaded.store, metrics, systemMilliseconds}),
        switchboard(*loaded.store, metrics),
        responders(respondersFor(options, loaded, metrics, rates.pool())),
        answers({*loaded.store, *responders.first, switchboard, metrics, systemMilliseconds}),
        proofs(options.orderRate, "order", rates.pool()),
        wrongProofs(options.orderRate.perMinute == 0 ? RateLimit{} : limits::kWrongProofs, "order-wrong",
                    rates.pool()),
        guard({loaded.concierge, *loaded.store, proofs, wrongProofs, systemMilliseconds}),
        chat({*loaded.store, answers, switchboard, metrics, loaded.passes, systemMilliseconds,
              options.chatRate, rates.pool(),
              [this](const Prompt& said, const std::string& client) { return guard.lets(said, client); }}),
        handovers({*loaded.store, chat, systemMilliseconds}),
        uploads({*loaded.store, metrics, uploadFolder(options), systemMilliseconds, options.uploadRate,
                 options.uploadQuota, options.siteUploadQuota, rates.pool()}),
        feedback(
            {*loaded.store, metrics, systemMilliseconds, options.feedbackRate, rates.pool(), &switchboard}),
        support(*loaded.store, metrics, systemMilliseconds),
        once(*loaded.store, systemMilliseconds),
        queue({*loaded.store, switchboard, metrics}),
        console({*loaded.store, answers, switchboard, metrics, systemMilliseconds, options.agentAway}),
        windows({*loaded.store, metrics, systemMilliseconds,
                 [this](const Site& site) { return flags.has(site, Feature::Analytics); }}),
        analytics({*loaded.store, metrics, systemMilliseconds,
                   [concierge = loaded.concierge](std::string_view text) {
                     return std::string(concierge.topic(text));
                   },
                   [this](const std::string& id) {
                     const auto site = loaded.store->site(id);
                     return site && flags.has(*site, Feature::Analytics);
                   }}),
        retention({*loaded.store, metrics, systemMilliseconds}),
        watch({*loaded.store, metrics, metrics.meter(), systemMilliseconds,
               [this](Sight sight) { metrics.seen(std::move(sight)); }}),
        mailer(mailerFor(options)),
        transcripts({*loaded.store, metrics, mailer.get(), options.mailFrom, systemMilliseconds}),
        sites(*loaded.store),
        flags({*loaded.store, metrics, systemMilliseconds, options.features}),
        sessions(options.sessionRate, "session", rates.pool()),
        supportClients(options.supportRate, "support", rates.pool()),
        supportSessions(options.supportRate, "support-session", rates.pool()),
        searches(options.helpRate, "help", rates.pool()),
        reports(options.reportRate, "report", rates.pool()),
        siteReports(options.siteReportRate, "report-site", rates.pool()),
        metricsToken(options.metricsToken),
        signIn(*loaded.store, systemMilliseconds),
        news(signIn),
        environment(options.features),
        services{router, chat, desk, slowWork, metrics, settings} {
    services.settings.trustForwarded = options.trustForwarded;
    if (options.connections) {
      services.settings.connections = options.connections->all;
      services.settings.connectionsOfClient = options.connections->ofClient;
    }
    services.settings.uploads = uploadFolder(options);
    removeIncoming(services.settings.uploads);
    loaded.store->onTouched([this](Topic topic, const std::string& site) { news.put(topic, site); });
  }

  void addRoutes(const std::string& widgetOrigin) {
    *loaded.widgetOrigin = widgetOrigin;
    loaded.files.substitute("/embed/", "{{widget_origin}}", widgetOrigin);
    loaded.files.substitute("/admin/", "{{widget_origin}}", widgetOrigin);
    addStaticRoutes(router, loaded.files, widgetOrigin, flags.lastKilled());
    addAdminPages(router, loaded.files);
    addSiteRoutes(router, {sites, flags, loaded.page, loaded.files}, systemMilliseconds, transcripts.isOn());
    addWindowRoute(router, loaded.files);
    addChatRoutes(router, chat, sessions);
    addTypingRoute(router, chat, console);
    addHandoverRoutes(router, chat, handovers, sessions);
    addUploadRoutes(router, chat, uploads);
    addTranscriptRoutes(router, chat, transcripts);
    addQuestionRoute(router, chat, feedback);
    addSupportRoutes(router, {{chat, once, {supportClients, supportSessions, proofs, wrongProofs}},
                              loaded.shop,
                              support,
                              systemMilliseconds});
    addViewRoute(router, chat, analytics, reports);
    addArticleRoutes(router, {*loaded.articles, sites, flags, loaded.files, searches});
    addHealthRoutes(router, *loaded.store, queues());
    addMetricsRoute(router, metrics, {metricsToken, services.settings.trustForwarded});
    addDescriptionRoute(router);
    addAdminRoutes(router,
                   {*loaded.store,
                    sites,
                    flags,
                    sessions,
                    environment,
                    chat,
                    feedback,
                    analytics,
                    watch.alerts(),
                    console,
                    news,
                    {windows, reports, siteReports, widgetOrigin}},
                   {signIn, systemMilliseconds, widgetOrigin, services.settings.trustForwarded});
  }

  // All that may wait here, each with its bound.
  std::vector<Queue> queues() {
    const auto sized = [](auto size) { return static_cast<std::int64_t>(size); };
    std::vector<Queue> all = {
        {"desk", sized(services.settings.connections), [=, this] { return sized(desk.waiting()); }},
        {"slowWork", sized(limits::kHashesWaiting), [=, this] { return sized(slowWork.waiting()); }, false},
        {"answers", sized(limits::kAnswersAtOnce), [=, this] { return sized(answers.running()); }},
        {"changes", sized(limits::kChangesWaiting), [=, this] { return sized(inbox.waiting()); }}};
    if (responders.model != nullptr)
      all.push_back({"model", sized(limits::kModelCalls),
                     [=, this] { return sized(responders.model->running()); }, false});
    if (transcripts.isOn())
      all.push_back({"mail", limits::kMailsWaiting, [this] { return loaded.store->mailsWaiting(); }, false});
    return all;
  }

  // What the other services have done, on the desk.
  void take(const ChangeInbox::Changes& changes) {
    const SteadyTime now = std::chrono::steady_clock::now();
    if (changes.hasLost) {
      flags.drop();
      switchboard.catchUpAll();
      news.putAll();
    }
    for (const Change& change : changes.known) take(change, now);
    desk.tick();
  }

  void take(const Change& change, SteadyTime now) {
    if (change.kind == ChangeKind::Flagged) return flags.drop();
    if (change.kind == ChangeKind::Typing) return switchboard.publishTyping(change.conversation);
    if (change.kind == ChangeKind::Touched) return news.put(change.conversation);
    if (change.kind == ChangeKind::Moved) answers.abandon(change.conversation);
    if (change.kind != ChangeKind::Changed) return switchboard.disconnect(change.conversation);
    if (!switchboard.isHeard(change.conversation)) return;
    switchboard.catchUp(change.conversation);
    answers.ask(change.conversation, now);
  }

  std::unique_ptr<ChangeWatch> watchFor() {
    return loaded.store->watch([this](const Change& change) {
      if (inbox.put(change)) net::post(desk.context(), [this] { take(inbox.take()); });
    });
  }

  std::unique_ptr<MailThread> mailerFor(const Options& options) {
    if (!options.smtp) return nullptr;
    return std::make_unique<MailThread>(Smtp(*options.smtp, options.mailFrom), [this](MailResult result) {
      net::post(desk.context(), [this, result = std::move(result)] {
        transcripts.settle(result);
        desk.tick();
      });
    });
  }

  Metrics metrics;
  Loaded loaded;
  SharedRates rates;
  Switchboard switchboard;
  ChangeInbox inbox;
  Responders responders;
  AnswerDesk answers;
  RateLimiter proofs, wrongProofs;
  ProofGuard guard;
  Chat chat;
  Handovers handovers;
  Uploads uploads;
  FeedbackBook feedback;
  SupportDesk support;
  OnceOnly once;
  QueueDesk queue;
  Console console;
  Windows windows;
  Analytics analytics;
  Retention retention;
  Watch watch;
  Desk desk;
  std::unique_ptr<MailThread> mailer;
  Transcripts transcripts;
  SiteBook sites;
  FlagDesk flags;
  RateLimiter sessions;
  RateLimiter supportClients;
  RateLimiter supportSessions;
  RateLimiter searches;
  RateLimiter reports;
  RateLimiter siteReports;
  std::string metricsToken;
  SignIn signIn;
  News news;
  Flags environment;
  Router router;
  SlowWork slowWork;
  Services services;
  Server server;
  std::uint16_t port = 0;
  std::string shopOrigin;
  std::optional<std::string> firstPassword;
};

std::expected<std::unique_ptr<Application>, Problem> Application::create(const Options& options,
                                                                         const Settings& settings) {
  auto loaded = load(options);
  if (!loaded) return std::unexpected(loaded.error());
  auto parts = std::make_unique<Parts>(options, settings, *std::move(loaded));
  const auto port = parts->server.listen(options.host, options.port);
  if (!port)
    return std::unexpected(Problem{"--listen", port.error(), "an address of this machine and a free port"});
  parts->port = *port;
  parts->shopOrigin = options.shopOrigin.value_or(originAt("127.0.0.1", *port));
  parts->addRoutes(options.widgetOrigin.value_or(originAt("localhost", *port)));
  std::vector<std::string_view> routes;
  for (const auto& [path, methods] : parts->router.list()) routes.push_back(path);
  parts->metrics.expect(routes);
  if (const auto seeded = parts->sites.seedDemoShop(parts->shopOrigin); !seeded) {
    return std::unexpected(Problem{"--shop-origin", seeded.error().problem, seeded.error().allowed});
  }
  parts->firstPassword = seedAdmin(*parts->loaded.store);
  return std::unique_ptr<Application>(new Application(std::move(parts)));
}

Application::Application(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Application::~Application() = default;

std::uint16_t Application::port() const {
  return parts_->port;
}
std::string Application::shopAddress() const {
  return parts_->shopOrigin + "/embed/";
}

std::vector<std::pair<std::string_view, std::string_view>> Application::routes() const {
  return parts_->router.list();
}

const std::optional<std::string>& Application::firstPassword() const {
  return parts_->firstPassword;
}

void Application::run(bool signals) {
  logEvent("start", "listening on port " + std::to_string(parts_->port));
  parts_->answers.resume(std::chrono::steady_clock::now());
  parts_->desk.start([this](SteadyTime now) {
    const SteadyTime look =
        std::min({parts_->queue.advance(now), parts_->console.advance(now), parts_->uploads.sweep(now),
                  parts_->transcripts.advance(now), parts_->flags.advance(now), parts_->rates.sweep(now),
                  parts_->feedback.sweep(now), parts_->support.sweep(now), parts_->windows.sweep(now),
                  parts_->analytics.advance(now), parts_->retention.sweep(now), parts_->watch.advance(now),
                  parts_->news.advance(now)});
    const SteadyTime behind = parts_->switchboard.advance(now).value_or(look);
    return std::min({parts_->answers.advance(now).value_or(look), behind, look});
  });
  auto watch = parts_->watchFor();
  parts_->server.run(parts_->services, signals);
  watch.reset();
  if (parts_->mailer) parts_->mailer->stop();
  parts_->desk.stop();
  parts_->answers.close();
  logEvent("stop", "all connections have ended");
}

void Application::stop() {
  parts_->server.stop();
}

}  // namespace pipit::server
