import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { bundle } from "./bundle.mjs";
import { version } from "./version";

const { files } = JSON.parse(
  await readFile(new URL("../../tools/lib/sizes.json", import.meta.url), "utf8"),
) as { files: Record<string, number> };

test("pipit.js, all that loads before the visitor's intent, has at most 4,096 bytes", async () => {
  expect(files["pipit.js"]).toBe(4096);
  expect(brotliCompressSync((await bundle()).tag).length).toBeLessThanOrEqual(4096);
});

test("the second script keeps its limit", async () => {
  expect(brotliCompressSync((await bundle()).link).length).toBeLessThanOrEqual(files["assets/host.js"]!);
});

test.each(["tag", "link"] as const)(
  "the %s makes no global but Pipit and evaluates no text",
  async (script) => {
    expect((await bundle())[script]).not.toMatch(/\beval\b|new Function|innerHTML|\.style\b|"\*"[,)]/);
  },
);

test("pipit.js takes no other second script than the one of its build", async () => {
  const { tag, link, path } = await bundle();
  expect(tag).toContain(path);
  expect(tag).toContain(`sha256-${createHash("sha256").update(link).digest("base64")}`);
});

test("the version is the project's", async () => {
  const cmake = await readFile(new URL("../../CMakeLists.txt", import.meta.url), "utf8");
  expect(cmake).toContain(`project(pipit VERSION ${version} `);
});
