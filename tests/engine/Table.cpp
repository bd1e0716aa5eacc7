#include "Table.h"

#include <fstream>

nlohmann::json readTable(const std::string& file) {
  std::ifstream stream(std::string(PIPIT_TEST_DATA) + '/' + file);
  return nlohmann::json::parse(stream);
}
