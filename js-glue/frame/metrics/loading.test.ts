import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Phase, Tag, type Command } from "../../abi/layout";
import { watchLoading } from "./loading";

const ORIGIN = "https://chat.example";

const resource = (path: string, startTime: number, responseEnd: number, transferSize = 1) => ({
  name: ORIGIN + path,
  startTime,
  responseEnd,
  transferSize,
  encodedBodySize: 1000,
});

describe("What the chat was loaded with", () => {
  let entries: Record<string, object[]>;
  let values: Record<string, number>;
  let counts: Record<string, number>;
  beforeEach(() => {
    values = {};
    counts = {};
    entries = { navigation: [{ responseEnd: 20, encodedBodySize: 500 }] };
    vi.stubGlobal("location", { origin: ORIGIN });
    vi.stubGlobal("performance", { getEntriesByType: (type: string) => entries[type] ?? [] });
  });
  afterEach(() => void vi.unstubAllGlobals());

  const watching = () =>
    watchLoading({
      count: (name) => (counts[name] = (counts[name] ?? 0) + 1),
      measure: (name, value) => (values[name] = value),
    });
  const status = (phase: Phase) => ({ tag: Tag.ShowStatus, phase }) as Command;

  it("is what was there when it could be used, and nothing that came later", () => {
    entries["resource"] = [
      resource("/assets/frame-1.js", 21, 80),
      resource("/assets/frame-1.css", 21, 60, 0),
      resource("/assets/engine-1.wasm", 21, 300),
      resource("/api/session", 22, 90),
      // Asked for with a conversation that was restored: the chat does not wait for it.
      resource("/assets/rich-1.js", 390, 900),
      resource("/assets/texts-de-more-1.js", 390, 950),
      resource("/assets/metrics-1.js", 3_000, 3_100),
    ];
    const watch = watching();
    watch({ at: 310, command: status(Phase.Starting) });
    expect(values).toEqual({});
    watch({ at: 400, command: status(Phase.Ready) });
    watch({ at: 4_000, command: status(Phase.Ready) });
    expect(values).toEqual({ bundleMs: 300, bundleBytes: 3_500 });
    expect(counts).toEqual({ cacheMisses: 2, cacheHits: 1 });
  });

  it("is a language's texts as well, though the engine was there before", () => {
    entries["resource"] = [
      resource("/assets/engine-1.wasm", 21, 300),
      resource("/assets/texts-de-1.js", 90, 700),
    ];
    watching()({ at: 400, command: status(Phase.Ready) });
    expect(values).toEqual({ bundleMs: 700, bundleBytes: 2_500 });
  });

  it("is nothing where the browser does not tell", () => {
    entries = {};
    watching()({ at: 400, command: status(Phase.Ready) });
    expect([values, counts]).toEqual([{}, {}]);
  });
});
