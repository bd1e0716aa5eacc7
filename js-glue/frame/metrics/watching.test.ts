import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EventTag, Tag, type Command } from "../../abi/layout";
import { watchMoving } from "./moving";
import { isWithdrawn } from "./permission";
import { Siblings } from "./siblings";
import type { Tally } from "./tally";

/** What is counted and measured, in a table. */
class Counted implements Tally {
  readonly counts: Record<string, number> = {};
  readonly values: Record<string, number[]> = {};
  count(counter: string, by = 1): void {
    this.counts[counter] = (this.counts[counter] ?? 0) + by;
  }
  measure(distribution: string, value: number): void {
    (this.values[distribution] ??= []).push(value);
  }
}

const command = (tag: Tag): Command => ({ tag }) as Command;

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("Frames that are looked at", () => {
  let held: number;
  let frames: Map<number, (now: number) => void>;
  let tally: Counted;
  beforeEach(() => {
    let last = 0;
    held = 0;
    frames = new Map();
    tally = new Counted();
    vi.stubGlobal("document", { hidden: false });
    vi.stubGlobal("requestAnimationFrame", (act: (now: number) => void) => (frames.set(++last, act), last));
    vi.stubGlobal("cancelAnimationFrame", (id: number) => frames.delete(id));
  });

  function paint(): void {
    const due = [...frames.values()];
    frames.clear();
    for (const act of due) act(performance.now() + held);
  }
  function run(count: number, grow: () => void): void {
    for (let frame = 0; frame < count; frame++) {
      grow();
      vi.advanceTimersByTime(16);
      paint();
    }
  }
  const growing = () => {
    const watch = watchMoving(tally);
    return () => watch({ at: performance.now(), command: command(Tag.RowAppend) });
  };

  it("are counted where an answer grows, also one that a script held up", () => {
    const grow = growing();
    run(20, grow);
    // Nothing else runs meanwhile, no timer either.
    held = 800;
    run(20, grow);
    run(30, () => {});
    expect(tally.counts["frames"]).toBeGreaterThan(50);
    expect(tally.counts["jankFrames"]).toBe(1);
    expect(tally.values["fps"]).toHaveLength(1);
  });

  it("are none while the panel is closed: the pause is no late frame", () => {
    const grow = growing();
    run(20, grow);
    vi.advanceTimersByTime(8_000);
    expect(frames.size).toBe(0);
    run(30, grow);
    run(30, () => {});
    expect(tally.counts["jankFrames"] ?? 0).toBe(0);
    expect(Math.min(...tally.values["fps"]!)).toBeGreaterThan(55);
  });
});

describe("Tabs", () => {
  /** As of a browser, but that words arrive with the next timer. */
  class Channel {
    static all = new Set<Channel>();
    onmessage: ((event: { data: unknown }) => void) | undefined;
    constructor() {
      Channel.all.add(this);
    }
    postMessage(data: unknown): void {
      for (const other of [...Channel.all].filter((each) => each !== this))
        setTimeout(() => Channel.all.has(other) && other.onmessage?.({ data }), 3);
    }
    close(): void {
      Channel.all.delete(this);
    }
  }
  beforeEach(() => {
    Channel.all.clear();
    vi.stubGlobal("BroadcastChannel", Channel);
  });

  function tab(isInStep = true, takes = false) {
    const tally = new Counted();
    const siblings = new Siblings("shop", tally, () => takes);
    if (isInStep) siblings.note({ at: 0, command: command(Tag.OpenTabs) });
    siblings.open();
    return { tally, siblings };
  }
  async function after<Value>(promise: Promise<Value>): Promise<Value> {
    await vi.advanceTimersByTimeAsync(1_500);
    return promise;
  }

  it("hear each other, and one that goes is no failure", async () => {
    const [here, there] = [tab(), tab()];
    await after(here.siblings.ping());
    expect(here.tally.counts).toEqual({ tabSyncDone: 1 });
    expect(here.siblings.hasOthers).toBe(true);
    there.siblings.close();
    await after(here.siblings.ping());
    expect(here.tally.counts).toEqual({ tabSyncDone: 1 });
    expect(here.siblings.hasOthers).toBe(false);
  });

  it("that do not answer any more, and have not gone, are a failure", async () => {
    const [here, there] = [tab(), tab()];
    await after(here.siblings.ping());
    for (const channel of Channel.all) if (channel !== [...Channel.all][0]) channel.onmessage = undefined;
    await after(here.siblings.ping());
    expect(here.tally.counts).toEqual({ tabSyncDone: 1, tabSyncFailed: 1 });
    there.siblings.close();
  });

  it("that come while another asks are no failure, and known from then on", async () => {
    const here = tab();
    const asked = here.siblings.ping();
    await vi.advanceTimersByTimeAsync(600);
    const there = tab();
    await Promise.all([after(there.siblings.ping()), asked]);
    expect(here.tally.counts).toEqual({});
    expect(there.tally.counts).toEqual({ tabSyncDone: 1 });
    expect(here.siblings.hasOthers).toBe(true);
  });

  it("that go while another asks are no failure, though one comes in their place", async () => {
    const [here, there] = [tab(), tab()];
    await after(here.siblings.ping());
    const asked = here.siblings.ping();
    there.siblings.close();
    await vi.advanceTimersByTimeAsync(300);
    const next = tab();
    await Promise.all([after(next.siblings.ping()), asked]);
    expect(here.tally.counts).toEqual({ tabSyncDone: 1 });
    expect(next.tally.counts).toEqual({ tabSyncDone: 1 });
    expect(here.siblings.hasOthers).toBe(true);
  });

  it("measure nothing where the chat has no channel between them", async () => {
    const here = tab(false);
    tab(false);
    await after(here.siblings.ping());
    expect([here.tally.counts, here.tally.values]).toEqual([{}, {}]);
    expect(here.siblings.hasOthers).toBe(true);
  });

  it("hand a report to the one that leads", async () => {
    const here = tab();
    expect(await after(here.siblings.hand("{}"))).toBe(false);
    tab(true, true);
    expect(await after(here.siblings.hand("{}"))).toBe(true);
  });
});

describe("That the visitor may not be measured any more", () => {
  const says = (text: string) =>
    isWithdrawn({ at: 0, event: { tag: EventTag.PortMessage, data: text } as never });

  it.each([
    ['{"v":2,"id":0,"t":"storage.changed","p":{"k":"out"}}', true],
    ['{"v":2,"id":0,"t":"storage.changed","p":{"k":"erase"}}', true],
    ['{"v":2,"id":7,"t":"erase","p":{}}', true],
    ['{"v":2,"id":7,"t":"logout","p":{"text":""}}', true],
    ['{"v":2,"id":0,"t":"storage.changed","p":{"k":"outbox"}}', false],
    ['{"v":2,"id":0,"t":"open","p":{"focus":true}}', false],
    ['{"v":2,"id":7,"t":"send","p":{"text":"\\"t\\":\\"erase\\""}}', false],
  ])("is heard in the page's words: %s", (text, isSaid) => {
    expect(says(text)).toBe(isSaid);
  });

  it("is heard where they erase their chat", () => {
    expect(isWithdrawn({ at: 0, event: { tag: EventTag.VisitorErase } as never })).toBe(true);
  });
});
