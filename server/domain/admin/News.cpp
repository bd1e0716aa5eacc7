#include "domain/admin/News.h"

#include <algorithm>

#include "domain/Limits.h"

namespace pipit::server {

namespace {

bool mayRead(const User& user, Topic topic, const std::string& site) {
  const TopicRow& row = rowOf(topic);
  if ((row.roles & bitOf(user.role)) == 0) return false;
  return site.empty() ? !row.isOfAll || user.reach.isAll : user.reach.includes(site);
}

}  // namespace

std::optional<News::Refusal> News::follow(const SignedIn& session, const std::shared_ptr<Reader>& reader) {
  std::erase_if(seats_, [](const Seat& seat) { return seat.reader.expired(); });
  if (seats_.size() >= limits::kNewsReaders) return Refusal::Full;
  const auto ofUser =
      std::ranges::count(seats_, session.user.name, [](const Seat& seat) { return seat.session.user.name; });
  if (static_cast<std::size_t>(ofUser) >= limits::kNewsReadersOfUser) return Refusal::TooMany;
  seats_.push_back({session, reader});
  return std::nullopt;
}

void News::put(Topic topic, const std::string& site) {
  if (topic == Topic::Sessions) hasOtherSessions_ = true;
  // Without readers nobody asks when it was.
  if (topic == Topic::Sessions || seats_.empty()) return;
  if (told_.size() >= limits::kNewsWaiting) return putAll();
  told_[{topic, site}].isWaiting = true;
}

void News::put(std::string_view said) {
  const std::size_t space = std::min(said.find(' '), said.size());
  const std::string_view site = said.substr(std::min(space + 1, said.size()));
  // One that is unknown is a newer service's.
  if (const auto topic = topicNamed(said.substr(0, space))) put(*topic, std::string(site));
}

SteadyTime News::advance(SteadyTime now) {
  if (hasOtherSessions_ || now >= check_) checkSessions(now);
  if (std::exchange(isAllTouched_, false)) tellAll();
  SteadyTime next = check_;
  for (auto it = told_.begin(); it != told_.end();) {
    auto& [key, told] = *it;
    const bool isDue = !told.at || now >= *told.at + limits::kNewsPace;
    if (isDue && !told.isWaiting) {
      it = told_.erase(it);
      continue;
    }
    if (isDue) {
      tell(key.first, key.second);
      told = {now, false};
    }
    next = std::min(next, *told.at + limits::kNewsPace);
    ++it;
  }
  return next;
}

void News::checkSessions(SteadyTime now) {
  hasOtherSessions_ = false;
  check_ = now + limits::kNewsCheck;
  try {
    std::erase_if(seats_, [this](const Seat& seat) { return !mayStay(seat); });
  } catch (const StoreFailure&) {
    check_ = now + limits::kStoreRetry;
  }
}

bool News::mayStay(const Seat& seat) {
  const auto reader = seat.reader.lock();
  if (!reader) return false;
  const User& before = seat.session.user;
  const auto user = signIn_.look(seat.session.token);
  if (user && user->name == before.name && user->role == before.role && user->reach == before.reach)
    return true;
  reader->onLeave();
  return false;
}

void News::tellAll() {
  told_.clear();
  for (const Seat& seat : seats_)
    if (const auto reader = seat.reader.lock()) reader->onAllTouched();
}

void News::tell(Topic topic, const std::string& site) {
  for (const Seat& seat : seats_) {
    const auto reader = seat.reader.lock();
    if (reader && mayRead(seat.session.user, topic, site)) reader->onTouched(topic, site);
  }
}

}  // namespace pipit::server
