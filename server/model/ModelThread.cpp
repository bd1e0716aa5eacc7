#include "model/ModelThread.h"

#include <curl/curl.h>

#include <algorithm>
#include <atomic>
#include <cctype>
#include <charconv>
#include <map>
#include <mutex>
#include <string_view>
#include <utility>
#include <vector>

#include "model/Limits.h"
#include "model/SseReader.h"

namespace pipit::server {

namespace {

// The thread looks up that often even if nobody wakes it.
constexpr int kLookUp = 1'000;
constexpr std::string_view kStream = "text/event-stream";

void prepareCurl() {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)ready;
}

bool isSameWord(std::string_view one, std::string_view other) {
  return std::ranges::equal(
      one, other, [](unsigned char a, unsigned char b) { return std::tolower(a) == std::tolower(b); });
}

std::string_view withoutSpace(std::string_view text) {
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  while (!text.empty() && std::isspace(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  return text;
}

std::optional<ModelFailure> failureOf(long status) {
  if (status >= 200 && status < 300) return std::nullopt;
  if (status < 400) return ModelFailure::Redirected;
  if (status == 429) return ModelFailure::RateLimited;
  return status < 500 ? ModelFailure::Refused : ModelFailure::ServerError;
}

}  // namespace

// What the desk's thread and ours both see.
struct ModelThread::Shared {
  std::mutex mutex;
  std::string text;
  std::optional<ModelReply> reply;
  std::atomic<bool> isDropped = false;
  // Of the request; ours alone once it was begun.
  std::string body;
  std::chrono::milliseconds atMost{};
};

struct ModelThread::Multi {
  Multi() : handle(curl_multi_init(), curl_multi_cleanup) {
    const auto most = static_cast<long>(limits::kModelCalls);
    curl_multi_setopt(handle.get(), CURLMOPT_MAX_TOTAL_CONNECTIONS, most);
    curl_multi_setopt(handle.get(), CURLMOPT_MAXCONNECTS, most);
  }

  void wake() const { curl_multi_wakeup(handle.get()); }

  std::unique_ptr<CURLM, CURLMcode (*)(CURLM*)> handle;
  std::map<CURL*, std::unique_ptr<Transfer>> transfers;  // the thread's own
  std::mutex mutex;
  std::vector<std::shared_ptr<Shared>> asked;
  bool isEnding = false;
  std::atomic<std::size_t> running = 0;
};

class ModelThread::Call : public ModelCall {
 public:
  Call(std::shared_ptr<Shared> shared, std::weak_ptr<const Multi> multi)
      : shared_(std::move(shared)), multi_(std::move(multi)) {}
  ~Call() override {
    shared_->isDropped = true;
    if (const auto multi = multi_.lock()) multi->wake();
  }

  ModelNews news() override {
    const std::lock_guard lock(shared_->mutex);
    return {std::exchange(shared_->text, {}), std::exchange(shared_->reply, std::nullopt)};
  }

 private:
  std::shared_ptr<Shared> shared_;
  std::weak_ptr<const Multi> multi_;
};

// One request, and what is read of its reply.
class ModelThread::Transfer {
 public:
  Transfer(const ModelServer& server, std::shared_ptr<Shared> shared)
      : handle_(curl_easy_init(), curl_easy_cleanup), shared_(std::move(shared)) {
    set(CURLOPT_URL, server.url.c_str());
    set(CURLOPT_PROTOCOLS_STR, "http,https");
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_NOSIGNAL, 1L);
    set(CURLOPT_TIMEOUT_MS, static_cast<long>(shared_->atMost.count()));
    set(CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(shared_->body.size()));
    set(CURLOPT_POSTFIELDS, shared_->body.c_str());
    addHeader("Content-Type: application/json");
    addHeader("Accept: text/event-stream");
    addHeader("Expect:");
    if (!server.key.empty()) addHeader("Authorization: Bearer " + server.key);
    set(CURLOPT_HTTPHEADER, headers_.get());
    set(CURLOPT_HEADERFUNCTION, &Transfer::onHeader);
    set(CURLOPT_HEADERDATA, this);
    set(CURLOPT_WRITEFUNCTION, &Transfer::onBytes);
    set(CURLOPT_WRITEDATA, this);
  }

  CURL* handle() const { return handle_.get(); }
  bool isDropped() const { return shared_->isDropped; }

  void end(CURLcode code) {
    if (isTold_) return;
    if (!isEnded_ && !failure_) endStream(code);
    tell();
  }

 private:
  template <class Value>
  void set(CURLoption option, Value value) {
    curl_easy_setopt(handle_.get(), option, value);
  }

  void addHeader(const std::string& line) {
    headers_.reset(curl_slist_append(headers_.release(), line.c_str()));
  }

  static std::size_t onHeader(char* bytes, std::size_t size, std::size_t count, void* self) {
    static_cast<Transfer*>(self)->takeHeader({bytes, size * count});
    return size * count;
  }

  static std::size_t onBytes(char* bytes, std::size_t size, std::size_t count, void* self) {
    return static_cast<Transfer*>(self)->takeBytes({bytes, size * count}) ? size * count : 0;
  }

  void takeHeader(std::string_view line) {
    if (line.starts_with("HTTP/")) {
      isStream_ = isEncoded_ = false;
      return;
    }
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) return;
    const auto field = line.substr(0, colon), value = withoutSpace(line.substr(colon + 1));
    if (isSameWord(field, "content-type"))
      isStream_ = isSameWord(withoutSpace(value.substr(0, value.find(';'))), kStream);
    if (isSameWord(field, "content-encoding")) isEncoded_ = !isSameWord(value, "identity");
    if (isSameWord(field, "retry-after")) takeRetryAfter(value);
  }

