import { readFile } from "node:fs/promises";
import { brotliCompressSync } from "node:zlib";
import { expect, test } from "vitest";
import { bundle } from "./bundle.mjs";
import { version } from "./version";

test("pipit.js, all that loads before the visitor's intent, has at most 4,096 bytes", async () => {
  expect(brotliCompressSync(await bundle()).length).toBeLessThanOrEqual(4096);
});

test("the bundle makes no global but Pipit and evaluates no text", async () => {
  expect(await bundle()).not.toMatch(/\beval\b|new Function|innerHTML|\.style\b|"\*"[,)]/);
});

test("the version is the project's", async () => {
  const cmake = await readFile(new URL("../../CMakeLists.txt", import.meta.url), "utf8");
  expect(cmake).toContain(`project(pipit VERSION ${version} `);
});
