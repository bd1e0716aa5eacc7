#include "http/Router.h"

#include <algorithm>
#include <utility>

namespace pipit::server {

namespace {

struct Halves {
  std::string_view before;
  std::string_view after;
};

// Around ":id", or the folder and nothing around "*".
Halves halvesOf(std::string_view pattern) {
  const std::size_t variable = pattern.find(':');
  if (variable == std::string_view::npos) return {pattern.substr(0, pattern.size() - 1), {}};
  return {pattern.substr(0, variable), pattern.substr(std::min(pattern.find('/', variable), pattern.size()))};
}

bool matches(std::string_view pattern, std::string_view path) {
  if (pattern == path) return true;
  const bool isFolder = pattern.ends_with('*');
  if (!isFolder && !pattern.contains(':')) return false;
  const Halves halves = halvesOf(pattern);
  if (!path.starts_with(halves.before) || !path.ends_with(halves.after)) return false;
  if (path.size() < halves.before.size() + halves.after.size()) return false;
  return isFolder || !variablePart(pattern, path).contains('/');
}

}  // namespace

void Router::add(std::string_view pattern, Route route) {
  if (route.name.empty()) route.name = pattern;
  entries_.push_back({pattern, std::move(route)});
}

std::vector<std::pair<std::string_view, std::string_view>> Router::list() const {
  std::vector<std::pair<std::string_view, std::string_view>> routes;
  for (const Entry& entry : entries_) routes.emplace_back(entry.pattern, entry.route.methods);
  return routes;
}

const Route* Router::find(std::string_view path) const {
  for (const Entry& entry : entries_) {
    if (matches(entry.pattern, path)) return &entry.route;
  }
  return nullptr;
}

bool Router::allows(const Route& route, std::string_view method) {
  for (std::string_view rest = route.methods; !rest.empty();) {
    const std::string_view allowed = rest.substr(0, rest.find(','));
    if (allowed == method) return true;
    rest.remove_prefix(std::min(allowed.size() + 2, rest.size()));
  }
  return false;
}

std::string_view variablePart(std::string_view pattern, std::string_view path) {
  const Halves halves = halvesOf(pattern);
  return path.substr(halves.before.size(), path.size() - halves.before.size() - halves.after.size());
}

}  // namespace pipit::server
