import { expect, test, vi } from "vitest";
import type { Payload } from "../halves";
import { maxEnvelopeLength, maxNames, maxStoredLength, maxToldOfLonger } from "../limits";
import { encode } from "./envelope";
import { answerFor, forgetLengths, relativeName } from "./storageProxy";

/** A Storage whose items are its own properties, as in browsers. */
class FakeStorage {
  constructor(items: Record<string, string> = {}) {
    Object.assign(this, items);
  }
  getItem(key: string): string | null {
    return Object.getOwnPropertyDescriptor(this, key)?.value ?? null;
  }
  setItem(key: string, value: string): void {
    Object.assign(this, { [key]: value });
  }
  removeItem(key: string): void {
    Reflect.deleteProperty(this, key);
  }
}

const asStorage = (storage: object): Storage => storage as Storage;
const ask = (storage: object, operation: string, payload: Payload): unknown =>
  JSON.parse(answerFor("shop", () => asStorage(storage), "storage." + operation, payload)!);

class ThrowingStorage extends FakeStorage {
  readonly #error: unknown;
  constructor(error: unknown) {
    super();
    this.#error = error;
  }
  override setItem(): void {
    throw this.#error;
  }
}

test("what is set is got, in the order of the keys, and null for what is not there", () => {
  const storage = new FakeStorage();
  expect(ask(storage, "set", { k: "draft", v: 'hé"llo' })).toEqual({ ok: true });
  expect(ask(storage, "get", { k: ["none", "draft"] })).toEqual({ ok: true, v: [null, 'hé"llo'] });
});

test("a removed key is gone", () => {
  const storage = new FakeStorage({ "pipit:shop:a": "1", "pipit:shop:b": "2" });
  expect(ask(storage, "remove", { k: ["a", "none"] })).toEqual({ ok: true });
  expect(Object.keys(storage)).toEqual(["pipit:shop:b"]);
});

test("the names of the keys are those of the site that fit, without its prefix", () => {
  const storage = new FakeStorage({
    "pipit:shop:draft": "1",
    "pipit:shop2:a": "2",
    "pipit:shop:": "3",
    "pipit:shop:No": "4",
    ["pipit:shop:" + "x".repeat(65)]: "5",
    ["pipit:shop:" + "x".repeat(64)]: "6",
    cart: "7",
    pipit: "8",
  });
  expect(ask(storage, "keys", {})).toEqual({ ok: true, v: ["draft", "x".repeat(64)] });
  expect(ask(new FakeStorage(), "keys", {})).toEqual({ ok: true, v: [] });
});

test("of more names than a reply may have there are so many", () => {
  const names = Array.from({ length: maxNames + 1 }, (_, index) => ["pipit:shop:k" + index, "1"]);
  const reply = ask(new FakeStorage(Object.fromEntries(names)), "keys", {}) as { v: string[] };
  expect(reply.v).toHaveLength(maxNames);
});

test("clear removes all under the prefix, fitting or not, and nothing else; other tabs see it by a key of its own", () => {
  const storage = new FakeStorage({
    "pipit:shop:a": "1",
    "pipit:shop:No": "2",
    "pipit:shop2:a": "3",
    cart: "4",
  });
  const written: [string, string][] = [];
  const set = storage.setItem.bind(storage);
  Object.defineProperty(storage, "setItem", {
    enumerable: false,
    value: (key: string, value: string) => {
      written.push([key, value]);
      set(key, value);
    },
  });
  expect(ask(storage, "clear", {})).toEqual({ ok: true });
  expect(Object.keys(storage)).toEqual(["pipit:shop2:a", "cart"]);
  ask(storage, "clear", {});
  expect(written.map(([key]) => key)).toEqual(["pipit:shop:erase", "pipit:shop:erase"]);
  expect(written[0]![1]).not.toBe(written[1]![1]);
});

test("a full storage is cleared all the same", () => {
  const storage = Object.assign(new ThrowingStorage(new DOMException("no", "QuotaExceededError")), {
    "pipit:shop:a": "1",
  });
  expect(ask(storage, "clear", {})).toEqual({ ok: true });
  expect(Object.keys(storage)).toEqual([]);
});

test.each(["storage.", "storage.toString", "constructor", "storage.Get", ""])(
  "%j is no operation, and asks for no storage",
  (operation) => {
    const getter = (): Storage => {
      throw new Error("asked");
    };
    expect(answerFor("shop", getter, operation, {})).toBeUndefined();
  },
);

