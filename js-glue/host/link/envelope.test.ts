import { expect, test } from "vitest";
import { decode, encode } from "./envelope";
import { maxEnvelopeLength } from "../limits";

const valid = '{"v":2,"id":7,"t":"ping","p":{"a":1}}';
const nested = (levels: number): string =>
  `{"v":2,"id":0,"t":"event","p":${'{"a":'.repeat(levels - 1)}[1${"]".padEnd(levels, "}")}}`;

test("an envelope gives its id, type and payload", () => {
  expect(decode(valid)).toEqual({ id: 7, t: "ping", p: { a: 1 } });
});

test("what is encoded is decoded again", () => {
  expect(decode(encode(4294967295, "send", '{"text":"é\\n"}'))).toEqual({
    id: 4294967295,
    t: "send",
    p: { text: "é\n" },
  });
});

test.each([
  ["no string", { v: 2, id: 0, t: "ping", p: {} }],
  ["an array with the string in it", [valid]],
  ["no JSON", "{"],
  ["null", "null"],
  ["a number", "5"],
  ["an array", "[]"],
  ["another version", '{"v":1,"id":0,"t":"ping","p":{}}'],
  ["a version as a string", '{"v":"2","id":0,"t":"ping","p":{}}'],
  ["no id", '{"v":2,"t":"ping","p":{}}'],
  ["a negative id", '{"v":2,"id":-1,"t":"ping","p":{}}'],
  ["a broken id", '{"v":2,"id":1.5,"t":"ping","p":{}}'],
  ["an id above 32 bits", '{"v":2,"id":4294967296,"t":"ping","p":{}}'],
  ["an id as a string", '{"v":2,"id":"1","t":"ping","p":{}}'],
  ["a type that is no string", '{"v":2,"id":0,"t":["ping"],"p":{}}'],
  ["no payload", '{"v":2,"id":0,"t":"ping"}'],
  ["a payload that is null", '{"v":2,"id":0,"t":"ping","p":null}'],
  ["a payload that is a string", '{"v":2,"id":0,"t":"ping","p":"{}"}'],
])("%s is no envelope", (_, data) => {
  expect(decode(data)).toBeUndefined();
});

test("the greatest length is read, one more is not", () => {
  const filled = (length: number): string =>
    valid.replace("1}", `"${"x".repeat(length - valid.length - 1)}"}`);
  expect(filled(maxEnvelopeLength)).toHaveLength(maxEnvelopeLength);
  expect(decode(filled(maxEnvelopeLength))).toBeDefined();
  expect(decode(filled(maxEnvelopeLength + 1))).toBeUndefined();
});

test("eight levels are read, nine are not", () => {
  expect(decode(nested(7))).toBeDefined();
  expect(decode(nested(8))).toBeUndefined();
});

test("line breaks and spaces in a text do not count as depth", () => {
  expect(decode(encode(0, "event", JSON.stringify({ a: "\n".repeat(20) + " ".repeat(20) })))).toBeDefined();
});

test("ten thousand levels are refused without a stack overflow", () => {
  expect(decode(nested(10_000))).toBeUndefined();
});

test("a payload has nothing but what was sent", () => {
  const { p } = decode('{"v":2,"id":0,"t":"ping","p":{"__proto__":{"admin":true}}}')!;
  expect(p["toString"]).toBeUndefined();
  expect(p["admin"]).toBeUndefined();
});

test("fields on Object.prototype do not complete an envelope", () => {
  const polluted = Object.prototype as unknown as Record<string, unknown>;
  polluted["v"] = 2;
  polluted["t"] = "ping";
  try {
    expect(decode('{"id":0,"p":{}}')).toBeUndefined();
  } finally {
    delete polluted["v"];
    delete polluted["t"];
  }
});
