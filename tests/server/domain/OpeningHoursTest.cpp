#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <chrono>
#include <fstream>
#include <sstream>

#include "domain/Limits.h"
#include "domain/OpeningHours.h"
#include "domain/TimeZone.h"
#include "domain/WeekHours.h"

namespace pipit::server {
namespace {

namespace json = boost::json;

const json::object& hoursTable() {
  static const json::value table = [] {
    std::ifstream file(PIPIT_TEST_DATA "/hours.json");
    std::stringstream text;
    text << file.rdbuf();
    return json::parse(text.str());
  }();
  return table.as_object();
}

std::string textIn(const json::value& row, std::string_view name) {
  return std::string(row.at(name).as_string());
}

std::string padded(std::int64_t number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string clockOf(int minutes) {
  return padded(minutes / 60) + ':' + padded(minutes % 60);
}

json::array weekOf(const WeekHours& week) {
  json::array days;
  for (std::size_t day = 0; day < 7; ++day) {
    json::array shifts;
    for (const auto& [opens, closes] : week.of(day))
      shifts.emplace_back(clockOf(opens) + '-' + clockOf(closes));
    days.push_back(shifts);
  }
  return days;
}

// "2026-11-20T17:00:00Z", in seconds since 1970.
std::int64_t momentOf(std::string_view text) {
  const auto number = [&](std::size_t at) { return std::stoll(std::string(text.substr(at, 2))); };
  return *dayOf(text.substr(0, 10)) * 86'400 + number(11) * 3'600 + number(14) * 60 + number(17);
}

Opening openingOf(std::string_view text) {
  return {momentOf(text.substr(0, 20)), momentOf(text.substr(21))};
}

Site siteOpen(std::string hours, std::string timezone = "UTC") {
  Site site;
  site.hours = std::move(hours);
  site.timezone = std::move(timezone);
  return site;
}

TEST(WeekHours, AreReadAsInTheTable) {
  for (const json::value& row : hoursTable().at("weeks").as_array()) {
    const auto week = WeekHours::parse(textIn(row, "text"));
    if (row.as_object().contains("week")) {
      ASSERT_TRUE(week) << row;
      EXPECT_EQ(weekOf(*week), row.at("week").as_array()) << row;
    } else {
      ASSERT_FALSE(week) << row;
      EXPECT_TRUE(describe(week.error()).contains(textIn(row, "wrong"))) << row << describe(week.error());
    }
  }
}

TEST(WeekHours, AreOfABoundedLength) {
  const std::string text = "Mon" + std::string(limits::kHoursBytes, ' ') + "09:00-17:00";
  EXPECT_EQ(WeekHours::parse(text).error(), HoursError::TooLong);
}

TEST(OpeningHours, AreThoseOfTheTable) {
  for (const json::value& row : hoursTable().at("openings").as_array()) {
    Site site = siteOpen(textIn(row, "hours"), textIn(row, "timezone"));
    if (const auto* closed = row.as_object().if_contains("closed"))
      site.closed = json::value_to<std::vector<std::string>>(*closed);
    const auto openings = openingsOf(site, momentOf(textIn(row, "now")) * 1'000);
    ASSERT_TRUE(openings) << row.at("why");
    const auto& first = row.at("first").as_array();
    ASSERT_EQ(openings->empty(), first.empty()) << row.at("why");
    ASSERT_GE(openings->size(), first.size()) << row.at("why");
    for (std::size_t i = 0; i < first.size(); ++i)
      EXPECT_EQ((*openings)[i], openingOf(first[i].as_string())) << row.at("why") << i;
  }
}

TEST(OpeningHours, AreNoneToSpeakOfWhereTheSiteHasNotNamedAny) {
  EXPECT_FALSE(openingsOf(siteOpen(""), 0));
  EXPECT_FALSE(openingsOf(siteOpen("Mon 09:00-17:00", "Mars/Olympus"), 0));
}

TEST(OpeningHours, AreTheNextFewApartFromOneAnother) {
  const auto openings = openingsOf(siteOpen("Mon-Sun 09:00-12:00,12:00-13:00,14:00-15:00"), 0);
  ASSERT_EQ(openings->size(), limits::kOpenings);
  for (std::size_t i = 1; i < openings->size(); ++i) EXPECT_GT((*openings)[i].from, (*openings)[i - 1].until);
  EXPECT_EQ(openings->front(), (Opening{9 * 3'600, 13 * 3'600}));
}

TEST(OpeningHours, WithoutAnEndAreOne) {
  const auto openings = openingsOf(siteOpen("Mon-Sun 00:00-24:00", "Europe/Berlin"), 1'774'612'800'000);
  ASSERT_EQ(openings->size(), 1U);
  EXPECT_GT(openings->front().until, 1'774'612'800 + 365 * 86'400);
}

TEST(OpeningHours, AreWrittenForTheFrame) {
  EXPECT_EQ(textOf({}), "-");
  EXPECT_EQ(textOf({{1, 20}, {300, 4'000}}), "1-20 300-4000");
}

TEST(ADay, IsADateThatThereIs) {
  EXPECT_EQ(dayOf("1970-01-02"), 1);
  EXPECT_EQ(dayOf("2028-02-29"), 21'243);
  for (const char* text : {"", "2026-02-29", "2026-13-01", "2026-1-01", "26-01-01", "2026/01/01",
                           "2026-01-0x", "-026-01-01", "2026-01-011", "2026-+1-01"})
    EXPECT_FALSE(dayOf(text)) << text;
}

TEST(TimeZone, IsOneOfTheDatabase) {
  EXPECT_TRUE(TimeZone::find("Asia/Kolkata"));
  for (const char* name :
       {"", "Europe", "europe/berlin", "Europe/Atlantis", "../../etc/passwd", "/etc/localtime"})
    EXPECT_FALSE(TimeZone::find(name)) << name;
}

}  // namespace
}  // namespace pipit::server
