#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace pipit::server {

// Reads an event stream (HTML Standard, 9.2.6), however it is cut into pieces: the data of each event. All
// other fields are left out, and so are comments.
class SseReader {
 public:
  using Take = std::function<void(std::string_view data)>;

  // False: a line, or an event, is longer than limits::kModelEventBytes. Nothing is to be read any more.
  bool read(std::string_view bytes, const Take& take);
  // The stream is over. An event that no blank line follows counts too.
  void end(const Take& take);

 private:
  bool takeByte(char byte, const Take& take);
  bool takeLine(const Take& take);
  void dispatch(const Take& take);

  std::string line_;
  std::string data_;
  bool hasData_ = false;
  bool isFirstLine_ = true;
  bool wasReturn_ = false;  // the last byte was a CR: an LF behind it ends no line of its own
};

}  // namespace pipit::server
