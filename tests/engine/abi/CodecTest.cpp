#include <gtest/gtest.h>

#include <random>

#include "abi/Codec.h"
#include "base/limits.h"

// The fields are written here by hand, from layout.def: a codec that were wrong on both sides would not be
// found by itself.

namespace pipit::abi {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::uint16_t lastEventTag = std::variant_size_v<Event>;
constexpr std::uint16_t lifecycleTag = 14;

template <typename Write>
Bytes fields(Write write) {
  ByteWriter writer;
  write(writer);
  return writer.bytes();
}

struct Read {
  Event event;
  bool whole;
};

Read read(std::uint16_t tag, const Bytes& bytes) {
  ByteReader reader(bytes);
  Event event = readEvent(tag, reader);
  return {std::move(event), reader.ok() && reader.atEnd()};
}

Bytes bootFields() {
  return fields([](ByteWriter& writer) {
    writer.string("{}");
    writer.string("https://shop.example");
    writer.string("nonce");
    writer.u32(1);
    writer.string("seed");
    writer.boolean(true);
    writer.boolean(false);
    writer.boolean(true);
    writer.boolean(false);
    writer.string("-tabSync");
    writer.u32(90);
  });
}

// The fields of each event, by tag.
std::vector<Bytes> everyEvent() {
  const auto text = [](ByteWriter& writer) { writer.string("héllo"); };
  const auto nothing = [](ByteWriter&) {};
  return {bootFields(),
          fields([&](ByteWriter& writer) { text(writer), text(writer); }),
          fields(text),
          fields([](ByteWriter& writer) { writer.u32(7), writer.u16(202), writer.u32(5); }),
          fields([&](ByteWriter& writer) { writer.u32(7), text(writer); }),
          fields([](ByteWriter& writer) { writer.u32(7), writer.u8(2); }),
          fields([](ByteWriter& writer) { writer.u32(7), writer.boolean(true), writer.string("\xff\x80"); }),
          fields([&](ByteWriter& writer) { writer.u32(7), text(writer); }),
          fields(text),
          fields([](ByteWriter& writer) { writer.boolean(true); }),
          fields(text),
          fields([](ByteWriter& writer) { writer.u8(2); }),
          fields(nothing),
          fields([](ByteWriter& writer) { writer.u8(7); }),
          fields([&](ByteWriter& writer) { text(writer), writer.u32(9), text(writer); }),
          fields([&](ByteWriter& writer) { text(writer), text(writer); }),
          fields([](ByteWriter& writer) { writer.u32(9); }),
          fields(nothing),
          fields([](ByteWriter& writer) {
            writer.u8(2), writer.u8(1), writer.boolean(true), writer.u8(12), writer.boolean(true);
          }),
          fields(nothing),
          fields(nothing),
          fields([](ByteWriter& writer) { writer.u32(9); }),
          fields(nothing),
          fields([](ByteWriter& writer) { writer.u32(9); }),
          fields([](ByteWriter& writer) {
            for (const double number : {400.0, 600.0, 120.5, 9000.0}) writer.f64(number);
            writer.boolean(true), writer.u32(7), writer.string("12345678");
          }),
          fields([](ByteWriter& writer) { writer.boolean(true); }),
          fields(nothing)};
}

TEST(Codec, ReadsEveryEvent) {
  const auto events = everyEvent();
  ASSERT_EQ(events.size(), lastEventTag);
  for (std::uint16_t tag = 1; tag <= lastEventTag; ++tag) {
    const Read result = read(tag, events[tag - 1]);
    EXPECT_TRUE(result.whole) << tag;
    EXPECT_EQ(result.event.index() + 1, tag);
  }
}

TEST(Codec, PutsEachFieldWhereItBelongs) {
  const auto boot = std::get<event::Boot>(read(1, bootFields()).event);
  EXPECT_EQ(boot.config, "{}");
  EXPECT_EQ(boot.claimedOrigin, "https://shop.example");
  EXPECT_EQ(boot.nonce, "nonce");
  EXPECT_EQ(boot.protocol, 1u);
  EXPECT_EQ(boot.seed, "seed");
  EXPECT_TRUE(boot.online);
  EXPECT_EQ(boot.retention, 90u);
  const auto end = std::get<event::HttpEnd>(read(6, everyEvent()[5]).event);
  EXPECT_EQ(end.request, 7u);
  EXPECT_EQ(end.end, wire::StreamEnd::Aborted);
}

TEST(Codec, FindsEveryTruncation) {
  const auto events = everyEvent();
  for (std::uint16_t tag = 1; tag <= lastEventTag; ++tag) {
    Bytes bytes = events[tag - 1];
    while (!bytes.empty()) {
      bytes.pop_back();
      EXPECT_FALSE(read(tag, bytes).whole) << tag << " cut to " << bytes.size();
    }
  }
}

TEST(Codec, FindsWhatIsLeftOver) {
  const auto events = everyEvent();
  for (std::uint16_t tag = 1; tag <= lastEventTag; ++tag) {
    Bytes bytes = events[tag - 1];
    bytes.push_back(0);
    EXPECT_FALSE(read(tag, bytes).whole) << tag;
  }
}

TEST(Codec, KnowsNoOtherTag) {
  for (const unsigned tag : {0u, lastEventTag + 1u, 100u, 0xffffu})
    EXPECT_FALSE(read(static_cast<std::uint16_t>(tag), {}).whole) << tag;
}

TEST(Codec, KnowsNoOtherValueOfAnEnum) {
  for (const std::uint8_t value : Bytes{8, 9, 255})
    EXPECT_FALSE(read(lifecycleTag, {value}).whole) << int{value};
  EXPECT_FALSE(read(6, {1, 0, 0, 0, 3}).whole);
}

TEST(Codec, SurvivesAnyBytes) {
  std::mt19937 random(11);
  std::size_t whole = 0;
  for (int round = 0; round < 20000; ++round) {
    Bytes bytes(random() % 40);
    for (auto& byte : bytes) byte = static_cast<std::uint8_t>(random() % 4 == 0 ? random() : 0);
    whole += read(static_cast<std::uint16_t>(random() % (lastEventTag + 2)), bytes).whole ? 1 : 0;
  }
  EXPECT_GT(whole, 0u);
}

TEST(Codec, WritesACommandAsTagLengthAndFields) {
  ByteWriter writer;
  writeCommand(command::SetAlarm{1.5}, writer);
  ByteReader reader(writer.bytes());
  EXPECT_EQ(reader.u16(), 15u);
  EXPECT_EQ(reader.u32(), 8u);
  EXPECT_EQ(reader.f64(), 1.5);
  EXPECT_TRUE(reader.ok() && reader.atEnd());
}

TEST(Codec, WritesARowWithItsCards) {
  command::RowPut row{3, wire::Author::Assistant, wire::Delivery::Complete, 5.0, 4.0, true, false, "text",
                      {}};
  row.cards = {{"title", "detail", "/image", "https://shop.example/x", wire::LinkTarget::HostPage}};
  row.extra = "{\"kind\":\"form\"}";
  row.answer = "{\"rating\":4}";
  row.latest = true;
  ByteWriter writer;
  writeCommand(row, writer);
  ByteReader reader(writer.bytes());
  EXPECT_EQ(reader.u16(), 22u);
  EXPECT_EQ(reader.u32(), writer.bytes().size() - 6);
  EXPECT_EQ(reader.u32(), 3u);
  EXPECT_EQ(reader.u8(), 1u);
  EXPECT_EQ(reader.u8(), 4u);
  EXPECT_EQ(reader.f64(), 5.0);
  EXPECT_EQ(reader.f64(), 4.0);
  EXPECT_TRUE(reader.boolean());
  EXPECT_FALSE(reader.boolean());
  EXPECT_EQ(reader.string(), "text");
  EXPECT_EQ(reader.u16(), 1u);
  for (const char* expected : {"title", "detail", "/image", "https://shop.example/x"})
    EXPECT_EQ(reader.string(), expected);
  EXPECT_EQ(reader.u8(), 1u);
  for (const char* expected : {"{\"kind\":\"form\"}", "{\"rating\":4}"}) EXPECT_EQ(reader.string(), expected);
  EXPECT_TRUE(reader.boolean());
  EXPECT_TRUE(reader.ok() && reader.atEnd());
}

TEST(Codec, GivesEachCommandATagAndALengthOfItsOwn) {
  const std::vector<Command> commands = {
      command::PostWindow{},    command::AdoptPort{},     command::PostPort{},    command::HttpRequest{},
      command::HttpAbort{},     command::Encode{},        command::Decode{},      command::OwnStorage{},
      command::OpenTabs{},      command::PostTabs{},      command::CloseTabs{},   command::RequestLock{},
      command::ReleaseLock{},   command::ForgetSealKey{}, command::SetAlarm{},    command::ShowTexts{},
      command::ShowPage{},      command::ShowStatus{},    command::ShowChoices{}, command::Alert{},
      command::FocusComposer{}, command::RowPut{},        command::RowAppend{},   command::RowDrop{},
      command::ListText{},      command::ShowList{},      command::DraftPut{},    command::Announce{}};
  ByteWriter writer;
  for (const Command& command : commands) writeCommand(command, writer);
  ByteReader reader(writer.bytes());
  for (std::uint16_t tag = 1; tag <= std::variant_size_v<Command>; ++tag) {
    EXPECT_EQ(reader.u16(), tag);
    for (std::uint32_t left = reader.u32(); left > 0; --left) (void)reader.u8();
  }
  EXPECT_TRUE(reader.ok() && reader.atEnd());
}

}  // namespace
}  // namespace pipit::abi
