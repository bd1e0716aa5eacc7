#include "app/ReadFile.h"

#include <fstream>
#include <iterator>

#include "app/Quoted.h"

namespace pipit::server {

std::expected<std::string, Problem> readFile(const std::string& option, const std::string& file,
                                             const std::string& allowed, std::size_t most) {
  std::ifstream stream(file, std::ios::binary | std::ios::ate);
  const auto size = stream ? stream.tellg() : std::streampos(-1);
  if (size < 0 || static_cast<std::size_t>(size) > most) {
    return std::unexpected(Problem{option, "cannot read " + inQuotes(file), allowed});
  }
  stream.seekg(0);
  std::string content((std::istreambuf_iterator<char>(stream)), std::istreambuf_iterator<char>());
  if (stream.bad()) return std::unexpected(Problem{option, "cannot read " + inQuotes(file), allowed});
  return content;
}

}  // namespace pipit::server
