// Generated from wasm/abi/layout.def by tools/lib/layout.mjs. Do not edit.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace pipit::wire {

enum class Connection : std::uint8_t { Idle, Connecting, Online, Offline };
enum class Phase : std::uint8_t { Starting, Ready, Refused };
enum class Author : std::uint8_t { Visitor, Assistant, Agent, System };
enum class Delivery : std::uint8_t { Pending, Sent, Failed, Streaming, Complete };
enum class Method : std::uint8_t { Get, Post };
enum class StreamEnd : std::uint8_t { Complete, Network, Aborted };
enum class Lifecycle : std::uint8_t { Visible, Hidden, Freeze, Resume, PageHide, PageShow, Online, Offline };
enum class Notice : std::uint8_t { None, StorageBlocked, StorageFull, HistoryDamaged, RecordDamaged, SealLost, OutboxFull, TooLong, ConversationEnded, Erased, NotErased };
enum class LinkTarget : std::uint8_t { None, HostPage, NewTab };
enum class Theme : std::uint8_t { Auto, Light, Dark };
enum class TextSize : std::uint8_t { Normal, Large, Larger };
enum class Locale : std::uint8_t { Auto, En, Es, Fr, De, Pt, It, Nl, Pl, Ja, Zh, Ar, He };
enum class LockState : std::uint8_t { Granted, Lost, Refused };

struct Card {
  std::string title{};
  std::string detail{};
  std::string image{};
  std::string link{};
  LinkTarget target{};
};

}  // namespace pipit::wire

namespace pipit::event {

using namespace pipit::wire;

struct Boot {
  std::string config{};
  std::string claimedOrigin{};
  std::string nonce{};
  std::uint32_t protocol{};
  std::string seed{};
  bool online{};
  bool sealed{};
  bool flings{};
  bool ownRecords{};
  std::string features{};
  std::uint32_t retention{};
};

struct WindowMessage {
  std::string origin{};
  std::string data{};
};

struct PortMessage {
  std::string data{};
};

struct HttpHead {
  std::uint32_t request{};
  std::uint16_t status{};
  std::uint32_t retryAfter{};
};

struct HttpChunk {
  std::uint32_t request{};
  std::string data{};
};

struct HttpEnd {
  std::uint32_t request{};
  StreamEnd end{};
};

struct Coded {
  std::uint32_t task{};
  bool ok{};
  std::string data{};
};

struct OwnStorageAnswer {
  std::uint32_t task{};
  std::string payload{};
};

struct OwnStorageChanged {
  std::string key{};
};

struct TabsOpened {
  bool ok{};
};

struct TabMessage {
  std::string data{};
};

struct LockChanged {
  LockState state{};
};

struct Alarm {};

struct LifecycleChanged {
  Lifecycle state{};
};

struct VisitorSend {
  std::string text{};
  std::uint32_t row{};
  std::string values{};
};

struct VisitorDraft {
  std::string text{};
  std::string notes{};
};

struct VisitorRetry {
  std::uint32_t row{};
};

struct VisitorClose {};

struct VisitorChoice {
  Theme theme{};
  TextSize textSize{};
  bool sound{};
  Locale locale{};
  bool notify{};
};

struct VisitorRead {};

struct VisitorOlder {};

struct VisitorGoTo {
  std::uint32_t row{};
};

struct VisitorErase {};

struct ListTexts {
  std::uint32_t before{};
};

struct ListSeen {
  double width{};
  double height{};
  double offset{};
  double most{};
  bool touched{};
  std::uint32_t focused{};
  std::string heights{};
};

struct ListWhole {
  bool on{};
};

struct VisitorUpload {};

}  // namespace pipit::event

