#pragma once

#include <boost/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

#include "support/HttpClient.h"
#include "support/Pipitd.h"

// A browser's part in a session of the admin. A route is what stands below /api/admin/, or begins with "/".
class AdminClient {
 public:
  explicit AdminClient(std::uint16_t port) : port_(port) {}
  AdminClient(std::uint16_t port, std::string_view name, std::string_view password) : port_(port) {
    if (logIn(name, password).status != 200) throw std::runtime_error("nobody is let in");
  }

  HttpAnswer logIn(std::string_view name, std::string_view password, std::string_view headers = {}) {
    const auto answer =
        ask("POST", "login", boost::json::object{{"name", name}, {"password", password}}, headers);
    if (answer.status != 200) return answer;
    const std::string set = answer.headers.at("set-cookie");
    cookie = set.substr(0, set.find(';'));
    csrf = boost::json::parse(answer.body).at("csrf").as_string().c_str();
    return answer;
  }

  HttpAnswer get(std::string_view route) const { return send("GET", route, ""); }
  HttpAnswer ask(std::string_view method, std::string_view route, const boost::json::object& body,
                 std::string_view headers = {}) const {
    return send(method, route, boost::json::serialize(body), headers);
  }
  HttpAnswer post(std::string_view route, const boost::json::object& body) const {
    return ask("POST", route, body);
  }
  HttpAnswer send(std::string_view method, std::string_view route, std::string_view body,
                  std::string_view headers = {}) const {
    std::string lines(headers);
    if (!cookie.empty()) lines += "Cookie: theme=dark; " + cookie + "\r\n";
    if (!csrf.empty() && method != "GET") lines += "X-CSRF-Token: " + csrf + "\r\n";
    const std::string path = (route.starts_with('/') ? "" : "/api/admin/") + std::string(route);
    return request(port_, method, path, body, lines);
  }

  // The answer's body, which has to be a good one.
  boost::json::value read(std::string_view route) const {
    const auto answer = get(route);
    if (answer.status != 200) throw std::runtime_error(std::string(route) + ": " + answer.body);
    return boost::json::parse(answer.body);
  }

  std::string cookie;  // with its name
  std::string csrf;

 private:
  std::uint16_t port_;
};

inline std::string errorCode(const HttpAnswer& answer) {
  const auto body = boost::json::parse(answer.body);
  const auto* error = body.as_object().if_contains("error");
  return error == nullptr ? "" : error->at("code").as_string().c_str();
}
