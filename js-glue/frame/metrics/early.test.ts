import { beforeEach, describe, expect, it } from "vitest";
import { EventTag, Tag, type Command } from "../../abi/layout";
import { measureEarly } from "./early";
import type { Note } from "./notes";

const row = (at: number, tag = Tag.RowPut): Note => ({ at, command: { tag } as Command });
const drawn = (at: number): Note => ({ at, drawn: true });
/** A frame that begins a millisecond late and is painted after so long. */
const frame = (time: number, took = 2): Note[] => [
  { at: time + 1, frame: time },
  { at: time + 1 + took, painted: true },
];

describe("What was drawn before anybody looked", () => {
  let counts: Record<string, number>;
  let values: Record<string, number[]>;
  beforeEach(() => {
    counts = {};
    values = {};
  });
  const measure = (...notes: Note[]) =>
    measureEarly(
      {
        count: (name, by = 1) => (counts[name] = (counts[name] ?? 0) + by),
        measure: (name, value) => (values[name] ??= []).push(value),
      },
      notes,
    );

  it("took our own work and the browser's, and not the time between them", () => {
    measure(row(100), row(101), drawn(104), ...frame(110, 3), ...frame(126));
    expect(values["renderMs"]).toEqual([7]);
    expect(counts).toEqual({ renders: 1 });
  });

  it("is one render for a frame, whatever changed for it", () => {
    measure(row(100), drawn(110), row(111, Tag.RowAppend), drawn(114), ...frame(116, 5));
    expect(values["renderMs"]).toEqual([18]);
    expect(counts).toEqual({ renders: 1, slowRenders: 1 });
  });

  it("is no render where nothing was drawn, and none that was not painted", () => {
    measure(drawn(90), ...frame(100), row(200), drawn(210));
    expect([counts, values]).toEqual([{}, {}]);
  });

  /** As an answer grows, or the list is scrolled, at 60 Hz. */
  const moving = (from: number, count: number, each: (at: number, index: number) => Note): Note[] =>
    Array.from({ length: count }, (_, index) => from + index * 16).flatMap((at, index) => [
      each(at, index),
      drawn(at + 1),
      ...frame(at + 4),
    ]);

  it("moved with all of its frames, and until a while later", () => {
    const after = Array.from({ length: 20 }, (_, index) => frame(1_324 + index * 16)).flat();
    measure(...moving(1_000, 20, (at) => row(at, Tag.RowAppend)), ...after);
    expect(counts["frames"]).toBe(35);
    expect(counts["jankFrames"]).toBe(0);
    expect(values["fps"]).toEqual([62.5]);
    expect(counts["renders"]).toBe(20);
  });

  it("moved where the list was scrolled, with a late frame", () => {
    const seen = (at: number, offset: number): Note => ({
      at,
      event: { tag: EventTag.ListSeen, offset } as never,
    });
    measure(...moving(1_000, 12, seen), ...moving(1_300, 12, (at, index) => seen(at, 50 + index)));
    expect(counts).toMatchObject({ frames: 22, jankFrames: 1 });
  });

  it("did not move while the panel was closed, nor where only its frames are known", () => {
    const append = (at: number) => row(at, Tag.RowAppend);
    measure(...moving(1_000, 12, append), ...moving(9_000, 12, append));
    expect(counts).toMatchObject({ frames: 22, jankFrames: 0 });
    counts = {};
    measure(...moving(1_000, 30, (at) => row(at)));
    expect(counts["frames"]).toBeUndefined();
  });
});
