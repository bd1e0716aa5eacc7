import { describe, expect, it } from "vitest";
import { importsOf } from "./imports";

const text = (value: string) => [value.length, ...Buffer.from(value)];
const section = (id: number, ...bytes: number[]) => [id, bytes.length, ...bytes];
const module = (...sections: number[][]) =>
  new WebAssembly.Module(new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections.flat()]));

/** A module that imports one function without parameters, and calls it in its export `call`. */
const calling = (from: string, name: string) =>
  module(
    section(1, 1, 0x60, 0, 1, 0x7f),
    section(2, 1, ...text(from), ...text(name), 0, 0),
    section(3, 1, 0),
    section(7, 1, ...text("call"), 0, 1),
    section(10, 1, 4, 0, 0x10, 0, 0x0b),
  );
const call = (from: string, name: string) => {
  const wasm = calling(from, name);
  const { exports } = new WebAssembly.Instance(wasm, importsOf(wasm));
  return (exports.call as () => number)();
};

describe("importsOf", () => {
  it("does nothing for a notice", () => {
    expect(call("env", "emscripten_notify_memory_growth")).toBe(0);
  });

  it("tells a C library that there is no such thing, so that it does not try for ever", () => {
    expect(call("wasi_snapshot_preview1", "fd_write")).not.toBe(0);
  });

  it.each(["proc_exit", "abort", "_abort_js", "__cxa_throw", "__assert_fail"])(
    "traps where %s ends the program",
    (name) => {
      expect(() => call("env", name)).toThrow(WebAssembly.RuntimeError);
    },
  );

  it("refuses a module that wants more than functions", () => {
    const wasm = module(section(2, 1, ...text("env"), ...text("memory"), 2, 0, 1));
    expect(() => importsOf(wasm)).toThrow("imports a memory");
  });
});
