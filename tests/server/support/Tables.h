#pragma once

#include <boost/json.hpp>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>

// A behaviour table of tests/data.
inline boost::json::array tableOf(const std::string& file) {
  std::ifstream stream(PIPIT_TEST_DATA "/" + file);
  if (!stream) throw std::runtime_error("no table " + file);
  std::stringstream text;
  text << stream.rdbuf();
  return boost::json::parse(text.str()).as_array();
}
