// Turns wasm/abi/layout.def into the structs and the codec on both sides of the boundary.
//
//   node tools/lib/layout.mjs           writes the generated files
//   node tools/lib/layout.mjs --check   exit 1 when one of them is stale
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { LayoutError, parseLayout } from "./layout-parser.mjs";

const SOURCE = "wasm/abi/layout.def";
const NOTE = "Generated from wasm/abi/layout.def by tools/lib/layout.mjs. Do not edit.";
const SCALARS = {
  u8: "std::uint8_t",
  u16: "std::uint16_t",
  u32: "std::uint32_t",
  f64: "double",
  bool: "bool",
  str: "std::string",
  bytes: "std::string",
};
const TYPESCRIPT = {
  u8: "number",
  u16: "number",
  u32: "number",
  f64: "number",
  bool: "boolean",
  str: "string",
  bytes: "Uint8Array",
};

// A number that changes whenever the layout does: an engine and a glue that differ refuse each other.
const versionOf = (layout) => createHash("sha256").update(JSON.stringify(layout)).digest().readUInt32LE(0);

// ---- C++

const cppType = (field) => {
  const type = SCALARS[field.type] ?? field.type;
  return field.list ? `std::vector<${type}>` : type;
};

function cppStruct({ name, fields }) {
  const lines = fields.map((f) => `  ${cppType(f)} ${f.name}{};`);
  return lines.length ? `struct ${name} {\n${lines.join("\n")}\n};` : `struct ${name} {};`;
}

const cppVariant = (name, space, records) =>
  `using ${name} = std::variant<${records.map((r) => `${space}::${r.name}`).join(", ")}>;`;

function cppTypes(layout) {
  return `// ${NOTE}
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace pipit::wire {

${layout.enums.map((e) => `enum class ${e.name} : std::uint8_t { ${e.values.join(", ")} };`).join("\n")}

${layout.structs.map(cppStruct).join("\n\n")}

}  // namespace pipit::wire

namespace pipit::event {

using namespace pipit::wire;

${layout.events.map(cppStruct).join("\n\n")}

}  // namespace pipit::event

namespace pipit::command {

using namespace pipit::wire;

${layout.commands.map(cppStruct).join("\n\n")}

}  // namespace pipit::command

namespace pipit {

${cppVariant("Event", "event", layout.events)}
${cppVariant("Command", "command", layout.commands)}

}  // namespace pipit
`;
}

function cppRead(layout, field) {
  if (field.list) {
    return `record.${field.name}.resize(reader.u16());
  for (auto& element : record.${field.name}) {
    if (!reader.ok()) break;
    read(reader, element);
  }`;
  }
  const found = layout.enums.find((e) => e.name === field.type);
  if (found) return `readEnum(reader, record.${field.name}, ${found.values.length});`;
  if (layout.structs.some((s) => s.name === field.type)) return `read(reader, record.${field.name});`;
  if (field.type === "str" || field.type === "bytes") return `read(reader, record.${field.name});`;
  return `record.${field.name} = reader.${field.type === "bool" ? "boolean" : field.type}();`;
}

function cppWrite(layout, field) {
  if (field.list) {
    return `writer.u16(static_cast<std::uint16_t>(record.${field.name}.size()));
  for (const auto& element : record.${field.name}) write(writer, element);`;
  }
  if (layout.enums.some((e) => e.name === field.type))
    return `writer.u8(static_cast<std::uint8_t>(record.${field.name}));`;
  if (layout.structs.some((s) => s.name === field.type)) return `write(writer, record.${field.name});`;
  if (field.type === "str" || field.type === "bytes") return `write(writer, record.${field.name});`;
  return `writer.${field.type === "bool" ? "boolean" : field.type}(record.${field.name});`;
}

const cppFunction = (signature, lines) =>
  `void ${signature} {${lines.length ? `\n  ${lines.join("\n  ")}\n` : ""}}`;
const cppReader = (layout, space) => (r) =>
  cppFunction(
    r.fields.length
      ? `read(ByteReader& reader, ${space}::${r.name}& record)`
      : `read(ByteReader&, ${space}::${r.name}&)`,
    r.fields.map((f) => cppRead(layout, f)),
  );
