#pragma once

#include <functional>
#include <latch>
#include <string>
#include <thread>
#include <vector>

#include "support/HttpClient.h"

// The answers that so many get who all ask in the same moment, each on a thread and a connection of its own.
inline std::vector<HttpAnswer> askAtOnce(int count, const std::function<HttpAnswer(int)>& ask) {
  std::vector<HttpAnswer> answers(static_cast<std::size_t>(count));
  std::latch ready(count);
  std::vector<std::jthread> crowd;
  for (int number = 0; number < count; ++number)
    crowd.emplace_back([&, number] {
      ready.arrive_and_wait();
      answers[static_cast<std::size_t>(number)] = ask(number);
    });
  crowd.clear();
  return answers;
}

// The one answer that all of them got, or what was different.
inline std::string oneAnswerOf(const std::vector<HttpAnswer>& answers) {
  const HttpAnswer& first = answers.front();
  for (const HttpAnswer& answer : answers)
    if (answer.status != first.status || answer.body != first.body) return first.body + " and " + answer.body;
  return std::to_string(first.status) + ' ' + first.body;
}
