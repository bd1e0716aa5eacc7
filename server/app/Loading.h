#pragma once

#include <expected>
#include <memory>
#include <optional>

#include "app/Options.h"
#include "app/Problem.h"
#include "domain/PassOffice.h"
#include "domain/Responder.h"
#include "domain/Store.h"
#include "domain/analytics/Topics.h"
#include "http/FramePage.h"
#include "http/StaticFiles.h"
#include "store/FileLock.h"

namespace pipit::server {

// What the service reads at its start.
struct Loaded {
  std::optional<FileLock> lock;  // none: the database is one that services share
  std::unique_ptr<Store> store;
  std::unique_ptr<Responder> responder;
  TopicOf topicOf;
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