test.each([
  ["pipit:shop:draft", "draft"],
  ["pipit:shop:", undefined],
  ["pipit:shop2:draft", undefined],
  ["pipit:shop:No", undefined],
  ["pipit:shop:a:b", undefined],
  ["pipit:shop:" + "x".repeat(65), undefined],
  ["pipit:sho", undefined],
  ["cart", undefined],
  ["", undefined],
])("%j in the storage is %j to the frame", (name, key) => {
  expect(relativeName("shop", name)).toBe(key);
});

test("what is longer than a record's first line is written over if it begins as it was seen", () => {
  const storage = new FakeStorage({ "pipit:shop:a": "x".repeat(300_000), "pipit:shop:b": "x".repeat(128) });
  const seen = "x".repeat(129);
  expect(ask(storage, "set", { k: "b", v: "mine", was: seen })).toMatchObject({ code: "conflict" });
  expect(ask(storage, "set", { k: "a", v: "mine", was: "y" + seen })).toMatchObject({ code: "conflict" });
  expect(ask(storage, "set", { k: "a", v: "mine", was: seen.slice(1) })).toMatchObject({ code: "conflict" });
  expect(ask(storage, "set", { k: "a", v: "mine", was: seen })).toEqual({ ok: true });
});

test("what another tab has changed since it was seen is not written over", () => {
  const storage = new FakeStorage({ "pipit:shop:a": "pipit1 j 7\nseen" });
  const conflict = { ok: false, code: "conflict" };
  for (const was of ["", "pipit1 j 8", "pipit1 j 7\nseen"]) {
    expect(ask(storage, "set", { k: "a", v: "mine", was })).toEqual(conflict);
    expect(ask(storage, "remove", { k: ["a"], was })).toEqual(conflict);
  }
  expect(ask(storage, "set", { k: "b", v: "mine", was: "pipit1 j 7" })).toEqual(conflict);
  expect({ ...storage }).toEqual({ "pipit:shop:a": "pipit1 j 7\nseen" });
  expect(ask(storage, "set", { k: "a", v: "next\nmine", was: "pipit1 j 7" })).toEqual({ ok: true });
  expect(ask(storage, "set", { k: "b", v: "new", was: "" })).toEqual({ ok: true });
  expect(ask(storage, "remove", { k: ["a"], was: "next" })).toEqual({ ok: true });
  expect({ ...storage }).toEqual({ "pipit:shop:b": "new" });
});

test("nothing outside the site's own keys is read or written", () => {
  const storage = new FakeStorage({ cart: "1", "pipit:shop2:a": "2" });
  expect(ask(storage, "get", { k: ["cart", "a"] })).toEqual({ ok: true, v: [null, null] });
  ask(storage, "set", { k: "cart", v: "mine" });
  ask(storage, "remove", { k: ["cart", "a"] });
  expect({ ...storage }).toEqual({ cart: "1", "pipit:shop2:a": "2" });
});

test.each([
  ["get", {}],
  ["get", { k: [] }],
  ["get", { k: "draft" }],
  ["get", { k: Array.from({ length: 33 }, (_, index) => "k" + index) }],
  ["get", { k: ["../cart"] }],
  ["get", { k: ["Draft"] }],
  ["get", { k: [""] }],
  ["get", { k: ["a", null] }],
  ["get", { k: ["x".repeat(65)] }],
  ["get", { k: [{ toString: "a" }] }],
  ["remove", { k: "draft" }],
  ["remove", { k: ["a\n"] }],
  ["set", { k: ["draft"], v: "1" }],
  ["set", { k: "a,b", v: "1" }],
  ["set", { k: "draft" }],
  ["set", { k: "draft", v: 1 }],
  ["set", { v: "1" }],
  ["set", { k: "", v: "1" }],
])("%s %j is invalid and touches nothing", (operation, payload) => {
  const storage = new FakeStorage({ "pipit:shop:draft": "1" });
  expect(ask(storage, operation, payload)).toEqual({ ok: false, code: "invalid" });
  expect({ ...storage }).toEqual({ "pipit:shop:draft": "1" });
});

test("a value may fill the site's whole share, and no more", () => {
  const storage = new FakeStorage({ cart: "x".repeat(maxStoredLength) });
  expect(ask(storage, "set", { k: "a", v: "x".repeat(maxStoredLength) })).toEqual({ ok: true });
  expect(ask(storage, "set", { k: "a", v: "x".repeat(maxStoredLength + 1) })).toEqual({
    ok: false,
    code: "quota",
  });
});

test("the sum of a site's values is limited, and a value that is replaced does not count", () => {
  const storage = new FakeStorage({
    "pipit:shop:a": "x".repeat(maxStoredLength - 10),
    "pipit:shop:b": "12345",
  });
  expect(ask(storage, "set", { k: "b", v: "1234567890" })).toEqual({ ok: true });
  expect(ask(storage, "set", { k: "c", v: "1" })).toEqual({ ok: false, code: "quota" });
});

