#include "responder/TicketResponder.h"

#include <utility>

#include "domain/ContactForms.h"
#include "domain/Extra.h"
#include "domain/OpeningHours.h"
#include "responder/PacedStream.h"

namespace pipit::server {

namespace {

// Whoever says so is asked how it was.
constexpr std::string_view kNext = "That’s all, thanks";

std::string confirmation(const Ticket& ticket, bool isStaffed) {
  return "Thank you! Your request is " + ticket.id + ". " +
         (isStaffed ? "A person will write to you by e-mail as soon as it is your turn."
                    : "Nobody is there right now: a person will write to you by e-mail when we are back.");
}

}  // namespace

// The same answer gets the same ticket, however often it is told anew.
std::unique_ptr<AnswerStream> TicketResponder::begin(const Prompt& prompt, SteadyTime now) {
  Prompt told = prompt;
  told.isStaffed = isStaffed(prompt);
  if (!prompt.answer || prompt.answer->form != kContactForm) return parts_.next->begin(told, now);
  const Ticket ticket = parts_.store.openTicket(
      {newTicketId(), prompt.conversation, prompt.message, prompt.answer->values, parts_.clock()});
  return std::make_unique<PacedStream>(
      parts_.spoken(confirmation(ticket, told.isStaffed), prompt),
      End{{}, ticketExtra(ticket.id, ticket.place, {parts_.spoken(kNext, prompt)})}, parts_.pace, now);
}

bool TicketResponder::isStaffed(const Prompt& prompt) const {
  const auto site = parts_.store.site(parts_.store.siteOf(prompt.conversation));
  return !site || isOpen(*site, parts_.clock());
}

}  // namespace pipit::server
