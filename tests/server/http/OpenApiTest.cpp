#include <gtest/gtest.h>

#include <algorithm>
#include <boost/json.hpp>
#include <set>

#include "app/Application.h"
#include "http/OpenApi.h"
#include "support/TemporaryFolder.h"

namespace pipit::server {
namespace {

namespace json = boost::json;

using Routes = std::set<std::pair<std::string, std::string>>;

std::string pathOf(std::string_view pattern) {
  if (pattern.ends_with('*')) return std::string(pattern.substr(0, pattern.size() - 1)) + "{path}";
  std::string path(pattern);
  const std::size_t colon = path.find(':');
  if (colon == std::string::npos) return path;
  path.insert(std::min(path.find('/', colon), path.size()), "}");
  return path.replace(colon, 1, "{");
}

Routes routesOf(const Application& application) {
  Routes routes;
  for (const auto& [pattern, methods] : application.routes())
    for (std::string_view rest = methods; !rest.empty();) {
      std::string method(rest.substr(0, rest.find(',')));
      rest.remove_prefix(std::min(method.size() + 2, rest.size()));
      std::ranges::transform(method, method.begin(), [](unsigned char c) { return std::tolower(c); });
      if (method != "head") routes.emplace(method, pathOf(pattern));
    }
  return routes;
}

Routes describedRoutes() {
  Routes routes;
  const json::value description = json::parse(*openApiDescription());
  for (const auto& [path, item] : description.at("paths").as_object())
    for (const auto& [method, operation] : item.as_object()) routes.emplace(method, path);
  return routes;
}

TEST(OpenApi, DescribesAllRoutesThatThereAreAndNoOthers) {
  const TemporaryFolder folder;
  folder.write("web/pipit.js", "x");
  folder.write("web/frame/index.html", "{{config}}");
  Options options;
  options.port = 0;
  options.database = folder.path("pipit.db");
  options.web = folder.path("web");
  options.catalogue = PIPIT_TEST_DATA "/../../web/embed/data/catalogue.json";
  options.orders = PIPIT_TEST_DATA "/../../web/embed/data/orders.json";
  options.articles.clear();
  const auto application = Application::create(options);
  ASSERT_TRUE(application);
  EXPECT_EQ(routesOf(**application), describedRoutes());
}

}  // namespace
}  // namespace pipit::server
