#pragma once

#include <expected>
#include <memory>
#include <optional>

#include "app/Options.h"
#include "app/Problem.h"
#include "concierge/Concierge.h"
#include "concierge/Support.h"
#include "domain/PassOffice.h"
#include "domain/Store.h"
#include "domain/articles/ArticleDesk.h"
#include "http/FramePage.h"
#include "http/StaticFiles.h"
#include "model/ModelServer.h"
#include "store/FileLock.h"

namespace pipit::server {

// What the service reads at its start.
struct Loaded {
  std::optional<FileLock> lock;  // none: the database is one that services share
  std::unique_ptr<Store> store;
  std::unique_ptr<ArticleDesk> articles;
  std::shared_ptr<std::string> widgetOrigin;  // for links in answers: known once the service listens
  concierge::Concierge concierge;
  concierge::Support shop;
  std::optional<ModelServer> model;  // none: the concierge answers alone
  PassOffice passes;
  StaticFiles files;
  FramePage page;
};

std::expected<Loaded, Problem> load(const Options& options);
// All of that but the lock, which a running service holds. What is wrong, if anything is.
std::optional<Problem> tryLoading(const Options& options);
// The database alone, migrated.
std::expected<std::unique_ptr<Store>, Problem> openStore(const std::string& database);
// The database for people: without a password.
std::string shownDatabase(const std::string& database);

}  // namespace pipit::server
