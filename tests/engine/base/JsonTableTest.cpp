#include <gtest/gtest.h>

#include "../Table.h"
#include "JsonAgreement.h"
#include "base/Json.h"

namespace pipit {
namespace {

std::string bytesOf(const std::string& hex) {
  std::string bytes;
  for (std::size_t i = 0; i < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
  return bytes;
}

std::string textOf(const nlohmann::json& row) {
  return row.contains("bytes") ? bytesOf(row.at("bytes")) : row.at("text").get<std::string>();
}

const char* nameOf(JsonError error) {
  switch (error) {
    case JsonError::Malformed:
      return "Malformed";
    case JsonError::TooDeep:
      return "TooDeep";
    case JsonError::TooMany:
      return "TooMany";
  }
  return "";
}

TEST(JsonTable, IsReadOrRefusedAsItSays) {
  const auto table = readTable("json.json");
  ASSERT_GE(table.size(), 230u);
  for (const auto& row : table) {
    const auto json = Json::parse(textOf(row));
    ASSERT_EQ(json.has_value(), row.contains("value")) << row;
    if (json)
      EXPECT_EQ(treeOf(*json), row.at("value")) << row;
    else
      EXPECT_EQ(nameOf(json.error()), row.at("error")) << row;
  }
}

TEST(JsonTable, IsReadAsNlohmannJsonReadsIt) {
  for (const auto& row : readTable("json.json")) EXPECT_EQ(disagreementOn(textOf(row)), "") << row;
}

}  // namespace
}  // namespace pipit
