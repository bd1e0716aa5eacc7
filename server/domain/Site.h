#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pipit::server {

// Of the frame's own style.
inline constexpr std::string_view kUsualRadius = "18";
// What a site says at first: the frame says it in the visitor's language.
inline constexpr std::string_view kUsualBotName = "Assistant";
inline constexpr std::string_view kUsualSubtitle = "We typically reply instantly";
inline constexpr std::string_view kUsualWelcome = "Hi! How can I help you today?";
inline constexpr std::string_view kUsualPlaceholder = "Type your message...";

// A customer's website: who may embed the widget, and what it says there.
struct Site {
  std::string id;
  std::string name;
  std::vector<std::string> allow;  // origins and patterns, as the engine's Allowlist serialises them
  std::string botName;
  std::string subtitle;
  std::string welcome;
  std::string placeholder;
  std::string openIn;  // the tabs in which the panel is opened and closed: "tab", that one alone, or "all"
  // The language of the widget where the visitor has chosen none: "auto", the browser's, or one that there
  // is.
  std::string locale = "auto";
  // Hosts of which messages may show pictures: "img.example", or "*.img.example" for all names below it.
  std::vector<std::string> imageHosts = {};
  std::string accent = {};                         // "#rrggbb"; empty: the widget's own
  std::string radius = std::string(kUsualRadius);  // of the bubbles' corners, in px: "0" to "24"
  std::string font = "system";                     // "system", "serif" or "rounded"
  bool uploads = true;                             // visitors may send files
  // When somebody is there, as WeekHours reads it; empty: always.
  std::string hours = {};
  std::string timezone = "UTC";          // of the hours: a name of the tz database
  std::vector<std::string> closed = {};  // days without hours: "2026-12-25"
  std::string prechat = {};              // what a visitor is asked first: "name,email!"; empty: nothing
  std::string avatar = {};     // the address of the assistant's picture; empty: the first letter of its name
  std::string features = {};   // what is switched off, as FeatureSet reads it
  int retention = 30;          // days that a browser keeps a conversation: 1 to 365
  int feedbackRetention = 90;  // days that the service keeps feedback: 1 to 365
  // Whether a page may say who its visitor is without proving it: "optional", or "required".
  std::string identity = "optional";
  // What it proves it with; empty: nothing yet. The one before is good until an operator retires it.
  std::string identityKey = {};
  std::string identityKeyBefore = {};
  // Whose flags it has besides its own; empty: nobody's.
  std::string organization = {};
};

}  // namespace pipit::server
