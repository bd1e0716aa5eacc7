#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

struct Finished {
  int status = -1;
  std::string output;  // the standard output and the standard error, as they came
};

// A child process. Killed with the object if it still runs.
class Process {
 public:
  explicit Process(const std::vector<std::string>& arguments);
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;
  ~Process();

  // Its next line of output; empty at its end.
  std::string readLine();
  void signal(int number) const;
  Finished wait();

 private:
  pid_t child_ = -1;
  int output_ = -1;
};

Finished run(const std::vector<std::string>& arguments);
