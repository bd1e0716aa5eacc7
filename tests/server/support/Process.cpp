#include "support/Process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

Process::Process(const std::vector<std::string>& arguments) {
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
  std::vector<char*> words;
  for (const std::string& argument : arguments) words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);
  child_ = fork();
  if (child_ == 0) {
    dup2(ends[1], STDOUT_FILENO);
    dup2(ends[1], STDERR_FILENO);
    execv(words[0], words.data());
    _exit(127);
  }
  close(ends[1]);
  output_ = ends[0];
}

Process::~Process() {
  if (child_ > 0) {
    signal(SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  close(output_);
}

std::string Process::readLine() {
  std::string line;
  for (char c = 0; read(output_, &c, 1) == 1 && c != '\n';) line += c;
  return line;
}

void Process::signal(int number) const {
  kill(child_, number);
}

Finished Process::wait() {
  Finished finished;
  char buffer[4096];
  for (ssize_t size = 0; (size = read(output_, buffer, sizeof buffer)) > 0;) {
    finished.output.append(buffer, static_cast<std::size_t>(size));
  }
  int status = 0;
  waitpid(child_, &status, 0);
  child_ = -1;
  finished.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  return finished;
}

Finished run(const std::vector<std::string>& arguments) {
  return Process(arguments).wait();
}