namespace pipit::command {

using namespace pipit::wire;

struct PostWindow {
  std::string target{};
  std::string data{};
};

struct AdoptPort {};

struct PostPort {
  std::string data{};
};

struct HttpRequest {
  std::uint32_t request{};
  Method method{};
  std::string path{};
  std::string token{};
  std::string lastEventId{};
  std::string body{};
  bool stream{};
  std::uint32_t timeout{};
};

struct HttpAbort {
  std::uint32_t request{};
};

struct Encode {
  std::uint32_t task{};
  bool deflate{};
  bool seal{};
  std::string context{};
  std::string data{};
};

struct Decode {
  std::uint32_t task{};
  bool inflate{};
  bool unseal{};
  std::string context{};
  std::uint32_t limit{};
  std::string data{};
};

struct OwnStorage {
  std::uint32_t task{};
  std::string operation{};
  std::string payload{};
};

struct OpenTabs {
  std::string name{};
};

struct PostTabs {
  std::string data{};
};

struct CloseTabs {};

struct RequestLock {
  std::string name{};
  bool steal{};
};

struct ReleaseLock {};

struct ForgetSealKey {
  bool remove{};
};

struct SetAlarm {
  double delay{};
};

struct ShowTexts {
  std::string botName{};
  std::string subtitle{};
  std::string welcome{};
  std::string placeholder{};
  std::string hours{};
};

struct ShowPage {
  std::string options{};
};

struct ShowStatus {
  Phase phase{};
  std::string refusal{};
  Connection connection{};
  bool open{};
  bool full{};
  bool typing{};
  std::uint32_t unread{};
  bool older{};
  bool loadingOlder{};
  Notice notice{};
  std::uint32_t wait{};
  std::string ticket{};
};

struct ShowChoices {
  Theme theme{};
  TextSize textSize{};
  bool sound{};
  Locale locale{};
  bool notify{};
};

struct Alert {
  bool sound{};
  Author author{};
  std::string text{};
};

struct FocusComposer {};

struct RowPut {
  std::uint32_t key{};
  Author author{};
  Delivery delivery{};
  double at{};
  double previousAt{};
  bool first{};
  bool last{};
  std::string text{};
  std::vector<Card> cards{};
  std::string extra{};
  std::string answer{};
  bool latest{};
};

struct RowAppend {
  std::uint32_t key{};
  std::string text{};
};

struct RowDrop {
  std::uint32_t key{};
};

struct ListText {
  std::uint32_t key{};
  Author author{};
  double at{};
  std::string text{};
};

struct ShowList {
  std::string rows{};
  std::uint32_t kept{};
  std::uint32_t newer{};
  double before{};
  double after{};
  bool latest{};
  double scrollTo{};
};

struct DraftPut {
  std::string text{};
  std::string notes{};
};

struct Announce {
  Author author{};
  std::string text{};
};

}  // namespace pipit::command

namespace pipit {

using Event = std::variant<event::Boot, event::WindowMessage, event::PortMessage, event::HttpHead, event::HttpChunk, event::HttpEnd, event::Coded, event::OwnStorageAnswer, event::OwnStorageChanged, event::TabsOpened, event::TabMessage, event::LockChanged, event::Alarm, event::LifecycleChanged, event::VisitorSend, event::VisitorDraft, event::VisitorRetry, event::VisitorClose, event::VisitorChoice, event::VisitorRead, event::VisitorOlder, event::VisitorGoTo, event::VisitorErase, event::ListTexts, event::ListSeen, event::ListWhole, event::VisitorUpload>;
using Command = std::variant<command::PostWindow, command::AdoptPort, command::PostPort, command::HttpRequest, command::HttpAbort, command::Encode, command::Decode, command::OwnStorage, command::OpenTabs, command::PostTabs, command::CloseTabs, command::RequestLock, command::ReleaseLock, command::ForgetSealKey, command::SetAlarm, command::ShowTexts, command::ShowPage, command::ShowStatus, command::ShowChoices, command::Alert, command::FocusComposer, command::RowPut, command::RowAppend, command::RowDrop, command::ListText, command::ShowList, command::DraftPut, command::Announce>;

}  // namespace pipit
