#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/Message.h"

namespace pipit::server {

// Lists that a row carries as a JSON array. What the program itself did not write is a StoreFailure.
std::string columnOf(const std::vector<std::string>& entries);
std::string columnOf(const std::vector<Card>& cards);
std::vector<std::string> entriesFromColumn(std::string_view column);
std::vector<Card> cardsFromColumn(std::string_view column);

}  // namespace pipit::server