const cppWriter = (layout, space) => (r) =>
  cppFunction(
    r.fields.length
      ? `write(ByteWriter& writer, const ${space}::${r.name}& record)`
      : `write(ByteWriter&, const ${space}::${r.name}&)`,
    r.fields.map((f) => cppWrite(layout, f)),
  );

const usedBy = (layout, records) =>
  layout.structs.filter((s) => records.some((r) => r.fields.some((f) => f.type === s.name)));

function cppCodec(layout) {
  const readers = usedBy(layout, layout.events).map(cppReader(layout, "wire"));
  const writers = usedBy(layout, layout.commands).map(cppWriter(layout, "wire"));
  return `// ${NOTE}
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

${[...readers, ...layout.events.map(cppReader(layout, "event")), ...writers, ...layout.commands.map(cppWriter(layout, "command"))].join("\n\n")}


}  // namespace

std::uint32_t layoutVersion() { return ${versionOf(layout)}u; }

Event readEvent(std::uint16_t tag, ByteReader& reader) {
  Event event = event::Alarm{};
  // In place: a record of its own would have to be moved.
  switch (tag) {
${layout.events.map((e, i) => `    case ${i + 1}:\n      read(reader, event.emplace<event::${e.name}>());\n      break;`).join("\n")}
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
`;
}

// ---- TypeScript

const tsType = (field) => `${TYPESCRIPT[field.type] ?? field.type}${field.list ? "[]" : ""}`;
const tsInterface = (r) =>
  `export interface ${r.name} {\n${r.fields.map((f) => `  ${f.name}: ${tsType(f)};`).join("\n")}\n}`;
const tsEnum = (e) =>
  `export const enum ${e.name} {\n${e.values.map((v, i) => `  ${v} = ${i},`).join("\n")}\n}`;
const tsTagged = (name, records) =>
  `export type ${name} =\n${records.map((r) => `  | { tag: Tag.${r.name}${r.fields.map((f) => `; ${f.name}: ${tsType(f)}`).join("")} }`).join("\n")};`;
const tsTags = (name, records) =>
  `export const enum ${name} {\n${records.map((r, i) => `  ${r.name} = ${i + 1},`).join("\n")}\n}`;
// One string a record: "name:type", where an enum is "u8" and a list of a struct "[Struct".
const tsFields = (layout, r) =>
  r.fields
    .map(
      (f) => `${f.name}:${f.list ? "[" : ""}${layout.enums.some((e) => e.name === f.type) ? "u8" : f.type}`,
    )
    .join(" ");

function typescript(layout) {
  return `// ${NOTE}

${layout.enums.map(tsEnum).join("\n\n")}

${layout.structs.map(tsInterface).join("\n\n")}

${tsTags("EventTag", layout.events)}

${tsTags("Tag", layout.commands)}

${tsTagged("EngineEvent", layout.events).replaceAll("Tag.", "EventTag.")}

${tsTagged("Command", layout.commands)}

/** Changes with the layout: an engine and a glue that differ refuse each other. */
export const LAYOUT_VERSION = ${versionOf(layout)};

/** Fields by tag minus one, as "name:type" separated by spaces. */
export const EVENT_FIELDS: readonly string[] = [
${layout.events.map((r) => `  "${tsFields(layout, r)}",`).join("\n")}
];

export const COMMAND_FIELDS: readonly string[] = [
${layout.commands.map((r) => `  "${tsFields(layout, r)}",`).join("\n")}
];

export const STRUCT_FIELDS: Readonly<Record<string, string>> = {
${layout.structs.map((r) => `  ${r.name}: "${tsFields(layout, r)}",`).join("\n")}
};
`;
}

function readLayout() {
  try {
    return parseLayout(readFileSync(SOURCE, "utf8"), SOURCE);
  } catch (error) {
    if (!(error instanceof LayoutError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

const layout = readLayout();
const outputs = {
  "wasm/engine/runtime/generated/Messages.h": cppTypes(layout),
  "wasm/abi/generated/Codec.cpp": cppCodec(layout),
  "js-glue/abi/layout.ts": typescript(layout),
};

let stale = 0;
for (const [file, text] of Object.entries(outputs)) {
  if (!process.argv.includes("--check")) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  } else if (readFileSync(file, "utf8") !== text) {
    console.error(`${file} is stale: run node tools/lib/layout.mjs`);
    stale = 1;
  }
}
process.exitCode = stale;
