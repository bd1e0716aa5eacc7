import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { parseLayout } from "../../tools/lib/layout-parser.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SOURCE = "wasm/abi/layout.def";

test("every kind of record is read", () => {
  const layout = parseLayout(
    "# a comment\nenum Sort { Up\n  Down }\nstruct Card { title: str }\nevent Boot {  # first\n  sort: Sort\n\n" +
      "  cards: [Card]\n}\ncommand Go {\n}\n",
    "f",
  );
  assert.deepEqual(layout, {
    enums: [{ name: "Sort", values: ["Up", "Down"] }],
    structs: [{ name: "Card", fields: [{ name: "title", type: "str", list: false }] }],
    events: [
      {
        name: "Boot",
        fields: [
          { name: "sort", type: "Sort", list: false },
          { name: "cards", type: "Card", list: true },
        ],
      },
    ],
    commands: [{ name: "Go", fields: [] }],
  });
});

test("what cannot be read is an error with its line", () => {
  const rows = [
    ["evnt X {\n}", 1, "evnt X {"],
    ["\nstrct X {\n}", 2, "strct X {"],
    ["event X {\n}\njunk", 3, "junk"],
    ["event X {\n} junk", 2, "junk"],
    ["event X\n{\n}", 1, "event X"],
    ["event X {\n  a: u8\n", 1, 'no "}"'],
    ["}", 1, "}"],
    ["event X {\n  a u8\n}", 2, "a u8"],
    ["event X {\n  a: [u8\n}", 2, "a: [u8"],
    ["event X {\n  a: u8 b: u8\n}", 2, "a: u8 b: u8"],
    ["event X {\n  a: u7\n}", 2, "u7"],
    ["event X {\n  a: u8\n  a: u8\n}", 3, "second field a"],
    ["event X {\n}\nevent X {\n}", 3, "second event X"],
    ["event X {\nevent Y {\n}", 2, "event Y {"],
    ["enum X { }", 1, "empty"],
    ["enum X { A B A }", 1, "second value A"],
    ["enum X { A, B }", 1, "A,"],
  ];
  for (const [text, line, named] of rows)
    assert.throws(
      () => parseLayout(text, "layout.def"),
      ({ message }) => message.startsWith(`layout.def:${line}: `) && message.includes(named),
      text,
    );
});

test("the command names the line and writes nothing", (t) => {
  const folder = mkdtempSync(join(tmpdir(), "pipit-layout-"));
  t.after(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, "wasm/abi"), { recursive: true });
  cpSync(join(ROOT, "tools/lib"), join(folder, "tools/lib"), { recursive: true });
  const text = readFileSync(join(ROOT, SOURCE), "utf8").replace("event Alarm {", "evnt Alarm {");
  writeFileSync(join(folder, SOURCE), text);
  const run = spawnSync(process.execPath, ["tools/lib/layout.mjs"], { cwd: folder, encoding: "utf8" });
  assert.equal(run.status, 1);
  assert.match(run.stderr, /^wasm\/abi\/layout\.def:\d+: cannot read "evnt Alarm \{.*\n$/);
  assert.throws(() => readFileSync(join(folder, "js-glue/abi/layout.ts")));
});
