// Generated from wasm/abi/layout.def by tools/lib/layout.mjs. Do not edit.
#include "abi/Codec.h"

namespace pipit::abi {
namespace {

template <typename T>
void readEnum(ByteReader& reader, T& value, std::uint8_t count) {
  const std::uint8_t raw = reader.u8();
  if (raw >= count) return reader.fail();
  value = static_cast<T>(raw);
}

void read(ByteReader& reader, event::Boot& record) {
  record.config = std::string(reader.string());
  record.claimedOrigin = std::string(reader.string());
  record.nonce = std::string(reader.string());
  record.protocol = reader.u32();
  record.seed = std::string(reader.string());
  record.online = reader.boolean();
  record.sealed = reader.boolean();
  record.flings = reader.boolean();
  record.ownRecords = reader.boolean();
}

void read(ByteReader& reader, event::WindowMessage& record) {
  record.origin = std::string(reader.string());
  record.data = std::string(reader.string());
}

void read(ByteReader& reader, event::PortMessage& record) {
  record.data = std::string(reader.string());
}

void read(ByteReader& reader, event::HttpHead& record) {
  record.request = reader.u32();
  record.status = reader.u16();
}

void read(ByteReader& reader, event::HttpChunk& record) {
  record.request = reader.u32();
  record.data = std::string(reader.string());
}

void read(ByteReader& reader, event::HttpEnd& record) {
  record.request = reader.u32();
  readEnum(reader, record.end, 3);
}

void read(ByteReader& reader, event::Coded& record) {
  record.task = reader.u32();
  record.ok = reader.boolean();
  record.data = std::string(reader.string());
}

void read(ByteReader& reader, event::OwnStorageAnswer& record) {
  record.task = reader.u32();
  record.payload = std::string(reader.string());
}

void read(ByteReader& reader, event::OwnStorageChanged& record) {
  record.key = std::string(reader.string());
}

void read(ByteReader& reader, event::TabsOpened& record) {
  record.ok = reader.boolean();
}

void read(ByteReader& reader, event::TabMessage& record) {
  record.data = std::string(reader.string());
}

void read(ByteReader& reader, event::LockChanged& record) {
  readEnum(reader, record.state, 3);
}

void read(ByteReader&, event::Alarm&) {}

void read(ByteReader& reader, event::LifecycleChanged& record) {
  readEnum(reader, record.state, 8);
}

void read(ByteReader& reader, event::VisitorSend& record) {
  record.text = std::string(reader.string());
  record.row = reader.u32();
  record.values = std::string(reader.string());
}

void read(ByteReader& reader, event::VisitorDraft& record) {
  record.text = std::string(reader.string());
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
  record.heights = std::string(reader.string());
}

void read(ByteReader& reader, event::ListWhole& record) {
  record.on = reader.boolean();
}

void write(ByteWriter& writer, const wire::Card& record) {
  writer.string(record.title);
  writer.string(record.detail);
  writer.string(record.image);
  writer.string(record.link);
  writer.u8(static_cast<std::uint8_t>(record.target));
}

void write(ByteWriter& writer, const command::PostWindow& record) {
  writer.string(record.target);
  writer.string(record.data);
}

void write(ByteWriter&, const command::AdoptPort&) {}

void write(ByteWriter& writer, const command::PostPort& record) {
  writer.string(record.data);
}

void write(ByteWriter& writer, const command::HttpRequest& record) {
  writer.u32(record.request);
  writer.u8(static_cast<std::uint8_t>(record.method));
  writer.string(record.path);
  writer.string(record.token);
  writer.string(record.lastEventId);
  writer.string(record.body);
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
  writer.string(record.context);
  writer.string(record.data);
}

void write(ByteWriter& writer, const command::Decode& record) {
  writer.u32(record.task);
  writer.boolean(record.inflate);
  writer.boolean(record.unseal);
  writer.string(record.context);
  writer.u32(record.limit);
  writer.string(record.data);
}

void write(ByteWriter& writer, const command::OwnStorage& record) {
  writer.u32(record.task);
  writer.string(record.operation);
  writer.string(record.payload);
}

void write(ByteWriter& writer, const command::OpenTabs& record) {
  writer.string(record.name);
}

void write(ByteWriter& writer, const command::PostTabs& record) {
  writer.string(record.data);
}

void write(ByteWriter&, const command::CloseTabs&) {}

void write(ByteWriter& writer, const command::RequestLock& record) {
  writer.string(record.name);
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
  writer.string(record.botName);
  writer.string(record.subtitle);
  writer.string(record.welcome);
  writer.string(record.placeholder);
  writer.string(record.hours);
}

void write(ByteWriter& writer, const command::ShowPage& record) {
  writer.string(record.options);
}

void write(ByteWriter& writer, const command::ShowStatus& record) {
  writer.u8(static_cast<std::uint8_t>(record.phase));
  writer.string(record.refusal);
  writer.u8(static_cast<std::uint8_t>(record.connection));
  writer.boolean(record.open);
  writer.boolean(record.full);
  writer.boolean(record.typing);
  writer.u32(record.unread);
  writer.boolean(record.older);
  writer.boolean(record.loadingOlder);
  writer.u8(static_cast<std::uint8_t>(record.notice));
  writer.string(record.ticket);
}

void write(ByteWriter& writer, const command::ShowChoices& record) {
  writer.u8(static_cast<std::uint8_t>(record.theme));
  writer.u8(static_cast<std::uint8_t>(record.textSize));
  writer.boolean(record.sound);
  writer.u8(static_cast<std::uint8_t>(record.locale));
}

void write(ByteWriter&, const command::PlaySound&) {}

void write(ByteWriter&, const command::FocusComposer&) {}

void write(ByteWriter& writer, const command::RowPut& record) {
  writer.u32(record.key);
  writer.u8(static_cast<std::uint8_t>(record.author));
  writer.u8(static_cast<std::uint8_t>(record.delivery));
  writer.f64(record.at);
  writer.f64(record.previousAt);
  writer.boolean(record.first);
  writer.boolean(record.last);
  writer.string(record.text);
  writer.u16(static_cast<std::uint16_t>(record.cards.size()));
  for (const auto& element : record.cards) write(writer, element);
  writer.string(record.extra);
  writer.string(record.answer);
  writer.boolean(record.latest);
}

void write(ByteWriter& writer, const command::RowAppend& record) {
  writer.u32(record.key);
  writer.string(record.text);
}

void write(ByteWriter& writer, const command::RowDrop& record) {
  writer.u32(record.key);
}

void write(ByteWriter& writer, const command::ListText& record) {
  writer.u32(record.key);
  writer.u8(static_cast<std::uint8_t>(record.author));
  writer.f64(record.at);
  writer.string(record.text);
}

void write(ByteWriter& writer, const command::ShowList& record) {
  writer.string(record.rows);
  writer.u32(record.kept);
  writer.u32(record.newer);
  writer.f64(record.before);
  writer.f64(record.after);
  writer.boolean(record.latest);
  writer.f64(record.scrollTo);
}

void write(ByteWriter& writer, const command::DraftPut& record) {
  writer.string(record.text);
}

void write(ByteWriter& writer, const command::Announce& record) {
  writer.u8(static_cast<std::uint8_t>(record.author));
  writer.string(record.text);
}

template <typename T>
Event readAs(ByteReader& reader) {
  T record;
  read(reader, record);
  return record;
}

}  // namespace

std::uint32_t layoutVersion() { return 214669761u; }

Event readEvent(std::uint16_t tag, ByteReader& reader) {
  switch (tag) {
    case 1:
      return readAs<event::Boot>(reader);
    case 2:
      return readAs<event::WindowMessage>(reader);
    case 3:
      return readAs<event::PortMessage>(reader);
    case 4:
      return readAs<event::HttpHead>(reader);
    case 5:
      return readAs<event::HttpChunk>(reader);
    case 6:
      return readAs<event::HttpEnd>(reader);
    case 7:
      return readAs<event::Coded>(reader);
    case 8:
      return readAs<event::OwnStorageAnswer>(reader);
    case 9:
      return readAs<event::OwnStorageChanged>(reader);
    case 10:
      return readAs<event::TabsOpened>(reader);
    case 11:
      return readAs<event::TabMessage>(reader);
    case 12:
      return readAs<event::LockChanged>(reader);
    case 13:
      return readAs<event::Alarm>(reader);
    case 14:
      return readAs<event::LifecycleChanged>(reader);
    case 15:
      return readAs<event::VisitorSend>(reader);
    case 16:
      return readAs<event::VisitorDraft>(reader);
    case 17:
      return readAs<event::VisitorRetry>(reader);
    case 18:
      return readAs<event::VisitorClose>(reader);
    case 19:
      return readAs<event::VisitorChoice>(reader);
    case 20:
      return readAs<event::VisitorRead>(reader);
    case 21:
      return readAs<event::VisitorOlder>(reader);
    case 22:
      return readAs<event::VisitorGoTo>(reader);
    case 23:
      return readAs<event::VisitorErase>(reader);
    case 24:
      return readAs<event::ListTexts>(reader);
    case 25:
      return readAs<event::ListSeen>(reader);
    case 26:
      return readAs<event::ListWhole>(reader);
    default:
      reader.fail();
      return event::Alarm{};
  }
}

void writeCommand(const Command& command, ByteWriter& writer) {
  writer.u16(static_cast<std::uint16_t>(command.index() + 1));
  const std::size_t length = writer.reserve32();
  std::visit([&writer](const auto& record) { write(writer, record); }, command);
  writer.patch32(length);
}

}  // namespace pipit::abi