  // Seconds. As a date it says no more than that it wants to be left alone.
  void takeRetryAfter(std::string_view value) {
    unsigned seconds = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), seconds);
    const auto most = std::chrono::seconds(limits::kModelRestMost);
    const bool isNumber = error == std::errc() && end == value.data() + value.size();
    retryAfter_ = isNumber ? std::min(std::chrono::seconds(seconds), most) : most;
  }

  // False: enough of it.
  bool takeBytes(std::string_view bytes) {
    received_ += bytes.size();
    const auto wrong = wrongWithReply();
    if (isDropped() || (isTold_ && wrong)) return false;
    if (isTold_) return true;  // the end of a good reply: the connection is used again
    failure_ = wrong;
    if (!failure_) readEvents(bytes);
    publish();
    if (!failure_ && !isEnded_) return true;
    tell();
    return !failure_ && !completion_.isCut();
  }

  void readEvents(std::string_view bytes) {
    const bool isRead = reader_.read(bytes, [this](std::string_view data) { takeEvent(data); });
    if (!isRead && !isEnded_ && !failure_) failure_ = ModelFailure::TooMuch;
  }

  void tell() {
    ModelReply reply{.failure = failure_, .isCut = completion_.isCut(), .tokens = completion_.tokens()};
    reply.retryAfter = retryAfter_;
    if (!failure_ && !completion_.isCut()) reply.calls = completion_.calls();
    isTold_ = true;
    const std::lock_guard lock(shared_->mutex);
    shared_->reply = std::move(reply);
  }

  std::optional<ModelFailure> wrongWithReply() const {
    if (const auto failure = failureOf(status())) return failure;
    if (!isStream_ || isEncoded_) return ModelFailure::WrongType;
    return received_ > limits::kModelReplyBytes ? std::optional(ModelFailure::TooMuch) : std::nullopt;
  }

  void takeEvent(std::string_view data) {
    if (failure_ || isEnded_) return;
    failure_ = completion_.take(data);
    isEnded_ = completion_.isComplete();
  }

  void publish() {
    std::string text = completion_.takeText();
    if (text.empty()) return;
    const std::lock_guard lock(shared_->mutex);
    shared_->text += text;
  }

  void endStream(CURLcode code) {
    if (code == CURLE_OPERATION_TIMEDOUT) {
      failure_ = ModelFailure::TooSlow;
    } else if (status() == 0) {
      failure_ = ModelFailure::Unreachable;
    } else if (failure_ = wrongWithReply(); !failure_) {
      reader_.end([this](std::string_view data) { takeEvent(data); });
      publish();
      if (!failure_) failure_ = completion_.end();
    }
  }

  long status() const {
    long code = 0;
    curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &code);
    return code;
  }

  std::unique_ptr<CURL, void (*)(CURL*)> handle_;
  std::unique_ptr<curl_slist, void (*)(curl_slist*)> headers_{nullptr, curl_slist_free_all};
  std::shared_ptr<Shared> shared_;
  SseReader reader_;
  Completion completion_;
  std::optional<ModelFailure> failure_;
  std::optional<std::chrono::seconds> retryAfter_;
  std::size_t received_ = 0;
  bool isStream_ = false;
  bool isEncoded_ = false;
  bool isEnded_ = false;
  bool isTold_ = false;
};

