#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "domain/Palette.h"

namespace pipit::server {
namespace {

namespace json = boost::json;

json::value table() {
  std::ifstream file(PIPIT_TEST_DATA "/palette.json");
  std::stringstream text;
  text << file.rdbuf();
  return json::parse(text.str());
}

std::string textOf(const json::object& row, std::string_view name) {
  return std::string(row.at(name).as_string());
}

json::object objectOf(const Shades& shades) {
  return {{"accent", shades.accent.serialize()},         {"accentStrong", shades.accentStrong.serialize()},
          {"onAccent", shades.onAccent.serialize()},     {"own", shades.own.serialize()},
          {"ownWaiting", shades.ownWaiting.serialize()}, {"onOwn", shades.onOwn.serialize()}};
}

TEST(Colour, IsReadAsItIsWrittenInStyleSheetsAndInNoOtherForm) {
  EXPECT_EQ(Colour::parse("#0B6a5b"), (Colour{0x0b, 0x6a, 0x5b}));
  EXPECT_EQ(Colour::parse("#0B6a5b")->serialize(), "#0b6a5b");
  for (const char* text : {"", "#", "0b6a5b", "#0b6a5", "#0b6a5bf", "#0b6a5g", "#-b6a5b", "#+1+1+1", "red",
                           "#0b6a5b;", "#0x1234"})
    EXPECT_FALSE(Colour::parse(text)) << text;
}

TEST(Colour, HasTheContrastThatTheGuidelinesGive) {
  const json::value all = table();
  for (const json::value& row : all.at("contrasts").as_array()) {
    const auto one = Colour::parse(textOf(row.as_object(), "one"));
    const auto other = Colour::parse(textOf(row.as_object(), "other"));
    EXPECT_NEAR(contrast(*one, *other), row.at("ratio").as_double(), 0.005) << row;
    EXPECT_EQ(contrast(*one, *other), contrast(*other, *one)) << row;
  }
}

TEST(Palette, IsTheTables) {
  const json::value all = table();
  for (const json::value& row : all.at("palettes").as_array()) {
    const Palette palette = Palette::of(*Colour::parse(textOf(row.as_object(), "accent")));
    EXPECT_EQ(objectOf(palette.light), row.at("light").as_object()) << row.at("why");
    EXPECT_EQ(objectOf(palette.dark), row.at("dark").as_object()) << row.at("why");
    EXPECT_EQ(palette.face.serialize(), textOf(row.as_object(), "face")) << row.at("why");
    EXPECT_EQ(palette.faceStrong.serialize(), textOf(row.as_object(), "faceStrong")) << row.at("why");
  }
}

constexpr Colour kWhite = {255, 255, 255};

void expectReadable(const Shades& shades, std::initializer_list<Colour> grounds) {
  for (const Colour ground : grounds) {
    EXPECT_GE(contrast(shades.accent, ground), 4.5);
    EXPECT_GE(contrast(shades.accentStrong, ground), 7);
  }
  EXPECT_GE(contrast(shades.onAccent, shades.accent), 4.5);
  EXPECT_GE(contrast(shades.onAccent, shades.accentStrong), 4.5);
  EXPECT_GE(contrast(shades.onOwn, shades.own), 4.5);
  EXPECT_GE(contrast(shades.onOwn, shades.ownWaiting), 4.5);
}

TEST(Palette, CanBeReadWhateverTheAccentIs) {
  constexpr int kStep = 15;
  for (int red = 0; red <= 255; red += kStep)
    for (int green = 0; green <= 255; green += kStep)
      for (int blue = 0; blue <= 255; blue += kStep) {
        const Colour accent = {static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                               static_cast<std::uint8_t>(blue)};
        SCOPED_TRACE(accent.serialize());
        const Palette palette = Palette::of(accent);
        // The grounds of web/frame/frame.css.
        expectReadable(palette.light, {kWhite, {0xf2, 0xf1, 0xee}});
        expectReadable(palette.dark, {{0x15, 0x1a, 0x19}, {0x22, 0x29, 0x28}});
        EXPECT_GE(contrast(kWhite, palette.face), 4.5);
        EXPECT_EQ(palette.light.own, accent);
        if (HasFailure()) return;
      }
}

TEST(Palette, LeavesAnAccentThatCanBeReadAsItIs) {
  const Colour accent = {0x0b, 0x6a, 0x5b};
  EXPECT_EQ(Palette::of(accent).light.accent, accent);
  const Colour pale = {0x5c, 0xc7, 0xb2};
  EXPECT_EQ(Palette::of(pale).dark.accent, pale);
}

}  // namespace
}  // namespace pipit::server
