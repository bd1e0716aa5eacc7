#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/Message.h"
#include "domain/Person.h"

namespace pipit::server {

using SteadyTime = std::chrono::steady_clock::time_point;

struct Prompt {
  std::string question;
  std::vector<Message> history;           // oldest first, without the question
  std::optional<FormAnswer> answer = {};  // the question is the answer to a form of ours
  std::string conversation = {};
  std::string message = {};    // the question's id
  bool isStaffed = true;       // there are people who could answer now
  Background background = {};  // who asks, and from where
  // Whether they have been asked with that form lately; nothing: nobody knows. Only while the answer is
  // begun.
  std::function<bool(std::string_view form)> wasAsked = {};
  bool mayProve = false;  // as of Message
};

// What an answer in the making has to give at a point in time.
struct Piece {
  std::string text;
};
struct Pause {
  SteadyTime until;
};
struct End {
  std::vector<Card> cards;
  std::string extra = {};
};
using AnswerStep = std::variant<Piece, Pause, End>;

// An answer in the making. After End it is not asked again.
class AnswerStream {
 public:
  virtual ~AnswerStream() = default;
  virtual AnswerStep next(SteadyTime now) = 0;
};

// Makes answers: rules, a model, a person.
class Responder {
 public:
  virtual ~Responder() = default;
  virtual std::unique_ptr<AnswerStream> begin(const Prompt& prompt, SteadyTime now) = 0;
};

}  // namespace pipit::server
