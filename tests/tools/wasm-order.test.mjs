import assert from "node:assert/strict";
import { test } from "node:test";
import { named, orderOf } from "../../tools/lib/wasm-order.mjs";

const NOP = 0x01;
const END = 0x0b;
/** `i32.const value; drop`, so often, between `nop`s of their own number. */
const body = (value, times) =>
  Buffer.from([0, ...Array.from({ length: times }, () => [0x41, value, 0x1a]).flat(), NOP, END]);

/** Together shorter than the 128 bytes whose length is one byte. */
const bodies = [body(7, 4), body(42, 4), body(7, 3), body(42, 3), body(7, 5)];

/** A module of such functions without parameters and results; `imports`: of functions that come from outside. */
function moduleOf(functions, imports = 0) {
  const section = (id, content) => [id, content.length, ...content];
  const imported = Array.from({ length: imports }, () => [1, 0x61, 1, 0x62, 0, 0]).flat();
  return Buffer.from([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, [1, 0x60, 0, 0]),
    ...(imports ? section(2, [imports, ...imported]) : []),
    ...section(3, [functions.length, ...functions.map(() => 0)]),
    ...section(10, [functions.length, ...functions.flatMap((one) => [one.length, ...one])]),
  ]);
}

/** The names of the functions, by index. */
function namesIn(module) {
  const [section] = WebAssembly.Module.customSections(new WebAssembly.Module(module), "name");
  const bytes = Buffer.from(section);
  const names = new Map();
  for (let at = 3; at < bytes.length; at += 2 + bytes[at + 1])
    names.set(bytes[at], bytes.toString("utf8", at + 2, at + 2 + bytes[at + 1]));
  return names;
}

test("functions that are alike stand together, each once", () => {
  const order = orderOf(bodies);
  assert.deepEqual([...order].sort(), [0, 1, 2, 3, 4]);
  const kinds = order.map((index) => index % 2);
  assert.deepEqual(kinds, [0, 0, 0, 1, 1]);
});

test("a module is the same but for its names, which are places", () => {
  const module = moduleOf(bodies);
  const result = named(module);
  assert.deepEqual(result.subarray(0, module.length), module);
  assert.ok(WebAssembly.validate(result));
  const byPlace = [...namesIn(result)].sort(([, one], [, other]) => one - other).map(([index]) => index);
  assert.deepEqual(byPlace, orderOf(bodies));
});

test("functions from outside have indices, and no names", () => {
  const names = namesIn(named(moduleOf(bodies, 2)));
  assert.deepEqual([...names.keys()], [2, 3, 4, 5, 6]);
});

test("what ends too early is an error", () => {
  assert.throws(() => named(moduleOf(bodies).subarray(0, 60)), /not a WebAssembly module/);
});

test("what had a name has another", () => {
  assert.deepEqual(named(named(moduleOf(bodies))), named(moduleOf(bodies)));
});
