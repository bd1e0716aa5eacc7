#include "app/Check.h"

#include <fmt/format.h>

#include "app/Complain.h"
#include "app/Loading.h"
#include "mail/Smtp.h"

namespace pipit::server {

namespace {

std::optional<Problem> mailProblem(const Options& options) {
  if (!options.smtp) return std::nullopt;
  const auto wrong = Smtp(*options.smtp, options.mailFrom).tryOut();
  if (!wrong) return std::nullopt;
  return Problem{"--smtp", *wrong, "a mail server that answers and takes our name and password"};
}

}  // namespace

int check(const Check& command) {
  if (const auto problem = tryLoading(command.options)) return complain(*problem);
  if (const auto problem = mailProblem(command.options)) return complain(*problem);
  fmt::print("{}", command.options.smtp ? "all is well, and the mail server answers\n" : "all is well\n");
  return 0;
}

}  // namespace pipit::server
