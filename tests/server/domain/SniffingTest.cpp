#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "domain/FileName.h"
#include "domain/Limits.h"
#include "domain/Sniffing.h"

namespace pipit::server {
namespace {

namespace json = boost::json;

json::value sniffingTable() {
  std::ifstream file(PIPIT_TEST_DATA "/sniffing.json");
  std::stringstream text;
  text << file.rdbuf();
  return json::parse(text.str());
}

std::string bytesOfHex(std::string_view hex) {
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return bytes;
}

std::int64_t numberIn(const json::object& row, std::string_view name) {
  const json::value* value = row.if_contains(name);
  return value == nullptr ? 0 : value->as_int64();
}

TEST(Sniffing, TellsWhatAFileIsByWhatIsInIt) {
  const json::value rows = sniffingTable();
  ASSERT_GT(rows.at("files").as_array().size(), 40u);
  for (const json::value& each : rows.at("files").as_array()) {
    const json::object& row = each.as_object();
    const std::string bytes = bytesOfHex(row.at("hex").as_string());
    const auto found = sniff(bytes, static_cast<std::int64_t>(bytes.size()));
    ASSERT_EQ(found.has_value(), row.at("type").is_string()) << row.at("why");
    if (!found) continue;
    EXPECT_EQ(found->type, std::string_view(row.at("type").as_string())) << row.at("why");
    EXPECT_EQ(found->width, numberIn(row, "width")) << row.at("why");
    EXPECT_EQ(found->height, numberIn(row, "height")) << row.at("why");
  }
}

TEST(Sniffing, ReadsNothingBeyondWhatThereIs) {
  const json::value rows = sniffingTable();
  for (const json::value& row : rows.at("files").as_array()) {
    const std::string bytes = bytesOfHex(row.at("hex").as_string());
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      const std::string cut(bytes, 0, size);
      (void)sniff(std::string_view(cut.data(), cut.size()), static_cast<std::int64_t>(size));
    }
  }
}

TEST(FileName, IsForPeopleAlone) {
  EXPECT_EQ(cleanFileName("ring.png"), "ring.png");
  EXPECT_EQ(cleanFileName("../../etc/passwd"), "passwd");
  EXPECT_EQ(cleanFileName("C:\\Users\\me\\ring.png"), "ring.png");
  EXPECT_EQ(cleanFileName(std::string_view("a\0b\r\nc\x7F.pdf", 11)), "abc.pdf");
  EXPECT_EQ(cleanFileName("a\u0085b\u2028c"), "abc");
  EXPECT_EQ(cleanFileName("the \"ring\".png"), "the 'ring'.png");
  EXPECT_EQ(cleanFileName("指輪.png"), "指輪.png");
  for (const char* nothing : {"", "   ", "/", "folder/", "\n", "\u200b"})
    EXPECT_EQ(cleanFileName(nothing), "file") << nothing;
}

TEST(FileName, HasAnEnd) {
  EXPECT_EQ(cleanFileName(std::string(300, 'a')).size(), limits::kFileNameCodePoints);
  std::string wide;
  for (int i = 0; i < 200; ++i) wide += "指";
  const std::string cut = cleanFileName(wide);
  EXPECT_LE(cut.size(), limits::kFileNameBytes);
  EXPECT_EQ(cut.size() % 3, 0u) << "no half of a character";
}

}  // namespace
}  // namespace pipit::server
