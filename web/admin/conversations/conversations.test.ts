import { describe, expect, test } from "vitest";
import { merged, withOlder } from "./merge";
import { found, searchIn } from "./slash";
import type { Conversation, Message, Opened } from "./types";
import { ago, defaultName, personName, stateOf } from "./words";

const conversation: Conversation = {
  id: "c_1",
  site: "shop",
  at: 5,
  waiting: null,
  isTyping: false,
  person: { id: "", isVerified: false, profile: null },
  holder: null,
  said: "",
  author: null,
};

const message = (
  seq: number,
  change: number,
  text = `${seq}`,
  state: Message["state"] = "complete",
): Message => ({
  id: `m_${seq}`,
  seq,
  change,
  author: "visitor",
  state,
  text,
  at: seq,
});

const answer = (messages: Message[], change: number, more = false): Opened => ({
  conversation,
  messages,
  more,
  change,
  page: "",
  context: null,
  tickets: [],
  notes: [],
});

describe("what is known of a conversation", () => {
  const first = merged(undefined, answer([message(2, 2), message(3, 3, "Hel", "streaming")], 3, true), true);

  test("begins with the newest page, before which there is more", () => {
    expect(first.messages.map(({ seq }) => seq)).toEqual([2, 3]);
    expect(first.more).toBe(true);
    expect(first.from).toBe(3);
  });

  test("grows by what has changed, and keeps what was before", () => {
    const next = merged(first, answer([message(3, 4, "Hello"), message(4, 5)], 5), false);
    expect(next.messages.map(({ text }) => text)).toEqual(["2", "Hello", "4"]);
    expect(next.more).toBe(true);
    expect(next.from).toBe(5);
  });

  test("goes on behind a part of what has changed", () => {
    expect(merged(first, answer([message(4, 5)], 90, true), false).from).toBe(5);
  });

  test("is not set back by an answer that was overtaken", () => {
    const done = merged(first, answer([message(3, 4, "Hello")], 4), false);
    expect(merged(done, answer([message(3, 3, "Hel", "streaming")], 3), false).messages[1]!.text).toBe(
      "Hello",
    );
  });

  test("has the older ones before it", () => {
    const whole = withOlder(first, answer([message(1, 1)], 3));
    expect(whole.messages.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(whole.more).toBe(false);
  });
});

describe("a canned answer", () => {
  const all = ["hours", "thanks", "shipping"].map((name, id) => ({
    id,
    site: "s",
    name,
    text: `about ${name}`,
  }));

  test.each([
    ["/", ""],
    ["/ho", "ho"],
    ["ho", undefined],
    ["/ho us", undefined],
    [" /ho", undefined],
  ])("is looked for by %j", (text, search) => expect(searchIn(text)).toBe(search));

  test("whose name begins so comes first", () => {
    expect(found(all, "h").map(({ name }) => name)).toEqual(["hours", "thanks", "shipping"]);
    expect(found(all, "SHIP").map(({ name }) => name)).toEqual(["shipping"]);
    expect(found(all, "none")).toEqual([]);
  });
});

describe("words", () => {
  test.each([
    [{ id: "", isVerified: false, profile: null }, "Visitor"],
    [{ id: "u1", isVerified: true, profile: {} }, "u1"],
    [{ id: "u1", isVerified: true, profile: { name: "Ana", email: "a@b.example" } }, "Ana"],
    [{ id: "u1", isVerified: true, profile: { name: 5, email: "a@b.example" } }, "a@b.example"],
  ])("name who it is: %j", (person, name) => expect(personName(person)).toBe(name));

  test("say who has it", () => {
    const holder = { agent: "ada", name: "Ada", since: 1, isHere: true };
    expect(stateOf({ ...conversation, holder }, "ada")).toBe("You have it");
    expect(stateOf({ ...conversation, holder }, "bob")).toBe("ada has it");
    expect(stateOf({ ...conversation, holder: { ...holder, isHere: false } }, "bob")).toBe("ada is gone");
    expect(stateOf({ ...conversation, waiting: 1 }, "bob")).toBe("Waits for a person");
    expect(stateOf(conversation, "bob")).toBe("The assistant answers");
  });

  test("show no address of an agent", () => expect(defaultName("ada@shop.example")).toBe("ada"));

  test.each([
    [0, "now"],
    [59 * 60_000, "59 min"],
    [3 * 3_600_000, "3 h"],
    [50 * 3_600_000, "2 d"],
  ])("say how long ago %i ms are", (span, text) => expect(ago(1_000, 1_000 + span)).toBe(text));
});
