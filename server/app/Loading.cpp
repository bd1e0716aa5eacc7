#include "app/Loading.h"

#include <sodium.h>

#include <fstream>
#include <iterator>
#include <utility>

#include "app/Quoted.h"
#include "http/Log.h"
#include "responder/ConciergeResponder.h"
#include "responder/PrechatResponder.h"
#include "responder/TicketResponder.h"
#include "store/SqliteStore.h"

namespace pipit::server {

namespace {

constexpr std::string_view kKeySetting = "pass-key";
// Less than the key's own length could be guessed more easily than the key.
constexpr std::size_t kSecretLeast = PassOffice::kKeyBytes;
// A catalogue of tens of thousands of products.
constexpr std::size_t kFileMost = 64 * 1024 * 1024;

std::expected<std::string, Problem> readFile(const std::string& option, const std::string& file,
                                             const std::string& allowed) {
  std::ifstream stream(file, std::ios::binary | std::ios::ate);
  const auto size = stream ? stream.tellg() : std::streampos(-1);
  if (size < 0 || static_cast<std::size_t>(size) > kFileMost) {
    return std::unexpected(Problem{option, "cannot read " + inQuotes(file), allowed});
  }
  stream.seekg(0);
  std::string content((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (stream.bad()) return std::unexpected(Problem{option, "cannot read " + inQuotes(file), allowed});
  return content;
}

std::expected<std::unique_ptr<Responder>, Problem> loadResponder(const Options& options) {
  const auto catalogue = readFile("--catalogue", options.catalogue, "a JSON file of products");
  if (!catalogue) return std::unexpected(catalogue.error());
  const auto orders = readFile("--orders", options.orders, "a JSON file of orders");
  if (!orders) return std::unexpected(orders.error());
  auto concierge = concierge::Concierge::load(*catalogue, *orders);
  if (!concierge) {
    return std::unexpected(
        Problem{"--catalogue, --orders", escaped(concierge.error().message), "the files of a shop"});
  }
  return std::make_unique<ConciergeResponder>(*std::move(concierge), options.answerPace);
}

PassOffice::Key keyFrom(std::string_view secret) {
  PassOffice::Key key;
  crypto_generichash(key.data(), key.size(), reinterpret_cast<const unsigned char*>(secret.data()),
                     secret.size(), nullptr, 0);
  return key;
}

std::string secretIn(Store& store) {
  if (const auto secret = store.setting(kKeySetting)) return *secret;
  const PassOffice::Key fresh = PassOffice::newKey();
  std::string digits(2 * fresh.size() + 1, '\0');
  sodium_bin2hex(digits.data(), digits.size(), fresh.data(), fresh.size());
  digits.pop_back();
  store.putSetting(kKeySetting, digits);
  return digits;
}

std::expected<PassOffice::Key, Problem> loadKey(const Options& options, Store& store) {
  if (!options.secretFile) return keyFrom(secretIn(store));
  const std::string allowed = "a file of at least 32 random bytes";
  const auto secret = readFile("--secret-file", *options.secretFile, allowed);
  if (!secret) return std::unexpected(secret.error());
  if (secret->size() < kSecretLeast)
    return std::unexpected(Problem{"--secret-file", "is too short", allowed});
  return keyFrom(*secret);
}

std::expected<StaticFiles, Problem> loadFiles(const Options& options) {
  const std::string allowed = "a folder with pipit.js and frame/index.html, as the build makes it";
  auto files = StaticFiles::load(options.web);
  if (!files)
    return std::unexpected(Problem{"--web", inQuotes(options.web) + ' ' + escaped(files.error()), allowed});
  for (const char* needed : {"/pipit.js", "/frame/index.html"}) {
    if (files->find(needed) == nullptr)
      return std::unexpected(Problem{"--web", inQuotes(options.web) + " has no " + (needed + 1), allowed});
  }
  return *std::move(files);
}

}  // namespace

std::expected<std::unique_ptr<Store>, Problem> openStore(const std::string& file) {
  constexpr const char* kAllowed = "a file that pipitd may write, or whose folder it may";
  if (file.empty() || file.contains('"'))
    return std::unexpected(Problem{"--database", "is not a file's name", kAllowed});
  try {
    return std::make_unique<SqliteStore>(file);
  } catch (const StoreFailure& failure) {
    return std::unexpected(
        Problem{"--database", "cannot use " + inQuotes(file) + ": " + escaped(failure.what()), kAllowed});
  }
}

std::expected<Loaded, Problem> load(const Options& options) {
  auto files = loadFiles(options);
  if (!files) return std::unexpected(files.error());
  auto page = FramePage::parse(files->find("/frame/index.html")->content());
  if (!page)
    return std::unexpected(
        Problem{"--web", inQuotes(options.web) + ' ' + page.error(), "the folder that the build makes"});
  auto responder = loadResponder(options);
  if (!responder) return std::unexpected(responder.error());
  auto store = openStore(options.database);
  if (!store) return std::unexpected(store.error());
  // Two that serve one file would answer every question twice.
  auto lock = FileLock::tryAcquire(options.database + ".lock");
  if (!lock)
    return std::unexpected(Problem{"--database", inQuotes(options.database) + " is served by another pipitd",
                                   "a file of its own, in a folder that pipitd may write"});
  const auto key = loadKey(options, **store);
  if (!key) return std::unexpected(key.error());
  auto tickets = std::make_unique<TicketResponder>(
      TicketResponder::Parts{*std::move(responder), **store, options.answerPace, systemMilliseconds});
  auto first = std::make_unique<PrechatResponder>(std::move(tickets), **store, options.answerPace);
  return Loaded{*std::move(lock), *std::move(store), std::move(first),
                PassOffice(*key), *std::move(files), *std::move(page)};
}

}  // namespace pipit::server
