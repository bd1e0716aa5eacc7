#include "support/Load.h"

#include <set>

using namespace std::chrono_literals;

namespace {

// All of it, page by page, oldest first.
boost::json::array wholeHistory(const Visitor& visitor, std::uint16_t port) {
  boost::json::array all;
  std::string before;
  for (bool more = true; more;) {
    const auto answer =
        request(port, "GET", "/api/conversations/" + visitor.conversation + "/messages?limit=100" + before,
                {}, bearer(visitor.token));
    const auto page = boost::json::parse(answer.body);
    const auto& messages = page.at("messages").as_array();
    all.insert(all.begin(), messages.begin(), messages.end());
    more = page.at("more").as_bool();
    if (more) before = "&before=" + std::to_string(messages[0].at("seq").as_int64());
  }
  return all;
}

}  // namespace

Load::Load(const Pipitd& service, int visitors) : port_(service.port) {
  for (int number = 0; number < visitors; ++number)
    writers_.push_back(std::make_unique<Writer>(Writer{Visitor(service), {}, {}}));
  for (int number = 0; number < visitors; ++number)
    writers_[number]->thread = std::thread([this, number] { write(*writers_[number], number); });
}

void Load::write(Writer& writer, int number) {
  for (int count = 0; !isEnding_; ++count) {
    const std::string id = "client-" + std::to_string(number) + '-' + std::to_string(count);
    while (!isEnding_) {
      writer.visitor.port = port_;
      HttpAnswer answer;
      try {
        answer = writer.visitor.say(id, "message " + id);
      } catch (const std::runtime_error&) {
        std::this_thread::sleep_for(2ms);  // nobody listens: as a client waits before it tries again
      }
      if (answer.status != 202) continue;
      // An answer that was cut off acknowledges nothing.
      boost::system::error_code error;
      const auto body = boost::json::parse(answer.body, error);
      if (error) continue;
      writer.seqs[id] = body.at("seq").as_int64();
      ++acknowledged_;
      break;
    }
  }
}

bool Load::await(int more) const {
  const int wanted = acknowledged_ + more;
  const auto deadline = std::chrono::steady_clock::now() + 60s;
  while (acknowledged_ < wanted && std::chrono::steady_clock::now() < deadline)
    std::this_thread::sleep_for(1ms);
  return acknowledged_ >= wanted;
}

void Load::stop() {
  isEnding_ = true;
  for (const auto& writer : writers_)
    if (writer->thread.joinable()) writer->thread.join();
}

std::string Load::problems(std::uint16_t port) const {
  std::string all;
  for (const auto& writer : writers_) all += problemsOf(*writer, port);
  return all;
}

std::string Load::problemsOf(const Writer& writer, std::uint16_t port) {
  std::string wrong;
  std::map<std::string, std::int64_t> found;
  std::int64_t last = 0;
  for (const auto& message : wholeHistory(writer.visitor, port)) {
    const std::int64_t seq = message.at("seq").as_int64();
    if (seq != ++last) wrong += "a gap before " + std::to_string(seq) + "; ";
    if (!message.as_object().contains("clientId")) continue;
    const std::string id = message.at("clientId").as_string().c_str();
    if (!found.emplace(id, seq).second) wrong += id + " is there twice; ";
  }
  for (const auto& [id, seq] : writer.seqs)
    if (!found.contains(id) || found[id] != seq) wrong += id + " is lost; ";
  return wrong;
}
