#pragma once

#include <boost/json.hpp>
#include <csignal>
#include <memory>
#include <string>
#include <vector>

#include "support/HttpClient.h"
#include "support/Process.h"
#include "support/TemporaryFolder.h"
#include "support/TestDatabase.h"

// The real program over a folder of its own, on a free port.
class Pipitd {
 public:
  explicit Pipitd(std::vector<std::string> more = {}) : more_(std::move(more)) {
    folder.write("web/pipit.js", "widget()");
    folder.write("web/pipit.js.br", "brotli");
    folder.write("web/pipit-chat.js", "element()");
    folder.write("web/frame/index.html",
                 R"(<script type="application/json" id="pipit-config">{{config}}</script>)"
                 R"(<script src="/f.js" data-parts="/assets/*-1a.js"></script>)");
    folder.write("web/frame/article.html",
                 "<html lang={{language}} dir={{direction}}><h1>{{title}}</h1>{{article}}");
    folder.write("web/assets/host-3c4d.js", "host()");
    folder.write("web/assets/engine-1a2b.wasm", "wasm");
    folder.write("web/embed/index.html", R"(<script src="{{widget_origin}}/pipit.js"></script>)");
    folder.write("web/embed/rings/index.html", "rings");
    folder.write("web/admin/index.html", "admin");
    folder.write("web/admin/admin-5e6f.js", "admin()");
    start();
  }

  void start() {
    std::vector<std::string> words = {PIPITD,
                                      "--listen",
                                      "127.0.0.1:0",
                                      "--database",
                                      database(),
                                      "--data",
                                      folder.path(""),
                                      "--web",
                                      folder.path("web"),
                                      "--catalogue",
                                      PIPIT_TEST_DATA "/../../web/embed/data/catalogue.json",
                                      "--orders",
                                      PIPIT_TEST_DATA "/../../web/embed/data/orders.json",
                                      "--articles",
                                      "",
                                      "--log-level",
                                      "warn"};
    words.insert(words.end(), more_.begin(), more_.end());
    process = std::make_unique<Process>(words);
    const std::string line = process->readLine();
    const std::size_t colon = line.rfind(':');
    if (!line.starts_with("shop  http://127.0.0.1:"))
      throw std::runtime_error("pipitd did not start: " + line);
    port = static_cast<std::uint16_t>(std::stoi(line.substr(colon + 1)));
    adminPassword = passwordIn(process->takeLine());
  }

  Finished stop(int signal = SIGTERM) const {
    process->signal(signal);
    return process->wait();
  }

  std::string database() const { return databaseOf(folder); }

  TemporaryFolder folder;
  std::unique_ptr<Process> process;
  std::uint16_t port = 0;
  std::string adminPassword;  // of the first user; empty: there was one before

 private:
  static std::string passwordIn(const std::string& line) {
    const std::string before = "admin  user admin, password ";
    if (!line.starts_with(before)) return {};
    return line.substr(before.size(), line.find(' ', before.size()) - before.size());
  }

  std::vector<std::string> more_;
};

// A visitor of the demo shop.
struct Visitor {
  explicit Visitor(const Pipitd& service) : port(service.port) {
    const auto session =
        boost::json::parse(request(port, "POST", "/api/session", R"({"site":"demo-shop"})").body);
    token = session.at("token").as_string().c_str();
    conversation = session.at("conversation").as_string().c_str();
  }

  HttpAnswer say(std::string_view clientId, std::string_view text) const {
    const boost::json::object body{{"clientId", clientId}, {"text", text}};
    return request(port, "POST", "/api/chat", boost::json::serialize(body), bearer(token));
  }

  boost::json::array history() const {
    const auto answer =
        request(port, "GET", "/api/conversations/" + conversation + "/messages", {}, bearer(token));
    return boost::json::parse(answer.body).at("messages").as_array();
  }

  // An open event stream after this change.
  std::unique_ptr<RawSocket> follow(std::int64_t after) const {
    auto socket = std::make_unique<RawSocket>(port);
    socket->send("GET /api/events HTTP/1.1\r\nHost: t\r\nLast-Event-ID: " + std::to_string(after) + "\r\n" +
                 bearer(token) + "\r\n");
    return socket;
  }

  std::uint16_t port;
  std::string token;
  std::string conversation;
};
