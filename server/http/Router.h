#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "http/Request.h"
#include "http/Route.h"

namespace pipit::server {

// Finds the route of a path.
class Router {
 public:
  // A pattern is a path ("/api/chat"), a folder ("/assets/*"), or has one variable part
  // ("/api/conversations/:id/messages").
  void add(std::string_view pattern, Route route);

  // The patterns and methods of all routes, in the order in which they were added.
  std::vector<std::pair<std::string_view, std::string_view>> list() const;

  const Route* find(std::string_view path) const;
  static bool allows(const Route& route, std::string_view method);

 private:
  struct Entry {
    std::string_view pattern;
    Route route;
  };

  std::vector<Entry> entries_;
};

// The variable part of a path that matched this pattern.
std::string_view variablePart(std::string_view pattern, std::string_view path);

}  // namespace pipit::server
