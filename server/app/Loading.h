#pragma once

#include <expected>
#include <memory>

#include "app/Options.h"
#include "app/Problem.h"
#include "domain/PassOffice.h"
#include "domain/Responder.h"
#include "domain/Store.h"
#include "http/FramePage.h"
#include "http/StaticFiles.h"
#include "store/FileLock.h"

namespace pipit::server {

// What the service reads at its start.
struct Loaded {
  FileLock lock;
  std::unique_ptr<Store> store;
  std::unique_ptr<Responder> responder;
  PassOffice passes;
  StaticFiles files;
  FramePage page;
};

std::expected<Loaded, Problem> load(const Options& options);
// The database alone, migrated.
std::expected<std::unique_ptr<Store>, Problem> openStore(const std::string& file);

}  // namespace pipit::server