ModelThread::ModelThread(ModelServer server) : server_(std::move(server)) {
  prepareCurl();
  multi_ = std::make_shared<Multi>();
  thread_ = std::thread([this] { run(); });
}

ModelThread::~ModelThread() {
  {
    const std::lock_guard lock(multi_->mutex);
    multi_->isEnding = true;
  }
  multi_->wake();
  thread_.join();
}

std::unique_ptr<ModelCall> ModelThread::ask(std::string body, std::chrono::milliseconds atMost) {
  if (multi_->running >= limits::kModelCalls || atMost <= atMost.zero()) return nullptr;
  ++multi_->running;
  auto shared = std::make_shared<Shared>();
  shared->body = std::move(body);
  shared->atMost = atMost;
  {
    const std::lock_guard lock(multi_->mutex);
    multi_->asked.push_back(shared);
  }
  multi_->wake();
  return std::make_unique<Call>(std::move(shared), multi_);
}

std::size_t ModelThread::running() const {
  return multi_->running;
}

void ModelThread::run() {
  for (;;) {
    std::vector<std::shared_ptr<Shared>> asked;
    {
      const std::lock_guard lock(multi_->mutex);
      if (multi_->isEnding) break;
      asked.swap(multi_->asked);
    }
    for (const auto& shared : asked) begin(shared);
    drop();
    int open = 0;
    curl_multi_perform(multi_->handle.get(), &open);
    settle();
    curl_multi_poll(multi_->handle.get(), nullptr, 0, kLookUp, nullptr);
  }
  for (const auto& [handle, transfer] : multi_->transfers)
    curl_multi_remove_handle(multi_->handle.get(), handle);
  multi_->transfers.clear();
}

void ModelThread::begin(const std::shared_ptr<Shared>& shared) {
  auto transfer = std::make_unique<Transfer>(server_, shared);
  CURL* handle = transfer->handle();
  curl_multi_add_handle(multi_->handle.get(), handle);
  multi_->transfers.emplace(handle, std::move(transfer));
}

// What nobody waits for any more.
void ModelThread::drop() {
  for (auto next = multi_->transfers.begin(); next != multi_->transfers.end();) {
    const auto transfer = next++;
    if (!transfer->second->isDropped()) continue;
    curl_multi_remove_handle(multi_->handle.get(), transfer->first);
    multi_->transfers.erase(transfer);
    --multi_->running;
  }
}

void ModelThread::settle() {
  int left = 0;
  while (const CURLMsg* message = curl_multi_info_read(multi_->handle.get(), &left)) {
    if (message->msg != CURLMSG_DONE) continue;
    CURL* handle = message->easy_handle;
    const CURLcode code = message->data.result;
    curl_multi_remove_handle(multi_->handle.get(), handle);
    const auto transfer = multi_->transfers.find(handle);
    transfer->second->end(code);
    multi_->transfers.erase(transfer);
    --multi_->running;
  }
}

}  // namespace pipit::server
