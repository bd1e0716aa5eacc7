import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { createContext, runInContext } from "node:vm";

const source = await readFile(new URL("shop.js", import.meta.url), "utf8");
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** The page as far as the script sees it: one button with a question, and the note beside it. */
function pageWith(window) {
  const note = { textContent: "" };
  const button = {
    dataset: { ask: "Where is order 10234?" },
    closest: () => ({ querySelector: () => note }),
  };
  let listener;
  const document = { addEventListener: (_, added) => (listener = added) };
  runInContext(source, createContext({ window, document, Proxy, Promise }));
  return { note, window, click: (target = button) => listener({ target: { closest: () => target } }) };
}

test("a question asked before the chat has loaded waits in the queue, in order", async () => {
  const { window, click } = pageWith({});
  click();
  const calls = [...window.Pipit.q].map(([method, values]) => [method, ...values]);
  assert.deepEqual(calls, [["open"], ["send", "Where is order 10234?"]]);
});

test("the chat that loads later settles what waited, and the note stays empty", async () => {
  const { window, click, note } = pageWith({});
  click();
  window.Pipit.q.forEach(([, , resolve]) => resolve());
  await settled();
  assert.equal(note.textContent, "");
});

test("a chat that cannot be reached is said beside the question", async () => {
  const { window, click, note } = pageWith({});
  click();
  window.Pipit.q.forEach(([, , , reject]) => reject(new Error("refused")));
  await settled();
  assert.match(note.textContent, /cannot be reached/);
});

test("a chat that is there already is called at once and not replaced", () => {
  const calls = [];
  const Pipit = { open: () => calls.push("open"), send: (text) => calls.push(text) };
  const { window, click } = pageWith({ Pipit });
  click();
  assert.deepEqual(calls, ["open", "Where is order 10234?"]);
  assert.equal(window.Pipit, Pipit);
});

test("a click elsewhere asks nothing", () => {
  const { window, click } = pageWith({});
  click(null);
  assert.equal(window.Pipit.q.length, 0);
});

test("the waiting queue can be awaited without pretending to be a promise", async () => {
  const { window } = pageWith({});
  assert.equal(await window.Pipit, window.Pipit);
  assert.equal(window.Pipit.q.length, 0);
});
