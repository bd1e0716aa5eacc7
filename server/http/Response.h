#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pipit::server {

class StreamOutbox;

struct Response {
  using Body = std::shared_ptr<const std::string>;
  using Headers = std::vector<std::pair<std::string, std::string>>;

  int status = 200;
  Headers headers;
  Body body;  // shared with the table of static files; null is an empty one

  // In place of a body: a file, read piece by piece as the client takes it.
  struct File {
    std::filesystem::path path;
    std::size_t size = 0;
  };
  std::optional<File> file = {};

  // In place of an answer, for now: what takes long, and is done apart from all else. It gives what is asked
  // then, again on the desk: the answer, or the next part of what takes long.
  using Rest = std::function<Response()>;
  std::function<Rest()> slowly = {};
  // Where there is no room for that it is not done, and this is, on the desk.
  std::function<void()> undone = {};

  // In place of an answer, of a stream's route: takes whom it is for, on the desk, or says why not.
  using Follow = std::function<std::optional<Response>(const std::shared_ptr<StreamOutbox>&)>;
  Follow follow = {};

  std::size_t length() const { return file ? file->size : body ? body->size() : 0; }

  Response& with(std::string_view name, std::string_view value) {
    headers.emplace_back(name, value);
    return *this;
  }
};

inline Response::Body bodyOf(std::string text) {
  return std::make_shared<const std::string>(std::move(text));
}

}  // namespace pipit::server
