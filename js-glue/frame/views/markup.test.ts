import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { Author } from "../../abi/layout";
import { Kind } from "../rich/Document";
import { Markdown, Mode } from "../rich/Markdown";
import { isMarked } from "./markup";

const file = (path: string) => readFile(new URL(`../../../${path}`, import.meta.url));
const table = async <Table>(name: string) =>
  JSON.parse(String(await file(`tests/data/${name}.json`))) as Table;
const markdown = await Markdown.of(
  await WebAssembly.compile(await file("build/wasm/wasm/abi/markdown.wasm")),
);

/** Words as they are read: how lines and spaces lie does not count. */
const words = (text: string) => text.split(/\s+/).filter(Boolean);

/** What markdown shows of a text, if that is nothing but text; undefined if there is more to it. */
function shownPlain(text: string): string[] | undefined {
  const document = markdown.parse(text, Mode.Finished);
  let shown = "";
  for (let node = 0; node < document.length; ++node) {
    const kind = document.kindOf(node);
    if (kind === Kind.Text) shown += document.textOf(node);
    else if ([Kind.Paragraph, Kind.SoftBreak, Kind.HardBreak].includes(kind)) shown += "\n";
    else return undefined;
  }
  return words(shown);
}

const said = (text: string) => isMarked({ author: Author.Assistant, text });

test("whatever markdown shows otherwise than as it is written is taken for markup", async () => {
  type Row = { markdown: string };
  const { examples } = await table<{ examples: Row[] }>("commonmark");
  const rows = [...examples, ...(await table<Row[]>("markdown")), ...(await table<Row[]>("growing"))];
  const hostile = await table<{ text: string }[]>("xss");
  const all = [...rows.map((row) => row.markdown), ...hostile.map((row) => row.text)];
  expect(all.length).toBeGreaterThan(1_200);
  for (const text of all.filter((one) => !said(one) && !one.includes("\0"))) {
    expect([text, shownPlain(text)]).toEqual([text, words(text)]);
  }
});

/** Source: the generator "mulberry32", by Tommy Ettinger. */
function randomOf(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

test("also in texts put together at random", () => {
  const parts = [
    "a",
    "b c",
    " ",
    "  ",
    "    ",
    "\t",
    "\n",
    "\n\n",
    ".",
    ")",
    "(",
    "]",
    "!",
    "?",
    ":",
    ";",
    "/",
    "#",
    "-",
  ];
  const more = [
    "+",
    "=",
    ">",
    "1",
    "12",
    "1.",
    "2)",
    "$",
    "%",
    "^",
    "{",
    "}",
    '"',
    "'",
    ",",
    "ä",
    "é",
    "\u00a0",
    "\u2028",
    "😀",
  ];
  const random = randomOf(1);
  let plain = 0;
  for (let i = 0; i < 20_000; ++i) {
    const all = [...parts, ...more];
    const length = 1 + Math.floor(random() * 9);
    const text = Array.from({ length }, () => all[Math.floor(random() * all.length)]).join("");
    if (said(text)) continue;
    ++plain;
    expect([text, shownPlain(text)]).toEqual([text, words(text)]);
  }
  expect(plain).toBeGreaterThan(5_000);
});

test.each([
  "Hello! How can I help you today?",
  "I found 7 rings up to $300. Here are the first 6; say “more” for the next.",
  "Order 10234 left our workshop on Tuesday.\nIt should be with you by Friday.",
  "4-6 days, 1.5 mm (or 2) – that's all; 50% off / 3 + 4 = 7!",
  "שלום, יש לכם טבעות מכסף?",
])("nothing has to be loaded for %j", (text) => {
  expect(said(text)).toBe(false);
});

test("a visitor's text has nothing but addresses in it, and a notice not even these", () => {
  expect(isMarked({ author: Author.Visitor, text: "**a** `b` <c> [d](e) a@b.example" })).toBe(false);
  expect(isMarked({ author: Author.Visitor, text: "see www.shop.example" })).toBe(true);
  expect(isMarked({ author: Author.Visitor, text: "HTTPS://shop.example" })).toBe(true);
  expect(isMarked({ author: Author.System, text: "**https://shop.example**" })).toBe(false);
});
