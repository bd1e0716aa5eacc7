#pragma once

#include <string>

#include "understanding/Filters.h"

namespace pipit::concierge {

struct Product {
  std::string id, name, metal, description, path, picture;
  std::string category;
  Values stones, tags;
  int price = 0;  // whole dollars
  bool readyToShip = false;
  bool featured = false;
  std::string added;  // YYYY-MM-DD
};

}  // namespace pipit::concierge
