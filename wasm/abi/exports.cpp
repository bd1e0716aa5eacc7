// The only functions that JavaScript can call. C++ owns all linear memory: pipit_in gives scratch for one
// event, pipit_out exposes the commands of the last one, valid until the next call. Nothing is freed from
// outside, nothing calls back.
#include <cstdint>
#include <vector>

#include "abi/Codec.h"
#include "base/limits.h"
#include "runtime/Engine.h"

namespace {

// One frame, one engine: both live as long as the instance.
struct Instance {
  pipit::Engine engine;
  pipit::Commands commands;
  std::vector<std::uint8_t> in;
  pipit::ByteWriter out;
};

Instance& instance() {
  static Instance one;
  return one;
}

constexpr std::uint32_t handled = 0;
constexpr std::uint32_t malformed = 1;

}  // namespace

#define PIPIT_EXPORT(name) extern "C" __attribute__((export_name(#name), used))

PIPIT_EXPORT(pipit_layout_version) std::uint32_t pipit_layout_version() {
  return pipit::abi::layoutVersion();
}

// Room for an event of so many bytes; 0 if that is more than limits::eventBytes.
PIPIT_EXPORT(pipit_in) std::uint8_t* pipit_in(std::uint32_t size) {
  if (size > pipit::limits::eventBytes) return nullptr;
  auto& in = instance().in;
  in.resize(size);
  return in.data();
}

// Handles the event in the scratch: <u16 tag> <u32 length> <fields>. 0: handled; 1: malformed, and nothing
// changed.
PIPIT_EXPORT(pipit_handle) std::uint32_t pipit_handle(std::uint32_t size, double now, double wall) {
  Instance& one = instance();
  one.out.clear();
  one.commands.clear();
  if (size > one.in.size()) return malformed;
  pipit::ByteReader reader({one.in.data(), size});
  const std::uint16_t tag = reader.u16();
  constexpr std::uint32_t header = 6;
  const bool isWhole = reader.u32() + header == size;  // one event a call
  const pipit::Event event = pipit::abi::readEvent(tag, reader);
  if (!isWhole || !reader.ok() || !reader.atEnd()) return malformed;
  one.engine.handle(event, {now, wall}, one.commands);
  for (const pipit::Command& command : one.commands) pipit::abi::writeCommand(command, one.out);
  return handled;
}

PIPIT_EXPORT(pipit_out) const std::uint8_t* pipit_out() {
  return instance().out.bytes().data();
}

PIPIT_EXPORT(pipit_out_len) std::uint32_t pipit_out_len() {
  return static_cast<std::uint32_t>(instance().out.bytes().size());
}
