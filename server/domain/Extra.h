#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pipit::server {

// What a message of ours may carry beside its text: quick replies, a form, how far an order is, as a JSON
// object (docs/forms.md).

// Whether it keeps the rules, so that every client can show it.
bool isExtra(std::string_view extra);

// Quick replies; empty where there are none.
std::string repliesExtra(const std::vector<std::string>& options);

// How content the visitor is, 1 to 5, and why.
std::string csatExtra();
// How likely the visitor would recommend the shop, 0 to 10.
std::string npsExtra();

// That a person has been asked for: the ticket's name, and its place in the line, from 1; 0: it is closed.
// Quick replies may stand beside it.
std::string ticketExtra(std::string_view ticket, std::int64_t place,
                        const std::vector<std::string>& options = {});

// That an agent has come to the conversation, or has left it, and under which name: as long as nothing else
// of this kind was said after it.
std::string joinedExtra(std::string_view name);
std::string leftExtra(std::string_view name);
// Who of the agents says it.
std::string agentExtra(std::string_view name);

// That the conversation has ended, where it is the last thing said in it.
std::string endedExtra();

}  // namespace pipit::server
