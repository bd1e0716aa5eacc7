#include "support/Process.h"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <stdexcept>
#include <utility>

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
  collector_ = std::thread([this] { collect(); });
}

Process::~Process() {
  if (child_ > 0) {
    signal(SIGKILL);
    waitpid(child_, nullptr, 0);
  }
  collector_.join();
  close(output_);
}

void Process::collect() {
  char buffer[4096];
  ssize_t size = 0;
  do {
    size = read(output_, buffer, sizeof buffer);
    const std::lock_guard lock(mutex_);
    collected_.append(buffer, static_cast<std::size_t>(std::max<ssize_t>(size, 0)));
    isAtEnd_ = size <= 0;
    changed_.notify_all();
  } while (size > 0);
}

std::string Process::readLine() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return isAtEnd_ || collected_.contains('\n'); });
  const std::size_t end = std::min(collected_.find('\n'), collected_.size());
  std::string line = collected_.substr(0, end);
  collected_.erase(0, end + 1);
  return line;
}

std::string Process::takeLine() {
  {
    const std::lock_guard lock(mutex_);
    if (!collected_.contains('\n')) return {};
  }
  return readLine();
}

void Process::signal(int number) const {
  kill(child_, number);
}

Finished Process::wait() {
  Finished finished;
  {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return isAtEnd_; });
    finished.output = std::exchange(collected_, {});
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
