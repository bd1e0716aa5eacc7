#pragma once

#include <memory>
#include <optional>
#include <string>

#include "domain/Responder.h"
#include "model/AnswerText.h"
#include "model/ModelPrompt.h"
#include "responder/ModelTools.h"
#include "responder/ModelWorks.h"

namespace pipit::server {

// An answer by a model, given as it comes. Where the model fails the concierge answers: in its place as long
// as nothing was shown, else behind what was shown and a sentence that says so.
class ModelStream : public AnswerStream {
 public:
  struct Question {
    ModelPrompt prompt;
    ModelTools tools;
    std::unique_ptr<AnswerStream> rules;  // what the concierge says
    std::string conversation;
    std::string site;
    std::optional<std::string> key;  // of the cache
  };

  ModelStream(ModelWorks& works, Question question, SteadyTime now);

  AnswerStep next(SteadyTime now) override;

 private:
  bool ask(SteadyTime now);
  std::string take(std::string_view text, SteadyTime now);
  AnswerStep wait(SteadyTime now);
  AnswerStep settle(const ModelReply& reply, SteadyTime now);
  AnswerStep useTools(const std::vector<ToolCall>& calls, SteadyTime now);
  AnswerStep finish(const ModelReply& reply, SteadyTime now);
  AnswerStep fail(ModelFailure failure, std::optional<std::chrono::seconds> retryAfter, SteadyTime now);
  bool retries(ModelFailure failure, std::optional<std::chrono::seconds> retryAfter, SteadyTime now);
  AnswerStep giveUp(SteadyTime now);

  ModelWorks& works_;
  Question question_;
  SteadyTime begunAt_;
  SteadyTime wholeBy_;
  SteadyTime nextBy_;  // the next word
  std::optional<SteadyTime> retryAt_;
  std::unique_ptr<ModelCall> call_;
  std::optional<ModelReply> reply_;
  AnswerText text_;
  std::string shown_;       // all of the answer so far
  std::size_t before_ = 0;  // what of it was shown before the newest request
  int rounds_ = 0;
  bool wasRetried_ = false;
  bool isEnding_ = false;
  bool isRules_ = false;
};

}  // namespace pipit::server
