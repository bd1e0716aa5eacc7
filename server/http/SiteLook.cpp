#include "http/SiteLook.h"

#include <fmt/format.h>

#include <string_view>

#include "domain/Palette.h"

namespace pipit::server {

namespace {

std::string property(std::string_view name, Colour light, Colour dark) {
  return fmt::format("--{}:light-dark({},{});", name, light.serialize(), dark.serialize());
}

// Browsers without light-dark() keep the colours that they had. Who wants more contrast gets the strong one.
std::string coloursOf(Colour accent) {
  const auto [light, dark, face, faceStrong] = Palette::of(accent);
  return "@supports(color:light-dark(#000,#fff)){:root{" + property("accent", light.accent, dark.accent) +
         property("accent-strong", light.accentStrong, dark.accentStrong) +
         property("on-accent", light.onAccent, dark.onAccent) + property("own", light.own, dark.own) +
         property("own-waiting", light.ownWaiting, dark.ownWaiting) +
         property("on-own", light.onOwn, dark.onOwn) +
         fmt::format("--assistant:linear-gradient(145deg,{},{})", face.serialize(), faceStrong.serialize()) +
         "}}@media(prefers-contrast:more){:root{--accent:var(--accent-strong)}}";
}

std::string_view familiesOf(std::string_view font) {
  if (font == "serif") return "ui-serif,Georgia,Cambria,'Noto Serif','Times New Roman',serif";
  if (font == "rounded")
    return "ui-rounded,'Hiragino Maru Gothic ProN','Arial Rounded MT Bold',system-ui,sans-serif";
  return {};
}

}  // namespace

std::string lookOf(const Site& site) {
  std::string look;
  if (const auto accent = Colour::parse(site.accent)) look += coloursOf(*accent);
  if (site.radius != kUsualRadius) look += fmt::format(":root{{--radius:calc({}rem/16)}}", site.radius);
  if (const auto families = familiesOf(site.font); !families.empty())
    look += fmt::format(":root{{--font:{}}}", families);
  if (!site.avatar.empty())
    look += fmt::format(R"(:root{{--assistant:url("{}") center/cover;--monogram:#0000}})", site.avatar);
  return look;
}

}  // namespace pipit::server
