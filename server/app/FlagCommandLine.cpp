#include "app/FlagCommandLine.h"

#include <CLI/CLI.hpp>

namespace pipit::server {

FlagCommandLine::FlagCommandLine(CLI::App& app) {
  addFlags(app);
  addRollouts(app);
  addSigned(app, FlagAction::Kill, "kill", "Take the widget off every page, or let it back")
      ->add_option("SWITCH", texts_.turn, "on: there is no widget any more; off: there is")
      ->required();
}

std::optional<FlagCommand> FlagCommandLine::parsed() const {
  for (const auto& [app, action] : commands_) {
    if (!app->parsed()) continue;
    FlagCommand command = texts_;
    command.action = action;
    return command;
  }
  return std::nullopt;
}

CLI::App* FlagCommandLine::add(CLI::App& parent, FlagAction action, const char* name, const char* help) {
  CLI::App* app = parent.add_subcommand(name, help)->fallthrough();
  commands_.emplace_back(app, action);
  return app;
}

CLI::App* FlagCommandLine::addSigned(CLI::App& parent, FlagAction action, const char* name,
                                     const char* help) {
  CLI::App* app = add(parent, action, name, help);
  app->add_option("--reason", texts_.reason, "Why; it stands in the audit")->required();
  app->add_option("--who", texts_.who, "Who does it; the user of this process if it is not said");
  return app;
}

CLI::App* FlagCommandLine::addOfFeature(CLI::App& parent, FlagAction action, const char* name,
                                        const char* help) {
  CLI::App* app = addSigned(parent, action, name, help);
  app->add_option("FEATURE", texts_.feature, "Such as tabSync")->required();
  return app;
}

void FlagCommandLine::addFlags(CLI::App& app) {
  CLI::App* flag =
      app.add_subcommand("flag", "Which features sites have")->require_subcommand(1)->fallthrough();
  CLI::App* set = addSigned(*flag, FlagAction::Set, "set", "Say it for a site, or for an organization");
  CLI::App* list =
      add(*flag, FlagAction::List, "list", "Show what a site has and why, or what an organization says");
  for (CLI::App* command : {set, list}) {
    CLI::App* whose = command->add_option_group("whose")->require_option(1);
    whose->add_option("--site", texts_.site, "The site's name");
    whose->add_option("--organization", texts_.organization, "The organization's name");
  }
  set->add_option("FLAG", texts_.flags, "FEATURE=on, =off, or =default: nothing any more; several of them")
      ->required();
  add(*flag, FlagAction::History, "history", "Show who has changed what, newest first");
}

void FlagCommandLine::addRollouts(CLI::App& app) {
  CLI::App* rollout = app.add_subcommand("rollout", "Features that reach everybody step by step")
                          ->require_subcommand(1)
                          ->fallthrough();
  CLI::App* create = addOfFeature(*rollout, FlagAction::Create, "create", "Plan one: nobody has it yet");
  create->add_option("--plan", texts_.plan, "tiers, canary, or percentages such as 5,25,100");
  create->add_option("--whitelist", texts_.whitelist, "A site that has it at any step; may be repeated");
  create->add_option("--blacklist", texts_.blacklist, "A site that never has it; may be repeated");
  addOfFeature(*rollout, FlagAction::Start, "start", "Take the first step");
  CLI::App* advance =
      addOfFeature(*rollout, FlagAction::Advance, "advance", "Take the next step, where it has gone well");
  CLI::Option* from = advance->add_option("--from", texts_.advance.from,
                                          "The percentage that it has: whoever finds another does nothing");
  advance
      ->add_flag("--override", texts_.advance.isOverridden,
                 "Though it has not stood for 48 hours, or nothing is known of it")
      ->needs(from);
  addOfFeature(*rollout, FlagAction::Pause, "pause", "Nobody has it until it is resumed");
  addOfFeature(*rollout, FlagAction::Resume, "resume", "Go on where it was paused");
  addOfFeature(*rollout, FlagAction::RollBack, "rollback", "Nobody has it until it is started again");
  CLI::App* report = add(*rollout, FlagAction::Report, "report", "Say how it went since the last time");
  report->add_option("FEATURE", texts_.feature, "Such as tabSync")->required();
  report->add_option("--exposures", texts_.outcomes.exposures,
                     "How often somebody had it, beside the service's own count");
  report->add_option("--successes", texts_.outcomes.successes, "How often it went well");
  report->add_option("--errors", texts_.outcomes.errors, "How often it failed");
  add(*rollout, FlagAction::ListRollouts, "list", "Show all, or one with its history")
      ->add_option("FEATURE", texts_.feature, "Such as tabSync");
  addSigned(*rollout, FlagAction::Emergency, "emergency", "Roll back all features of phase 2 and 3 at once");
}

}  // namespace pipit::server
