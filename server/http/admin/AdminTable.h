#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

#include "http/Router.h"
#include "http/admin/AdminGate.h"

namespace pipit::server {

using AdminHandler = std::function<Response(const AdminRequest&)>;

// The handlers of the admin's routes, each behind the gate.
class AdminTable {
 public:
  explicit AdminTable(std::shared_ptr<const AdminGate> gate) : gate_(std::move(gate)) {}

  void on(std::string_view method, std::string_view path, AdminHandler handler);
  // It says who takes the reader: Response::follow.
  void onStream(std::string_view path, AdminHandler handler);
  // Another method of a path that has a rule: it is a visitor's, and asks by itself who may.
  void besides(std::string_view method, std::string_view path, Handler handler);
  // The one for which nobody has to have signed in.
  void onLogin(Handler handler) { login_ = std::move(handler); }
  // Throws std::logic_error where a rule has no handler, or a handler no rule.
  void mount(Router& router) const;

  const std::shared_ptr<const AdminGate>& gate() const { return gate_; }

 private:
  using Entries = std::map<std::string_view, Handler>;  // of a path, by their methods

  Handler guarded(const AdminRule& rule, AdminHandler handler) const;

  std::shared_ptr<const AdminGate> gate_;
  std::map<std::pair<std::string_view, std::string_view>, AdminHandler> handlers_;
  std::map<std::string_view, Entries> besides_;
  std::set<std::string_view> streams_;
  Handler login_;
};

}  // namespace pipit::server
