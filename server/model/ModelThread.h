#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <thread>

#include "model/ModelClient.h"
#include "model/ModelServer.h"

namespace pipit::server {

// Speaks with the server, by libcurl, on a thread of its own: all replies at once, limits::kModelCalls at
// most. They are read there too, so what a server sends costs the desk nothing. No redirect is followed and
// nothing is unpacked.
class ModelThread : public ModelClient {
 public:
  explicit ModelThread(ModelServer server);
  ModelThread(const ModelThread&) = delete;
  ModelThread& operator=(const ModelThread&) = delete;
  // Breaks off what is on its way. Calls may outlive it.
  ~ModelThread() override;

  std::unique_ptr<ModelCall> ask(std::string body, std::chrono::milliseconds atMost) override;
  // Replies on their way.
  std::size_t running() const;

 private:
  struct Shared;
  class Call;
  class Transfer;
  struct Multi;

  void run();
  void begin(const std::shared_ptr<Shared>& shared);
  void drop();
  void settle();

  ModelServer server_;
  std::shared_ptr<Multi> multi_;  // a call that outlives us finds none
  std::thread thread_;
};

}  // namespace pipit::server