test("what a script of the page has removed makes room at once", () => {
  const storage = new FakeStorage({ "pipit:shop:a": "x".repeat(maxStoredLength) });
  expect(ask(storage, "set", { k: "b", v: "1" })).toEqual({ ok: false, code: "quota" });
  storage.removeItem("pipit:shop:a");
  expect(ask(storage, "set", { k: "b", v: "1" })).toEqual({ ok: true });
});

test("what another tab has written counts from its event on", () => {
  const storage = new FakeStorage({});
  expect(ask(storage, "set", { k: "b", v: "1" })).toEqual({ ok: true });
  storage.setItem("pipit:shop:a", "x".repeat(maxStoredLength));
  forgetLengths();
  expect(ask(storage, "set", { k: "b", v: "2" })).toEqual({ ok: false, code: "quota" });
});

test("values are counted once, however many are written, removed and written again", () => {
  const storage = new FakeStorage({ "pipit:shop:a": "12345" });
  const getItem = vi.spyOn(storage, "getItem");
  for (let round = 0; round < 3; ++round) {
    expect(ask(storage, "set", { k: "b", v: "x".repeat(maxStoredLength - 5) })).toEqual({ ok: true });
    expect(ask(storage, "remove", { k: ["b"] })).toEqual({ ok: true });
  }
  expect(getItem).toHaveBeenCalledTimes(1);
});

test.each([
  ["QuotaExceededError", { name: "QuotaExceededError", code: 22 }],
  ["its name alone", { name: "QuotaExceededError" }],
  ["Firefox's old name", { name: "NS_ERROR_DOM_QUOTA_REACHED", code: 1014 }],
  ["code 22", { code: 22 }],
  ["code 1014", { code: 1014 }],
])("%s is quota", (_, error) => {
  expect(ask(new ThrowingStorage(error), "set", { k: "a", v: "1" })).toEqual({ ok: false, code: "quota" });
});

test.each([
  ["SecurityError", { name: "SecurityError", code: 18 }],
  ["any error", new Error("22")],
  ["null", null],
  ["undefined", undefined],
  ["a string", "no"],
])("%s is denied", (_, error) => {
  expect(ask(new ThrowingStorage(error), "set", { k: "a", v: "1" })).toEqual({ ok: false, code: "denied" });
});

test("a getter that throws is denied", () => {
  const getter = (): Storage => {
    throw new DOMException("no", "SecurityError");
  };
  expect(JSON.parse(answerFor("shop", getter, "storage.get", { k: ["a"] })!)).toEqual({
    ok: false,
    code: "denied",
  });
});

test.each([null, undefined])("a storage that is %s is absent", (none) => {
  expect(JSON.parse(answerFor("shop", () => none, "storage.get", { k: ["a"] })!)).toEqual({
    ok: false,
    code: "absent",
  });
});

test("of a value over the limit there is only its beginning; what is written at the limit is there", () => {
  const storage = new FakeStorage({
    "pipit:shop:long": "x".repeat(maxStoredLength + 1),
    "pipit:shop:full": "x".repeat(maxStoredLength),
  });
  expect(ask(storage, "get", { k: ["long", "full"] })).toEqual({
    ok: true,
    v: ["x".repeat(maxToldOfLonger), "x".repeat(maxStoredLength)],
  });
});

test.each([
  ["many long values", "x".repeat(maxStoredLength), 32],
  ["a value that grows as JSON", "\u0001".repeat(maxStoredLength), 1],
])("a reply fits an envelope, whatever the page wrote: %s", (_, value, count) => {
  const keys = Array.from({ length: count }, (_, index) => "k" + index);
  const storage = new FakeStorage(Object.fromEntries(keys.map((key) => ["pipit:shop:" + key, value])));
  storage.setItem("pipit:shop:small", "1");
  const asked = [...keys.slice(1), "small"];
  const reply = answerFor("shop", () => asStorage(storage), "storage.get", {
    k: count > 1 ? asked : [...keys, "small"],
  })!;
  expect(encode(4294967295, "reply", reply).length).toBeLessThanOrEqual(maxEnvelopeLength);
  expect((JSON.parse(reply) as { v: unknown[] }).v.at(-1)).toBe("1");
});

test.each([undefined, 5, {}])("a getItem of the page's that gives %s counts as null", (value) => {
  const storage = { getItem: () => value };
  expect(ask(storage, "get", { k: ["a", "b"] })).toEqual({ ok: true, v: [null, null] });
});
