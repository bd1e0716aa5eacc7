#pragma once

#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "domain/Responder.h"
#include "domain/admin/SignIn.h"
#include "domain/admin/Topic.h"

namespace pipit::server {

// A page of the admin that hears what has changed. Called on the desk's thread; must not block.
class Reader {
 public:
  virtual ~Reader() = default;
  virtual void onTouched(Topic topic, const std::string& site) = 0;
  // Nobody knows what.
  virtual void onAllTouched() = 0;
  // Nothing more will come: the session is over, or its user may do something else by now.
  virtual void onLeave() = 0;
};

// Tells pages of the admin that what they show has changed, whoever has changed it: of a topic of a site at
// most once in limits::kNewsPace, and to those alone who may read it. It keeps no reader alive.
class News {
 public:
  enum class Refusal : std::uint8_t { Full, TooMany };

  explicit News(SignIn& signIn) : signIn_(signIn) {}

  // Or why not: there are too many, of all or of that user.
  std::optional<Refusal> follow(const SignedIn& session, const std::shared_ptr<Reader>& reader);
  void put(Topic topic, const std::string& site);
  // As another service says it: "feedback demo-shop".
  void put(std::string_view said);
  void putAll() { isAllTouched_ = true; }
  // Does what is due. The answer is when to come back.
  SteadyTime advance(SteadyTime now);

 private:
  struct Seat {
    SignedIn session;
    std::weak_ptr<Reader> reader;
  };
  struct Told {
    std::optional<SteadyTime> at;
    bool isWaiting = false;
  };

  void checkSessions(SteadyTime now);
  bool mayStay(const Seat& seat);
  void tellAll();
  void tell(Topic topic, const std::string& site);

  SignIn& signIn_;
  std::list<Seat> seats_;
  std::map<std::pair<Topic, std::string>, Told> told_;
  bool isAllTouched_ = false;
  bool hasOtherSessions_ = false;
  SteadyTime check_{};
};

}  // namespace pipit::server
