#include "app/DatabaseCommands.h"

#include <fmt/format.h>

#include "app/Complain.h"
#include "app/Loading.h"
#include "app/Operator.h"
#include "app/Quoted.h"

namespace pipit::server {

namespace {

template <class Work>
int withFile(const std::string& file, const std::string& allowed, const Work& work) {
  try {
    work();
    return 0;
  } catch (const StoreFailure& failure) {
    return complain({"FILE", inQuotes(file) + ": " + escaped(failure.what()), allowed});
  }
}

}  // namespace

int migrateDatabase(const Migrate& command) {
  const auto store = openStore(command.database);
  if (!store) return complain(store.error());
  fmt::print("{} has form {}\n", escaped(shownDatabase(command.database)), (*store)->version());
  return 0;
}

int backUpDatabase(const BackUp& command) {
  const auto store = openStore(command.database);
  if (!store) return complain(store.error());
  return withFile(command.file, "a file that is not there yet, in a folder that pipitd may write",
                  [&] { (*store)->backUp(command.file); });
}

int restoreDatabase(const Restore& command) {
  const auto store = openStore(command.database);
  if (!store) return complain(store.error());
  const Signature signature = operatorSignature({}, std::string("from ") + inQuotes(command.file));
  return withFile(command.file, "what pipitd backup has written",
                  [&] { (*store)->restore(command.file, signature); });
}

}  // namespace pipit::server
