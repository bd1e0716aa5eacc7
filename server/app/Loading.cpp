#include "app/Loading.h"

#include <sodium.h>

#include <filesystem>
#include <utility>

#include "app/ArticleFolder.h"
#include "app/Quoted.h"
#include "app/ReadFile.h"
#include "base/Utf8.h"
#include "concierge/text/Normalise.h"
#include "http/Log.h"
#include "store/PostgresDatabase.h"
#include "store/SqlStore.h"
#include "store/SqliteDatabase.h"

namespace pipit::server {

namespace {

constexpr std::string_view kKeySetting = "pass-key";
// Less than the key's own length could be guessed more easily than the key.
constexpr std::size_t kSecretLeast = PassOffice::kKeyBytes;
// A name of a model, and a key with the line end that editors add.
constexpr std::size_t kModelBytes = 200;
constexpr std::size_t kKeyFileMost = 4'096;
// A catalogue of tens of thousands of products.
constexpr std::size_t kFileMost = 64 * 1024 * 1024;
// Tens of thousands of phrases.
constexpr std::size_t kSynonymsMost = 1024 * 1024;

std::expected<concierge::Concierge, Problem> loadConcierge(const Options& options) {
  const auto catalogue = readFile("--catalogue", options.catalogue, "a JSON file of products", kFileMost);
  if (!catalogue) return std::unexpected(catalogue.error());
  const auto orders = readFile("--orders", options.orders, "a JSON file of orders", kFileMost);
  if (!orders) return std::unexpected(orders.error());
  std::string synonyms;
  if (!options.synonyms.empty()) {
    auto read = readFile("--synonyms", options.synonyms, "a JSON file of synonyms", kSynonymsMost);
    if (!read) return std::unexpected(read.error());
    synonyms = *std::move(read);
    if (const auto wrong = concierge::wrongInSynonyms(synonyms); !wrong.empty())
      return std::unexpected(Problem{"--synonyms", escaped(wrong), "a file as in docs/concierge.md"});
  }
  auto concierge = concierge::Concierge::load(*catalogue, *orders, synonyms);
  if (!concierge) {
    return std::unexpected(
        Problem{"--catalogue, --orders", escaped(concierge.error().message), "the files of a shop"});
  }
  return *std::move(concierge);
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
  return store.settingOrNew(kKeySetting, digits);
}

std::expected<PassOffice::Key, Problem> loadKey(const Options& options, Store& store) {
  if (!options.secretFile) return keyFrom(secretIn(store));
  const std::string allowed = "a file of at least 32 random bytes";
  const auto secret = readFile("--secret-file", *options.secretFile, allowed, kFileMost);
  if (!secret) return std::unexpected(secret.error());
  if (secret->size() < kSecretLeast)
    return std::unexpected(Problem{"--secret-file", "is too short", allowed});
  return keyFrom(*secret);
}

// What is wrong with a key is said without it.
std::expected<std::string, Problem> loadModelKey(const Options& options) {
  const std::string option = options.modelKeyFile ? "--model-key-file" : "PIPIT_MODEL_KEY";
  std::string key = options.modelKey;
  if (options.modelKeyFile) {
    auto content = readFile(option, *options.modelKeyFile, "a file with a key", kKeyFileMost);
    if (!content) return std::unexpected(content.error());
    key = *std::move(content);
    while (key.ends_with('\n') || key.ends_with('\r')) key.pop_back();
  }
  const bool isNone = key.empty() && !options.modelKeyFile;
  if (!isNone && !isModelKey(key))
    return std::unexpected(Problem{option, "is no key", "1 to 1024 characters of ASCII without spaces"});
  return key;
}

std::expected<std::optional<ModelServer>, Problem> loadModel(const Options& options) {
  if (options.modelUrl.empty()) return std::nullopt;
  auto key = loadModelKey(options);
  if (!key) return std::unexpected(key.error());
  auto url = modelUrl(options.modelUrl, !key->empty());
  if (!url)
    return std::unexpected(
        Problem{"--model-url", url.error(),
                "https://HOST[:PORT][/PATH], or http:// for this machine or without a key"});
  const bool isName = !options.model.empty() && options.model.size() <= kModelBytes && isUtf8(options.model);
  if (!isName) return std::unexpected(Problem{"--model", "names no model", "a name of the server's models"});
  return ModelServer{*std::move(url), *std::move(key), options.model};
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

namespace {

using Opened = std::expected<std::unique_ptr<Store>, Problem>;

template <class Open>
Opened opened(const std::string& shown, const std::string& allowed, const Open& open) {
  try {
    return std::make_unique<SqlStore>(open());
  } catch (const StoreFailure& failure) {
    return std::unexpected(
        Problem{"--database", "cannot use " + inQuotes(shown) + ": " + escaped(failure.what()), allowed});
  }
}

// An address that is none is not repeated: it may have a password in it.
Opened openShared(const std::string& text) {
  const auto address = postgresAddress(text);
  if (!address)
    return std::unexpected(Problem{"--database", "is not the address of a PostgreSQL database",
                                   "postgresql://USER:PASSWORD@HOST:PORT/DATABASE, with % escapes"});
  return opened(address->shown, "a PostgreSQL database that pipitd may make tables in",
                [&] { return openPostgres(*address); });
}

}  // namespace

Opened openStore(const std::string& database) {
  constexpr const char* kAllowed =
      "a file that pipitd may write, or whose folder it may, or postgresql://USER:PASSWORD@HOST/DATABASE";
  if (isPostgresAddress(database)) return openShared(database);
  if (database.empty() || database.contains('"') || database.contains("://"))
    return std::unexpected(Problem{"--database", "is not a file's name", kAllowed});
  return opened(database, kAllowed, [&] { return openSqlite(database); });
}

std::string shownDatabase(const std::string& database) {
  const auto address = isPostgresAddress(database) ? postgresAddress(database) : std::nullopt;
  return address ? address->shown : database;
}

namespace {

std::expected<std::vector<Article>, Problem> loadArticles(const std::string& folder) {
  const bool isNone = folder.empty() || (folder == kDemoArticles && !std::filesystem::exists(folder));
  return isNone ? std::vector<Article>() : readArticles(folder);
}

// What is there without the lock.
struct Parts {
  StaticFiles files;
  FramePage page;
  concierge::Concierge concierge;
  std::optional<ModelServer> model;
  std::vector<Article> articles;
  std::unique_ptr<Store> store;
};

std::expected<Parts, Problem> loadParts(const Options& options) {
  auto files = loadFiles(options);
  if (!files) return std::unexpected(files.error());
  auto page = FramePage::parse(files->find("/frame/index.html")->content());
  if (!page)
    return std::unexpected(
        Problem{"--web", inQuotes(options.web) + ' ' + page.error(), "the folder that the build makes"});
  auto concierge = loadConcierge(options);
  if (!concierge) return std::unexpected(concierge.error());
  auto model = loadModel(options);
  if (!model) return std::unexpected(model.error());
  auto articles = loadArticles(options.articles);
  if (!articles) return std::unexpected(articles.error());
  auto store = openStore(options.database);
  if (!store) return std::unexpected(store.error());
  return Parts{*std::move(files), *std::move(page),     *std::move(concierge),
               *std::move(model), *std::move(articles), *std::move(store)};
}

}  // namespace

std::optional<Problem> tryLoading(const Options& options) {
  const auto parts = loadParts(options);
  if (!parts) return parts.error();
  const auto key = loadKey(options, *parts->store);
  return key ? std::nullopt : std::optional(key.error());
}

std::expected<Loaded, Problem> load(const Options& options) {
  auto parts = loadParts(options);
  if (!parts) return std::unexpected(parts.error());
  // Two that serve one file would answer every question twice.
  const bool isShared = parts->store->isShared();
  auto lock = isShared ? std::nullopt : FileLock::tryAcquire(options.database + ".lock");
  if (!lock && !isShared)
    return std::unexpected(
        Problem{"--database", inQuotes(options.database) + " is served by another pipitd",
                "a file of its own, in a folder that pipitd may write; several share postgresql://..."});
  Store& store = *parts->store;
  const auto key = loadKey(options, store);
  if (!key) return std::unexpected(key.error());
  auto articles = std::make_unique<ArticleDesk>(store, concierge::normalise);
  articles->put(parts->articles);
  const concierge::Support shop = parts->concierge.support();
  return Loaded{std::move(lock),
                std::move(parts->store),
                std::move(articles),
                std::make_shared<std::string>(),
                std::move(parts->concierge),
                shop,
                std::move(parts->model),
                PassOffice(*key),
                std::move(parts->files),
                std::move(parts->page)};
}

}  // namespace pipit::server
