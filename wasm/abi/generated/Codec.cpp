// Generated from wasm/abi/layout.def by tools/lib/layout.mjs. Do not edit.
#include "abi/Codec.h"

#include "base/Dispatch.h"

namespace pipit::abi {
namespace {

// Functions for texts: what they are made of would stand at each field.
void read(ByteReader& reader, std::string& text) { text = reader.string(); }
void write(ByteWriter& writer, const std::string& text) { writer.string(text); }

template <typename T>
void readEnum(ByteReader& reader, T& value, std::uint8_t count) {
  const std::uint8_t raw = reader.u8();
  if (raw >= count) return reader.fail();
  value = static_cast<T>(raw);
}

void read(ByteReader& reader, event::Boot& record) {
  read(reader, record.config);
  read(reader, record.claimedOrigin);
  read(reader, record.nonce);
  record.protocol = reader.u32();
  read(reader, record.seed);
  record.online = reader.boolean();
  record.sealed = reader.boolean();
  record.flings = reader.boolean();
  record.ownRecords = reader.boolean();
  read(reader, record.features);
  record.retention = reader.u32();
}

void read(ByteReader& reader, event::WindowMessage& record) {
  read(reader, record.origin);
  read(reader, record.data);
}

void read(ByteReader& reader, event::PortMessage& record) {
  read(reader, record.data);
}

void read(ByteReader& reader, event::HttpHead& record) {
  record.request = reader.u32();
  record.status = reader.u16();
  record.retryAfter = reader.u32();
}

void read(ByteReader& reader, event::HttpChunk& record) {
  record.request = reader.u32();
  read(reader, record.data);
}

void read(ByteReader& reader, event::HttpEnd& record) {
  record.request = reader.u32();
  readEnum(reader, record.end, 3);
}

void read(ByteReader& reader, event::Coded& record) {
  record.task = reader.u32();
  record.ok = reader.boolean();
  read(reader, record.data);
}

void read(ByteReader& reader, event::OwnStorageAnswer& record) {
  record.task = reader.u32();
  read(reader, record.payload);
}

void read(ByteReader& reader, event::OwnStorageChanged& record) {
  read(reader, record.key);
}

void read(ByteReader& reader, event::TabsOpened& record) {
  record.ok = reader.boolean();
}

void read(ByteReader& reader, event::TabMessage& record) {
  read(reader, record.data);
}

void read(ByteReader& reader, event::LockChanged& record) {
  readEnum(reader, record.state, 3);
}

void read(ByteReader&, event::Alarm&) {}

void read(ByteReader& reader, event::LifecycleChanged& record) {
  readEnum(reader, record.state, 8);
}

void read(ByteReader& reader, event::VisitorSend& record) {
  read(reader, record.text);
  record.row = reader.u32();
  read(reader, record.values);
}

void read(ByteReader& reader, event::VisitorDraft& record) {
  read(reader, record.text);
  read(reader, record.notes);
}

void read(ByteReader& reader, event::VisitorRetry& record) {
  record.row = reader.u32();
}

void read(ByteReader&, event::VisitorClose&) {}

void read(ByteReader& reader, event::VisitorChoice& record) {
  readEnum(reader, record.theme, 3);
  readEnum(reader, record.textSize, 3);
  record.sound = reader.boolean();
  readEnum(reader, record.locale, 13);
  record.notify = reader.boolean();
}

void read(ByteReader&, event::VisitorRead&) {}

void read(ByteReader&, event::VisitorOlder&) {}

void read(ByteReader& reader, event::VisitorGoTo& record) {
  record.row = reader.u32();
}

void read(ByteReader&, event::VisitorErase&) {}

void read(ByteReader& reader, event::ListTexts& record) {
  record.before = reader.u32();
}

void read(ByteReader& reader, event::ListSeen& record) {
  record.width = reader.f64();
  record.height = reader.f64();
  record.offset = reader.f64();
  record.most = reader.f64();
  record.touched = reader.boolean();
  record.focused = reader.u32();
  read(reader, record.heights);
}

void read(ByteReader& reader, event::ListWhole& record) {
  record.on = reader.boolean();
}

void read(ByteReader&, event::VisitorUpload&) {}

void write(ByteWriter& writer, const wire::Card& record) {
  write(writer, record.title);
  write(writer, record.detail);
  write(writer, record.image);
  write(writer, record.link);
  writer.u8(static_cast<std::uint8_t>(record.target));
}

void write(ByteWriter& writer, const command::PostWindow& record) {
  write(writer, record.target);
  write(writer, record.data);
}

void write(ByteWriter&, const command::AdoptPort&) {}

void write(ByteWriter& writer, const command::PostPort& record) {
  write(writer, record.data);
}

void write(ByteWriter& writer, const command::HttpRequest& record) {
  writer.u32(record.request);
  writer.u8(static_cast<std::uint8_t>(record.method));
  write(writer, record.path);
  write(writer, record.token);
  write(writer, record.lastEventId);
  write(writer, record.body);
  writer.boolean(record.stream);
  writer.u32(record.timeout);
}

void write(ByteWriter& writer, const command::HttpAbort& record) {
  writer.u32(record.request);
}

void write(ByteWriter& writer, const command::Encode& record) {
  writer.u32(record.task);
  writer.boolean(record.deflate);
  writer.boolean(record.seal);
  write(writer, record.context);
  write(writer, record.data);
}

void write(ByteWriter& writer, const command::Decode& record) {
  writer.u32(record.task);
  writer.boolean(record.inflate);
  writer.boolean(record.unseal);
  write(writer, record.context);
  writer.u32(record.limit);
  write(writer, record.data);
}

void write(ByteWriter& writer, const command::OwnStorage& record) {
  writer.u32(record.task);
  write(writer, record.operation);
  write(writer, record.payload);
}

void write(ByteWriter& writer, const command::OpenTabs& record) {
  write(writer, record.name);
}

void write(ByteWriter& writer, const command::PostTabs& record) {
  write(writer, record.data);
}

void write(ByteWriter&, const command::CloseTabs&) {}

void write(ByteWriter& writer, const command::RequestLock& record) {
  write(writer, record.name);
  writer.boolean(record.steal);
}

void write(ByteWriter&, const command::ReleaseLock&) {}

void write(ByteWriter& writer, const command::ForgetSealKey& record) {
  writer.boolean(record.remove);
}

void write(ByteWriter& writer, const command::SetAlarm& record) {
  writer.f64(record.delay);
}

void write(ByteWriter& writer, const command::ShowTexts& record) {
  write(writer, record.botName);
  write(writer, record.subtitle);
  write(writer, record.welcome);
  write(writer, record.placeholder);
  write(writer, record.hours);
}

void write(ByteWriter& writer, const command::ShowPage& record) {
  write(writer, record.options);
}

void write(ByteWriter& writer, const command::ShowStatus& record) {
  writer.u8(static_cast<std::uint8_t>(record.phase));
  write(writer, record.refusal);
  writer.u8(static_cast<std::uint8_t>(record.connection));
  writer.boolean(record.open);
  writer.boolean(record.full);
  writer.boolean(record.typing);
  writer.u32(record.unread);
  writer.boolean(record.older);
  writer.boolean(record.loadingOlder);
  writer.u8(static_cast<std::uint8_t>(record.notice));
  writer.u32(record.wait);
  write(writer, record.ticket);
}

void write(ByteWriter& writer, const command::ShowChoices& record) {
  writer.u8(static_cast<std::uint8_t>(record.theme));
  writer.u8(static_cast<std::uint8_t>(record.textSize));
  writer.boolean(record.sound);
  writer.u8(static_cast<std::uint8_t>(record.locale));
  writer.boolean(record.notify);
}

void write(ByteWriter& writer, const command::Alert& record) {
  writer.boolean(record.sound);
  writer.u8(static_cast<std::uint8_t>(record.author));
  write(writer, record.text);
}

void write(ByteWriter&, const command::FocusComposer&) {}

void write(ByteWriter& writer, const command::RowPut& record) {
  writer.u32(record.key);
  writer.u8(static_cast<std::uint8_t>(record.author));
  writer.u8(static_cast<std::uint8_t>(record.delivery));
  writer.f64(record.at);
  writer.f64(record.previousAt);
  writer.boolean(record.first);
  writer.boolean(record.last);
  write(writer, record.text);
  writer.u16(static_cast<std::uint16_t>(record.cards.size()));
  for (const auto& element : record.cards) write(writer, element);
  write(writer, record.extra);
  write(writer, record.answer);
  writer.boolean(record.latest);
}

void write(ByteWriter& writer, const command::RowAppend& record) {
  writer.u32(record.key);
  write(writer, record.text);
}

void write(ByteWriter& writer, const command::RowDrop& record) {
  writer.u32(record.key);
}

void write(ByteWriter& writer, const command::ListText& record) {
  writer.u32(record.key);
  writer.u8(static_cast<std::uint8_t>(record.author));
  writer.f64(record.at);
  write(writer, record.text);
}

void write(ByteWriter& writer, const command::ShowList& record) {
  write(writer, record.rows);
  writer.u32(record.kept);
  writer.u32(record.newer);
  writer.f64(record.before);
  writer.f64(record.after);
  writer.boolean(record.latest);
  writer.f64(record.scrollTo);
}

void write(ByteWriter& writer, const command::DraftPut& record) {
  write(writer, record.text);
  write(writer, record.notes);
}

void write(ByteWriter& writer, const command::Announce& record) {
  writer.u8(static_cast<std::uint8_t>(record.author));
  write(writer, record.text);
}


}  // namespace

std::uint32_t layoutVersion() { return 973401396u; }

Event readEvent(std::uint16_t tag, ByteReader& reader) {
  Event event = event::Alarm{};
  // In place: a record of its own would have to be moved.
  switch (tag) {
    case 1:
      read(reader, event.emplace<event::Boot>());
      break;
    case 2:
      read(reader, event.emplace<event::WindowMessage>());
      break;
    case 3:
      read(reader, event.emplace<event::PortMessage>());
      break;
    case 4:
      read(reader, event.emplace<event::HttpHead>());
      break;
    case 5:
      read(reader, event.emplace<event::HttpChunk>());
      break;
    case 6:
      read(reader, event.emplace<event::HttpEnd>());
      break;
    case 7:
      read(reader, event.emplace<event::Coded>());
      break;
    case 8:
      read(reader, event.emplace<event::OwnStorageAnswer>());
      break;
    case 9:
      read(reader, event.emplace<event::OwnStorageChanged>());
      break;
    case 10:
      read(reader, event.emplace<event::TabsOpened>());
      break;
    case 11:
      read(reader, event.emplace<event::TabMessage>());
      break;
    case 12:
      read(reader, event.emplace<event::LockChanged>());
      break;
    case 13:
      read(reader, event.emplace<event::Alarm>());
      break;
    case 14:
      read(reader, event.emplace<event::LifecycleChanged>());
      break;
    case 15:
      read(reader, event.emplace<event::VisitorSend>());
      break;
    case 16:
      read(reader, event.emplace<event::VisitorDraft>());
      break;
    case 17:
      read(reader, event.emplace<event::VisitorRetry>());
      break;
    case 18:
      read(reader, event.emplace<event::VisitorClose>());
      break;
    case 19:
      read(reader, event.emplace<event::VisitorChoice>());
      break;
    case 20:
      read(reader, event.emplace<event::VisitorRead>());
      break;
    case 21:
      read(reader, event.emplace<event::VisitorOlder>());
      break;
    case 22:
      read(reader, event.emplace<event::VisitorGoTo>());
      break;
    case 23:
      read(reader, event.emplace<event::VisitorErase>());
      break;
    case 24:
      read(reader, event.emplace<event::ListTexts>());
      break;
    case 25:
      read(reader, event.emplace<event::ListSeen>());
      break;
    case 26:
      read(reader, event.emplace<event::ListWhole>());
      break;
    case 27:
      read(reader, event.emplace<event::VisitorUpload>());
      break;
    default:
      reader.fail();
  }
  return event;
}

void writeCommand(const Command& command, ByteWriter& writer) {
  writer.u16(static_cast<std::uint16_t>(command.index() + 1));
  const std::size_t length = writer.reserve32();
  dispatch([&writer](const auto& record) { write(writer, record); }, command);
  writer.patch32(length);
}

}  // namespace pipit::abi
