#include "http/admin/AdminTable.h"

#include <array>
#include <stdexcept>
#include <string>

#include "http/Errors.h"

namespace pipit::server {

namespace {

// One for each set of methods that there is: routes only look at them.
std::string_view methodsOf(const auto& entries) {
  constexpr std::array<std::string_view, 7> kKnown = {"GET, HEAD",     "POST",          "GET, HEAD, POST",
                                                      "DELETE",        "DELETE, PATCH", "GET, HEAD, PATCH",
                                                      "GET, HEAD, PUT"};
  std::string wanted;
  for (const auto& [method, entry] : entries) {
    wanted += wanted.empty() ? "" : ", ";
    wanted += method == "GET" ? std::string_view("GET, HEAD") : method;
  }
  for (const std::string_view known : kKnown)
    if (known == wanted) return known;
  throw std::logic_error("no route has the methods " + wanted);
}

Handler byMethod(std::map<std::string_view, Handler> entries) {
  return [entries = std::move(entries)](const Request& request) {
    return entries.at(request.method == "HEAD" ? "GET" : std::string_view(request.method))(request);
  };
}

}  // namespace

void AdminTable::on(std::string_view method, std::string_view path, AdminHandler handler) {
  handlers_.emplace(std::pair(method, path), std::move(handler));
}

void AdminTable::onStream(std::string_view path, AdminHandler handler) {
  streams_.insert(path);
  on("GET", path, std::move(handler));
}

void AdminTable::besides(std::string_view method, std::string_view path, Handler handler) {
  besides_[path].emplace(method, std::move(handler));
}

void AdminTable::mount(Router& router) const {
  auto handlers = handlers_;
  auto paths = besides_;
  for (const AdminRule& rule : adminRules()) {
    if (rule.about == About::Nobody) {
      router.add(rule.path, {{}, "POST", Place::Desk, login_});
      continue;
    }
    auto found = handlers.extract({rule.method, rule.path});
    if (found.empty()) throw std::logic_error("no handler of " + std::string(rule.path));
    paths[rule.path].emplace(rule.method, guarded(rule, std::move(found.mapped())));
  }
  if (!handlers.empty()) throw std::logic_error("no rule of " + std::string(handlers.begin()->first.second));
  for (auto& [path, entries] : paths)
    router.add(path, {{},
                      methodsOf(entries),
                      streams_.contains(path) ? Place::Stream : Place::Desk,
                      byMethod(std::move(entries))});
}

Handler AdminTable::guarded(const AdminRule& rule, AdminHandler handler) const {
  return [gate = gate_, rule, handler = std::move(handler)](const Request& request) {
    const auto entered = gate->enter(rule, request);
    return entered ? handler(*entered) : entered.error();
  };
}

}  // namespace pipit::server
