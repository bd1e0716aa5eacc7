#include "reply/FarewellReply.h"

#include <algorithm>

namespace pipit::concierge {
namespace {

constexpr int kContent = 4;

bool wasAsked(std::span<const Turn> history, std::span<const std::string> asked, std::string_view form) {
  return std::ranges::find(asked, form) != asked.end() ||
         std::ranges::find(history, form, &Turn::form) != history.end();
}

bool wasHelped(std::span<const Turn> history) {
  return std::ranges::any_of(history, [](const Turn& turn) { return !turn.fromVisitor; });
}

Card studioCard() {
  return {.title = "Contact the studio",
          .detail = "Write to the people who make the pieces",
          .image = "",
          .link = "/embed/contact.html"};
}

}  // namespace

Answer replyToFarewell(std::span<const Turn> history, std::span<const std::string> asked) {
  if (wasHelped(history) && !wasAsked(history, asked, kCsat))
    return {.text = "Thank you for your visit, and goodbye! One question before you go:",
            .cards = {},
            .form = std::string(kCsat)};
  return {"Goodbye, and thank you for your visit! If there is anything else, just write.", {}};
}

Answer replyToForm(const FilledIn& filled, std::span<const Turn> history,
                   std::span<const std::string> asked) {
  if (filled.form == kNps) return {"Thank you! That helps us to get better.", {}};
  if (filled.form != kCsat) return {"Thank you, I have got it.", {}};
  if (filled.score < kContent)
    return {
        "Thank you for telling us. I am sorry that it was not better. If something is still open, the people "
        "at "
        "the studio can help: please write to them on the contact page.",
        {studioCard()}};
  if (wasAsked(history, asked, kNps)) return {"Thank you for your rating!", {}};
  return {.text = "Thank you, I am glad to hear that! One last question:",
          .cards = {},
          .form = std::string(kNps)};
}

}  // namespace pipit::concierge
