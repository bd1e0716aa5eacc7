#pragma once

#include <string>

namespace pipit::server {

// What is wrong with the configuration, for one line: which option, what was wrong, what is allowed.
struct Problem {
  std::string option;
  std::string wrong;
  std::string allowed;

  std::string line() const { return "pipitd: " + option + ": " + wrong + "; allowed: " + allowed; }
};

}  // namespace pipit::server
