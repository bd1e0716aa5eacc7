import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { followFrames } from "./followFrames";
import type { Note } from "./metrics/notes";

describe("Frames after a change", () => {
  let notes: Omit<Note, "at">[];
  let due: ((time: number) => void)[];
  let now: number;
  beforeEach(() => {
    notes = [];
    due = [];
    now = 1_000;
    vi.stubGlobal("performance", { now: () => now });
    vi.stubGlobal("requestAnimationFrame", (act: (time: number) => void) => due.push(act));
    // What is posted arrives when the frame is painted.
    class Channel {
      port1: { onmessage?: () => void } = {};
      port2 = { postMessage: () => this.port1.onmessage?.() };
    }
    vi.stubGlobal("MessageChannel", Channel);
  });
  afterEach(() => void vi.unstubAllGlobals());

  const paint = (): void => {
    now += 16;
    for (const act of due.splice(0)) act(now);
  };

  it("are noted for a quarter of a second, and none is asked for before or later", () => {
    const drawn = followFrames((note) => notes.push(note));
    expect(due).toHaveLength(0);
    drawn();
    expect(notes).toEqual([{ drawn: true }]);
    paint();
    expect(notes.slice(1)).toEqual([{ frame: 1_016 }, { painted: true }]);
    for (let frame = 0; frame < 30; frame++) paint();
    expect(due).toHaveLength(0);
    expect(notes.filter(({ frame }) => frame !== undefined)).toHaveLength(16);
    drawn();
    expect(due).toHaveLength(1);
  });

  it("are asked for once at a time, however much is drawn, for as long as it goes on", () => {
    const drawn = followFrames((note) => notes.push(note));
    for (let frame = 0; frame < 40; frame++) {
      drawn();
      drawn();
      expect(due).toHaveLength(1);
      paint();
    }
    expect(notes.filter(({ frame }) => frame !== undefined)).toHaveLength(40);
  });
});
