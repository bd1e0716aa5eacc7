#pragma once

#include <expected>
#include <string>
#include <vector>

#include "domain/Flag.h"
#include "domain/Store.h"

namespace pipit::server {

struct FlagWrite {
  FlagLayer layer = FlagLayer::Customer;
  std::string owner;  // a site's id, or an organization's name
  SaidFlags said;
};

// What operators say of features, and the switch that takes the widget off every page.
class FlagBook {
 public:
  // `environment`: what this installation says below all of them.
  FlagBook(Store& store, Flags environment) : store_(store), environment_(std::move(environment)) {}

  // What is not said stays as it is. Refused where the layer would have a feature on that needs one which is
  // off there. Gives what the layer says then.
  std::expected<Flags, FlagProblem> set(const FlagWrite& write, const Signature& signature);
  // Whether anything is another than before.
  std::expected<bool, FlagProblem> kill(bool isKilled, const Signature& signature);

 private:
  std::expected<Flags, FlagProblem> belowOf(const FlagWrite& write);
  std::expected<Flags, FlagProblem> checked(const FlagWrite& write);
  bool put(const FlagWrite& write, const Flags& after, const Signature& signature);

  Store& store_;
  Flags environment_;
};

}  // namespace pipit::server
