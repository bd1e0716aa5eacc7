#include "app/Application.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "app/Loading.h"
#include "domain/AnswerDesk.h"
#include "domain/Chat.h"
#include "domain/QueueDesk.h"
#include "domain/RateLimiter.h"
#include "domain/SiteBook.h"
#include "http/ChatRoutes.h"
#include "http/FramePage.h"
#include "http/HealthRoutes.h"
#include "http/IncomingFile.h"
#include "http/Log.h"
#include "http/Server.h"
#include "http/SiteRoutes.h"
#include "http/StaticRoutes.h"
#include "http/UploadRoutes.h"
#include "store/SqliteStore.h"

namespace pipit::server {

namespace {

std::string originAt(std::string_view host, std::uint16_t port) {
  return "http://" + std::string(host) + (port == 80 ? "" : ':' + std::to_string(port));
}

std::filesystem::path uploadFolder(const Options& options) {
  const auto beside = std::filesystem::path(options.database).parent_path();
  return (options.data.empty() ? beside : std::filesystem::path(options.data)) / "uploads";
}

}  // namespace

// In the order in which they need each other; they end in the opposite one.
struct Application::Parts {
  Parts(const Options& options, const Settings& settings, Loaded things)
      : loaded(std::move(things)),
        answers({*loaded.store, *loaded.responder, switchboard, metrics, systemMilliseconds}),
        chat({*loaded.store, answers, switchboard, metrics, loaded.passes, systemMilliseconds,
              options.chatRate}),
        uploads({*loaded.store, metrics, uploadFolder(options), systemMilliseconds, options.uploadRate,
                 options.uploadQuota, options.siteUploadQuota}),
        queue({*loaded.store, switchboard, metrics}),
        sites(*loaded.store),
        sessions(options.sessionRate),
        services{router, chat, desk, metrics, settings} {
    services.settings.trustForwarded = options.trustForwarded;
    services.settings.uploads = uploadFolder(options);
    removeIncoming(services.settings.uploads);
  }

  void addRoutes(const std::string& widgetOrigin) {
    loaded.files.substitute("/embed/", "{{widget_origin}}", widgetOrigin);
    addStaticRoutes(router, loaded.files, widgetOrigin);
    addSiteRoutes(router, sites, loaded.page, systemMilliseconds);
    addChatRoutes(router, chat, sessions);
    addUploadRoutes(router, chat, uploads);
    addHealthRoutes(router, *loaded.store, metrics);
  }

  Metrics metrics;
  Loaded loaded;
  Switchboard switchboard;
  AnswerDesk answers;
  Chat chat;
  Uploads uploads;
  QueueDesk queue;
  SiteBook sites;
  RateLimiter sessions;
  Router router;
  Desk desk;
  Services services;
  Server server;
  std::uint16_t port = 0;
  std::string shopOrigin;
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
  if (const auto seeded = parts->sites.seedDemoShop(parts->shopOrigin); !seeded) {
    return std::unexpected(Problem{"--shop-origin", seeded.error().problem, seeded.error().allowed});
  }
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

void Application::run(bool signals) {
  logEvent("start", "listening on port " + std::to_string(parts_->port));
  parts_->answers.resume(std::chrono::steady_clock::now());
  parts_->desk.start([this](SteadyTime now) {
    const SteadyTime look = std::min(parts_->queue.advance(now), parts_->uploads.sweep(now));
    return std::min(parts_->answers.advance(now).value_or(look), look);
  });
  parts_->server.run(parts_->services, signals);
  parts_->desk.stop();
  logEvent("stop", "all connections have ended");
}

void Application::stop() {
  parts_->server.stop();
}

}  // namespace pipit::server
