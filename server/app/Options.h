#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "domain/Flag.h"
#include "domain/Limits.h"
#include "domain/RateLimiter.h"
#include "domain/Uploads.h"
#include "http/Log.h"
#include "mail/SmtpServer.h"
#include "model/ModelServer.h"
#include "responder/ModelBudget.h"

namespace pipit::server {

inline constexpr std::int64_t kMegabyte = 1'000'000;

// The demo shop's help, which is there where the repository is.
inline constexpr const char* kDemoArticles = "web/embed/data/articles";

// Of one address: 0, no limit.
struct ConnectionLimit {
  std::size_t all = 0;
  std::size_t ofClient = 0;
};

// How the service is to run, checked.
struct Options {
  std::string host = "127.0.0.1";
  std::uint16_t port = 8080;
  std::string database = "pipit.db";
  std::string web = "build/web";
  std::string catalogue = "web/embed/data/catalogue.json";
  std::string orders = "web/embed/data/orders.json";
  std::string synonyms;                     // a file; empty: no words but the concierge's own
  std::string articles = kDemoArticles;     // a folder of help; empty: none
  std::optional<std::string> widgetOrigin;  // else http://localhost:<port>
  std::optional<std::string> shopOrigin;    // else http://127.0.0.1:<port>
  std::optional<std::string> secretFile;    // else a key in the database
  std::chrono::milliseconds answerPace{25};
  std::chrono::milliseconds agentAway{limits::kAgentAway};
  RateLimit chatRate{30, 10};
  RateLimit sessionRate{60, 120};
  RateLimit uploadRate{10, 10};
  RateLimit feedbackRate{6, 10};
  RateLimit supportRate{100, 100};                        // of an address, and of a session
  RateLimit orderRate{20, 20};                            // of an address
  RateLimit helpRate{60, 30};                             // of an address
  RateLimit reportRate{60, 120};                          // of an address
  RateLimit siteReportRate{1200, 600};                    // of a site
  UploadQuota uploadQuota{20, 100 * kMegabyte};           // of a conversation, a day
  UploadQuota siteUploadQuota{2'000, 5'000 * kMegabyte};  // of a site, a day
  std::string data;                // the folder of visitors' files; empty: beside the database
  std::optional<SmtpServer> smtp;  // with an address of which mails are: else none are sent
  std::string mailFrom;
  std::string modelUrl;                     // as it was written; empty: the concierge answers alone
  std::string model;                        // its name there
  std::string modelKey;                     // never of an argument, which everybody on the machine may read
  std::optional<std::string> modelKeyFile;  // in place of it
  ModelTimes modelTimes;
  ModelLimits modelLimits;
  Flags features;  // what this installation switches off, below all that is said of flags
  std::optional<ConnectionLimit> connections;  // else those of the settings
  bool trustForwarded = false;
  std::string metricsToken;  // who may read /api/metrics; empty: who asks from this machine
  LogLevel logLevel = LogLevel::Info;
};

}  // namespace pipit::server
