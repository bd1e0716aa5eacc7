import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { redactionRows } from "../../../tests/data/tables";
import { Scratch } from "./Scratch";

const WASM = new URL("../../../build/wasm/wasm/abi/metrics.wasm", import.meta.url);

describe("Scratch", () => {
  let scratch: Scratch;
  beforeAll(async () => {
    scratch = await Scratch.of(await WebAssembly.compile(new Uint8Array(readFileSync(WASM))));
  });

  it("redacts the texts of the table", () => {
    for (const { text, redacted, why } of redactionRows()) expect(scratch.redact(text), why).toBe(redacted);
  });

  it("leaves what is redacted as it is: the service redacts it once more", () => {
    for (const { redacted, why } of redactionRows()) expect(scratch.redact(redacted), why).toBe(redacted);
  });

  it("gives nothing of what is too long", () => {
    expect(scratch.redact("x".repeat((1 << 17) + 1))).toBe("");
    expect(scratch.redact("x".repeat(1 << 17))).toHaveLength(1 << 17);
  });
});
