#pragma once

#include <string>

namespace pipit::server {

// Who a conversation's visitor is, as the site's page says.
struct Person {
  std::string id;  // empty: nobody has said
  bool isVerified = false;
  std::string profile = {};  // a JSON object: id, name, email, phone, traits
};

// What is known beside the messages.
struct Background {
  Person person;
  std::string context;  // a JSON object: what the page said of itself last; or empty
};

}  // namespace pipit::server
