#include "app/CommandLine.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <utility>

#include "app/FlagCommandLine.h"
#include "app/OptionValues.h"
#include "app/Quoted.h"
#include "app/UserCommandLine.h"
#include "domain/Limits.h"

namespace pipit::server {

namespace {

constexpr const char* kVersion = "pipitd " PIPIT_VERSION;

// The options as they were written.
struct Texts {
  Options options;
  std::string listen = "127.0.0.1:8080";
  std::string widgetOrigin, shopOrigin, secretFile;
  std::string answerPace = "25";
  std::string agentAway = "90";
  std::string chatRate = "30/10";
  std::string sessionRate = "60/120";
  std::string uploadRate = "10/10";
  std::string feedbackRate = "6/10";
  std::string supportRate = "100/100";
  std::string orderRate = "20/20";
  std::string helpRate = "60/30";
  std::string reportRate = "60/120";
  std::string siteReportRate = "1200/600";
  std::string connections = "16384/2048";
  std::string uploadQuota = "20/100";
  std::string siteUploadQuota = "2000/5000";
  std::string smtp;
  std::string modelKeyFile;
  std::string modelTimes = "10000/60000";
  std::string modelBudget = "200/5000";
  std::string features;
  std::string logLevel = "info";
};

struct SiteTexts {
  std::string id, name, botName, subtitle, welcome, placeholder, openIn, locale, accent, radius, font,
      identity, organization, uploads, analytics, hours, timezone, prechat, avatar, features;
  int retention = 0, feedbackRetention = 0;
  bool rotate = false, retire = false, removeTexts = false;
  std::string texts;
  std::vector<std::string> allow, imageHosts, closed;
};

struct TicketTexts {
  std::string id, site;
  bool all = false;
};

void addOption(CLI::App& app, const std::string& name, std::string& value, const std::string& help) {
  std::string variable = "PIPIT_" + name.substr(2);
  std::ranges::transform(variable, variable.begin(), [](char c) {
    return c == '-' ? '_' : c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
  });
  app.add_option(name, value, help)->envname(variable)->capture_default_str()->take_last();
}

void addModelOptions(CLI::App& app, Texts& texts) {
  addOption(
      app, "--model-url", texts.options.modelUrl,
      "Server of models that speaks as OpenAI's, such as https://api.openai.com/v1; none: the concierge "
      "answers alone. Its key: PIPIT_MODEL_KEY");
  app.add_option("--model", texts.options.model, "The model's name there")
      ->envname("PIPIT_MODEL_NAME")
      ->take_last();
  addOption(app, "--model-key-file", texts.modelKeyFile, "File with the key, in place of PIPIT_MODEL_KEY");
  addOption(app, "--model-timeouts", texts.modelTimes,
            "Milliseconds to the first word of the model's answer / to the last");
  addOption(app, "--model-budget", texts.modelBudget,
            "Thousands of tokens for a conversation an hour / for a site a day; 0: no limit");
}

void addServeOptions(CLI::App& app, Texts& texts) {
  addOption(app, "--listen", texts.listen, "Address and port; port 0: any free one");
  addOption(app, "--database", texts.options.database,
            "SQLite file, made if it is not there, or postgresql://USER:PASSWORD@HOST/DATABASE");
  addOption(app, "--web", texts.options.web, "Folder of the built web files");
  addOption(app, "--catalogue", texts.options.catalogue, "The shop's products, JSON");
  addOption(app, "--orders", texts.options.orders, "The shop's orders, JSON");
  addOption(app, "--synonyms", texts.options.synonyms, "The shop's own words for what is sold, JSON");
  addOption(app, "--articles", texts.options.articles,
            "Folder of help: LANGUAGE/NAME.md, SITE/LANGUAGE/NAME.md; empty: none");
  addOption(app, "--widget-origin", texts.widgetOrigin,
            "Origin of the widget (default http://localhost:PORT)");
  addOption(app, "--shop-origin", texts.shopOrigin,
            "Origin of the demo shop (default http://127.0.0.1:PORT)");
  addOption(app, "--secret-file", texts.secretFile,
            "Key of the visitors' tokens (default: one in the database)");
  addOption(app, "--answer-pace", texts.answerPace, "Milliseconds a word of a streamed answer");
  addOption(app, "--agent-away", texts.agentAway,
            "Seconds after which the concierge goes on where an agent has gone");
  addOption(app, "--chat-rate", texts.chatRate, "A visitor's messages a minute / at once; 0: no limit");
  addOption(app, "--session-rate", texts.sessionRate,
            "Sessions that an address begins a minute / at once; 0: no limit");
  addOption(app, "--data", texts.options.data, "Folder of visitors' files (default: that of the database)");
  addOption(app, "--upload-rate", texts.uploadRate, "A visitor's files a minute / at once; 0: no limit");
  addOption(app, "--feedback-rate", texts.feedbackRate,
            "What a visitor tells the shop a minute / at once; 0: no limit");
  addOption(app, "--support-rate", texts.supportRate,
            "What an address, and what a session, asks of /api/support a minute / at once; 0: no limit");
  addOption(app, "--order-rate", texts.orderRate,
            "Proofs of orders from an address a minute / at once; 0: no limit");
  addOption(app, "--help-rate", texts.helpRate,
            "An address's searches in the help a minute / at once; 0: no limit");
  addOption(app, "--report-rate", texts.reportRate,
            "Reports of widgets from an address a minute / at once; 0: no limit");
  addOption(app, "--site-report-rate", texts.siteReportRate,
            "Reports of a site's widgets a minute / at once; 0: no limit");
  addOption(app, "--upload-quota", texts.uploadQuota,
            "A conversation's files / megabytes a day; 0: no limit");
  addOption(app, "--site-upload-quota", texts.siteUploadQuota,
            "A site's files / megabytes a day; 0: no limit");
  addOption(app, "--connections", texts.connections,
            "Connections at once / of one address, 0: no limit (with --trust-forwarded: all)");
  // A default would be shown by --help, and this one has a password in it.
  app.add_option("--smtp", texts.smtp, "Mail server, smtp[s]://USER:PASSWORD@HOST:PORT; none: no mail")
      ->envname("PIPIT_SMTP")
      ->take_last();
  addOption(app, "--mail-from", texts.options.mailFrom, "Address of which mails are");
  addModelOptions(app, texts);
  addOption(app, "--environment-features", texts.features,
            "What is switched off here unless an organization or a site has it on, such as \"-tabSync\"");
  app.add_option(
         "--metrics-token", texts.options.metricsToken,
         "What /api/metrics has to be asked with, 16 to 256 characters (default: from this machine alone)")
      ->envname("PIPIT_METRICS_TOKEN")
      ->take_last();
  app.add_flag("--trust-forwarded", texts.options.trustForwarded,
               "Take the client's address from the proxy's X-Forwarded-For")
      ->envname("PIPIT_TRUST_FORWARDED");
  addOption(app, "--log-level", texts.logLevel, "debug, info, warn, error, off");
}

CLI::App* addSiteSave(CLI::App& site, SiteTexts& texts) {
  CLI::App* save = site.add_subcommand("save", "Make or change a site")->fallthrough();
  save->add_option("ID", texts.id, "The site's name in addresses: a to z, 0 to 9, -")->required();
  save->add_option("--allow", texts.allow, "An origin that may embed the widget; may be repeated");
  save->add_option("--name", texts.name, "The site's name for people");
  save->add_option("--bot-name", texts.botName, "Who answers");
  save->add_option("--subtitle", texts.subtitle, "The line below the name");
  save->add_option("--welcome", texts.welcome, "The first message");
  save->add_option("--placeholder", texts.placeholder, "The text in the empty composer");
  save->add_option("--open-in", texts.openIn,
                   "Where the visitor opens and closes the panel: tab, that tab alone, or all");
  save->add_option(
      "--locale", texts.locale,
      "The language where the visitor has chosen none: auto, the browser's, or en, es, fr, de, pt, it, "
      "nl, pl, ja, zh, ar, he");
  save->add_option("--image-host", texts.imageHosts,
                   "A host of which messages may show pictures; may be repeated; none: of no host");
  save->add_option(
      "--accent", texts.accent,
      "The colour of buttons, links and the visitor's bubbles, as #0b6a5b; none: the widget's own");
  save->add_option("--radius", texts.radius, "Of the bubbles' corners: 0 to 24 px");
  save->add_option("--font", texts.font, "system, serif or rounded");
  save->add_option(
      "--identity", texts.identity,
      "Who a page says that its visitor is: optional, also without proof, or required, proven alone");
  save->add_option("--organization", texts.organization,
                   "Whose flags it has besides its own; none: nobody's");
  save->add_option("--uploads", texts.uploads, "Whether visitors may send pictures and PDF: on or off");
  save->add_option("--analytics", texts.analytics, "Whether widgets tell what they measure: on or off");
  save->add_option(
      "--hours", texts.hours,
      "When somebody is there: always, never, or such as \"Mon-Fri 09:00-17:00; Sat 10:00-14:00\"");
  save->add_option("--timezone", texts.timezone, "Of the hours, such as Europe/Berlin");
  save->add_option("--closed", texts.closed,
                   "A day without hours, such as 2026-12-25; may be repeated; none: no such day");
  save->add_option("--prechat", texts.prechat,
                   "What a visitor is asked first, such as name,email!; !: to be filled in; none: nothing");
  save->add_option("--avatar", texts.avatar,
                   "The address of the assistant's picture, as https://img.example/ada.webp; none: a letter");
  save->add_option("--features", texts.features,
                   "What is switched off, such as \"-tabSync -retryLogic\"; all: nothing");
  save->add_option("--retention", texts.retention, "Days that a browser keeps a conversation: 1 to 365");
  save->add_option("--feedback-retention", texts.feedbackRetention,
                   "Days that the service keeps feedback: 1 to 365");
  return save;
}

struct DatabaseCommands {
  const CLI::App* migrate;
  const CLI::App* backUp;
  const CLI::App* restore;
};

DatabaseCommands addDatabaseCommands(CLI::App& app, std::string& file) {
  const CLI::App* migrate =
      app.add_subcommand("migrate", "Bring the database to this version's form, and end")->fallthrough();
  CLI::App* backUp =
      app.add_subcommand("backup", "Write all of the database into a new file; a service may run")
          ->fallthrough();
  backUp->add_option("FILE", file, "An SQLite file that is not there yet")->required();
  CLI::App* restore =
      app.add_subcommand("restore", "Put a backup in place of all that is in the database")->fallthrough();
  restore->add_option("FILE", file, "What pipitd backup has written")->required();
  return {migrate, backUp, restore};
}

struct TicketCommands {
  const CLI::App* list;
  const CLI::App* close;
};

TicketCommands addTicketCommands(CLI::App& app, TicketTexts& texts) {
  CLI::App* ticket = app.add_subcommand("ticket", "Visitors who want to hear from a person")
                         ->require_subcommand(1)
                         ->fallthrough();
  CLI::App* list = ticket->add_subcommand("list", "Show who waits, oldest first")->fallthrough();
  list->add_option("--site", texts.site, "Of this site alone");
  list->add_flag("--all", texts.all, "Those that are closed too");
  CLI::App* close = ticket->add_subcommand("close", "A visitor has been served")->fallthrough();
  close->add_option("ID", texts.id, "Such as TICKET-7K3M9QXA")->required();
  return {list, close};
}

std::optional<std::string> given(const CLI::App& app, const std::string& option, const std::string& value) {
  return app.count(option) > 0 ? std::optional(value) : std::nullopt;
}

// "none" alone: an empty list.
std::optional<std::vector<std::string>> givenList(const CLI::App& app, const std::string& option,
                                                  const std::vector<std::string>& values) {
  if (app.count(option) == 0) return std::nullopt;
  return values == std::vector<std::string>{"none"} ? std::vector<std::string>() : values;
}

SiteChange changeOf(const CLI::App& save, const SiteTexts& texts) {
  return {.id = texts.id,
          .name = given(save, "--name", texts.name),
          .allow = texts.allow,
          .botName = given(save, "--bot-name", texts.botName),
          .subtitle = given(save, "--subtitle", texts.subtitle),
          .welcome = given(save, "--welcome", texts.welcome),
          .placeholder = given(save, "--placeholder", texts.placeholder),
          .openIn = given(save, "--open-in", texts.openIn),
          .locale = given(save, "--locale", texts.locale),
          .imageHosts = givenList(save, "--image-host", texts.imageHosts),
          .accent = given(save, "--accent", texts.accent),
          .radius = given(save, "--radius", texts.radius),
          .font = given(save, "--font", texts.font),
          .uploads = given(save, "--uploads", texts.uploads),
          .analytics = given(save, "--analytics", texts.analytics),
          .hours = given(save, "--hours", texts.hours),
          .timezone = given(save, "--timezone", texts.timezone),
          .closed = givenList(save, "--closed", texts.closed),
          .prechat = given(save, "--prechat", texts.prechat),
          .avatar = given(save, "--avatar", texts.avatar),
          .features = given(save, "--features", texts.features),
          .retention = save.count("--retention") > 0 ? std::optional(texts.retention) : std::nullopt,
          .feedbackRetention =
              save.count("--feedback-retention") > 0 ? std::optional(texts.feedbackRetention) : std::nullopt,
          .identity = given(save, "--identity", texts.identity),
          .organization = given(save, "--organization", texts.organization)};
}

CLI::App* addSiteKey(CLI::App& site, SiteTexts& texts) {
  CLI::App* key =
      site.add_subcommand("key",
                          "Show the key that proves who a site's visitors are; made where there is none")
          ->fallthrough();
  key->add_option("ID", texts.id, "The site's name")->required();
  CLI::Option* rotate =
      key->add_flag("--rotate", texts.rotate, "Make another; the one before stays good until it is retired");
  key->add_flag("--retire", texts.retire, "The one before is good no more")->excludes(rotate);
  return key;
}

CLI::App* addSiteTextsCommand(CLI::App& site, SiteTexts& texts) {
  CLI::App* own = site.add_subcommand("texts", "Show what a site says in words of its own, or say it anew")
                      ->fallthrough();
  own->add_option("ID", texts.id, "The site's name")->required();
  CLI::Option* file = own->add_option("FILE", texts.texts,
                                      R"(By language and text, JSON such as {"de": {"send": "Abschicken"}})");
  own->add_flag("--remove", texts.removeTexts, "The widget's own words again")->excludes(file);
  return own;
}

KeyChange keyChangeOf(const SiteTexts& texts) {
  if (texts.rotate) return KeyChange::Rotate;
  return texts.retire ? KeyChange::Retire : KeyChange::None;
}

// Takes a checked value over, or keeps the first problem.
template <class Value, class Target>
void take(std::expected<Value, Problem> checked, Target& target, std::optional<Problem>& problem) {
  if (checked) {
    target = *std::move(checked);
  } else if (!problem) {
    problem = std::move(checked.error());
  }
}

void takeMail(const Texts& texts, Options& options, std::optional<Problem>& problem) {
  if (texts.smtp.empty() && texts.options.mailFrom.empty()) return;
  // What is wrong is told before what is missing.
  if (!texts.options.mailFrom.empty()) take(mailFrom(texts.options.mailFrom), options.mailFrom, problem);
  take(smtpOption(texts.smtp), options.smtp, problem);
  if (options.mailFrom.empty()) take(mailFrom(""), options.mailFrom, problem);
}

void takeModel(const Texts& texts, Options& options, std::optional<Problem>& problem) {
  const char* key = std::getenv("PIPIT_MODEL_KEY");
  if (key != nullptr) options.modelKey = key;
  if (!texts.modelKeyFile.empty()) options.modelKeyFile = texts.modelKeyFile;
  take(modelTimes(texts.modelTimes), options.modelTimes, problem);
  take(modelLimits(texts.modelBudget), options.modelLimits, problem);
}

std::expected<Options, Problem> optionsOf(const Texts& texts) {
  Options options = texts.options;
  std::optional<Problem> problem;
  ListenAddress address;
  take(listenAddress(texts.listen), address, problem);
  options.host = address.host;
  options.port = address.port;
  if (!texts.widgetOrigin.empty())
    take(originOption("--widget-origin", texts.widgetOrigin), options.widgetOrigin, problem);
  if (!texts.shopOrigin.empty())
    take(originOption("--shop-origin", texts.shopOrigin), options.shopOrigin, problem);
  if (!texts.secretFile.empty()) options.secretFile = texts.secretFile;
  take(answerPace(texts.answerPace), options.answerPace, problem);
  take(agentAway(texts.agentAway), options.agentAway, problem);
  take(rateLimit("--chat-rate", "MESSAGES", texts.chatRate), options.chatRate, problem);
  take(rateLimit("--session-rate", "SESSIONS", texts.sessionRate), options.sessionRate, problem);
  take(rateLimit("--upload-rate", "UPLOADS", texts.uploadRate), options.uploadRate, problem);
  take(rateLimit("--feedback-rate", "FEEDBACK", texts.feedbackRate), options.feedbackRate, problem);
  take(rateLimit("--support-rate", "REQUESTS", texts.supportRate), options.supportRate, problem);
  take(rateLimit("--order-rate", "REQUESTS", texts.orderRate), options.orderRate, problem);
  take(rateLimit("--help-rate", "SEARCHES", texts.helpRate), options.helpRate, problem);
  take(rateLimit("--report-rate", "REPORTS", texts.reportRate), options.reportRate, problem);
  take(rateLimit("--site-report-rate", "REPORTS", texts.siteReportRate), options.siteReportRate, problem);
  if (!texts.options.metricsToken.empty())
    take(metricsToken(texts.options.metricsToken), options.metricsToken, problem);
  take(uploadQuota("--upload-quota", texts.uploadQuota), options.uploadQuota, problem);
  take(uploadQuota("--site-upload-quota", texts.siteUploadQuota), options.siteUploadQuota, problem);
  take(connectionLimit(texts.connections), options.connections, problem);
  takeMail(texts, options, problem);
  takeModel(texts, options, problem);
  take(environmentFeatures(texts.features), options.features, problem);
  take(logLevel(texts.logLevel), options.logLevel, problem);
  if (problem) return std::unexpected(*std::move(problem));
  return options;
}

std::expected<Command, Leave> flagCommandOf(FlagCommand command, const Texts& texts) {
  auto environment = environmentFeatures(texts.features);
  if (!environment) return std::unexpected(Leave{kBadConfiguration, environment.error().line() + '\n'});
  command.database = texts.options.database;
  command.environment = *std::move(environment);
  return command;
}

Leave leaveFor(const CLI::App& app, const CLI::ParseError& error) {
  if (error.get_name() == "CallForHelp") return {0, app.help("", CLI::AppFormatMode::All)};
  if (error.get_name() == "CallForVersion") return {0, std::string(kVersion) + '\n'};
  return {kBadConfiguration, "pipitd: " + escaped(error.what()) + "; allowed: see pipitd --help\n"};
}

}  // namespace

std::expected<Command, Leave> parseCommandLine(int argc, const char* const* argv) {
  Texts texts;
  SiteTexts siteTexts;
  CLI::App app("The service behind the Pipit chat widget.", "pipitd");
  app.set_version_flag("--version", kVersion);
  addServeOptions(app, texts);
  CLI::App* site =
      app.add_subcommand("site", "The sites that may carry the widget")->require_subcommand(1)->fallthrough();
  const CLI::App* save = addSiteSave(*site, siteTexts);
  const CLI::App* key = addSiteKey(*site, siteTexts);
  const CLI::App* own = addSiteTextsCommand(*site, siteTexts);
  const CLI::App* check =
      app.add_subcommand("check", "Try configuration, database and mail server, and end")->fallthrough();
  const CLI::App* list = site->add_subcommand("list", "Show all sites")->fallthrough();
  TicketTexts ticketTexts;
  const auto [tickets, close] = addTicketCommands(app, ticketTexts);
  FlagCommandLine flags(app);
  UserCommandLine users(app);
  std::string file;
  const auto [migrate, backUp, restore] = addDatabaseCommands(app, file);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return std::unexpected(leaveFor(app, error));
  }
  if (save->parsed()) return SaveSite{texts.options.database, changeOf(*save, siteTexts)};
  if (key->parsed()) return ChangeKey{texts.options.database, siteTexts.id, keyChangeOf(siteTexts)};
  if (own->parsed())
    return ChangeWording{texts.options.database, siteTexts.id, siteTexts.texts, siteTexts.removeTexts};
  if (list->parsed()) return ListSites{texts.options.database};
  if (tickets->parsed()) return ListTickets{texts.options.database, ticketTexts.site, ticketTexts.all};
  if (close->parsed()) return CloseTicket{texts.options.database, ticketTexts.id};
  if (migrate->parsed()) return Migrate{texts.options.database};
  if (backUp->parsed()) return BackUp{texts.options.database, file};
  if (restore->parsed()) return Restore{texts.options.database, file};
  if (auto command = flags.parsed()) return flagCommandOf(*std::move(command), texts);
  if (auto command = users.parsed()) {
    command->database = texts.options.database;
    return *std::move(command);
  }
  auto options = optionsOf(texts);
  if (!options) return std::unexpected(Leave{kBadConfiguration, options.error().line() + '\n'});
  if (check->parsed()) return Check{*std::move(options)};
  return Serve{*std::move(options)};
}

}  // namespace pipit::server
