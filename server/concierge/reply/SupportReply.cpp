#include "reply/SupportReply.h"

#include "reply/Suggestions.h"

namespace pipit::concierge {
namespace {

Card contactCard() {
  return {.title = "Contact the studio",
          .detail = "Write to the people who make the pieces",
          .image = "",
          .link = "/embed/contact.html"};
}

Answer textAbout(Intent intent) {
  switch (intent) {
    case Intent::CancelOrder:
      return {
          "I cannot cancel or change an order myself, so nothing about it has changed. Please write to the "
          "studio on its contact page as soon as you can, with your order number: the people there can tell "
          "you what is still possible. I can only show you where it stands: say “where is order” and its "
          "number.",
          {contactCard()}};
    case Intent::CareWarranty:
      return {
          "- **Gold and platinum**: clean them in lukewarm water with a drop of mild soap and a soft brush, "
          "rinse, and dry with a soft cloth.\n"
          "- **Pearls, opals and turquoise**: wipe them with a damp cloth only.\n"
          "- **All pieces**: keep them apart, and away from chlorine and perfume.\n\n"
          "For a repair or a question about the warranty, please write to the studio on its contact page; I "
          "cannot arrange it here.\n\nDid this help?",
          {contactCard()}};
    case Intent::Financing:
      return {
          "I have no information about payment plans or instalments, so I cannot promise any. The studio can "
          "tell "
          "you how you can pay: please ask on its contact page. I can also look for pieces within a budget, "
          "for "
          "example “rings up to $500”.",
          {contactCard()}};
    case Intent::StylistContact:
      return replyWithContact(true);
    case Intent::Greeting:
      return {
          "Hello! I can search our pieces, for example “a ring under $300”, and tell you where an order is. "
          "What "
          "can I do for you?",
          {}};
    case Intent::Thanks:
      return {"You are welcome! If there is anything else, just ask.", {}};
    case Intent::Help:
      return {
          "I am an automatic assistant. I can\n\n"
          "- **find pieces**: “a ring under $300”, “rose gold earrings, ready to ship”\n"
          "- **look up an order**: “where is order 10234”\n"
          "- take a **return** or a **resize**, and tell you how to **care** for a piece\n"
          "- tell you how to reach a person: “talk to a person”",
          {}};
    case Intent::More:
      return {
          "There is nothing to continue yet. Tell me what you are looking for, for example “a necklace in "
          "rose "
          "gold”.",
          {}};
    case Intent::TrackOrder:
    case Intent::OrderUpdates:
    case Intent::ReturnExchange:
    case Intent::FindProduct:
    case Intent::Goodbye:
    case Intent::Clarify:
      break;
  }
  return {
      "I am not sure what you mean. I can find pieces, for example “a ring under $300” or “a gift in rose "
      "gold”, "
      "look up an order (“where is order 10234”), and answer questions about returns and care. Or say “talk "
      "to a "
      "person”.",
      {}};
}

}  // namespace

Answer replyWithContact(bool isStaffed) {
  return {
      .text =
          isStaffed
              ? "I am an automatic assistant. Tell me how to reach you, and a person at the studio will "
                "write to you:"
              : "I am an automatic assistant, and nobody is at the studio right now. Leave a message, and "
                "a person will write to you when they are back:",
      .cards = {},
      .form = std::string(kContact)};
}

Answer replyAbout(Intent intent) {
  auto answer = textAbout(intent);
  answer.replies = suggestionsFor(intent);
  return answer;
}

}  // namespace pipit::concierge
