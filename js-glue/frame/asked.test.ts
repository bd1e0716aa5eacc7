import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { askedHeaders, forgetAsked, hasOtherRecords, wasAsked } from "./asked";
import { noteAsked } from "./forms/noteAsked";

const DAY = 86_400_000;
const asking = (form: string): string => `{"kind":"form","form":"${form}","titleKey":"${form}"}`;

describe("Who was asked how it was", () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 200 * DAY });
    const kept: Record<string, string> = {};
    Object.defineProperties(kept, {
      length: { get: () => Object.keys(kept).length },
      getItem: { value: (key: string) => kept[key] ?? null },
      setItem: { value: (key: string, value: string) => (kept[key] = value) },
      removeItem: { value: (key: string) => delete kept[key] },
    });
    vi.stubGlobal("localStorage", kept);
    vi.stubGlobal("location", { hash: "", search: "?site=shop" });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it("is known for 90 days from then on, by form", () => {
    expect([wasAsked("csat"), askedHeaders()]).toEqual([false, {}]);
    noteAsked(asking("csat"), 190 * DAY);
    noteAsked(asking("nps"), 200 * DAY);
    noteAsked(asking("csat"), 180 * DAY);
    expect([wasAsked("csat"), wasAsked("nps")]).toEqual([true, true]);
    expect(askedHeaders()).toEqual({ "Pipit-Asked": "csat nps" });
    vi.setSystemTime(281 * DAY);
    expect([wasAsked("csat"), wasAsked("nps")]).toEqual([false, true]);
    forgetAsked();
    expect(askedHeaders()).toEqual({});
  });

  it("is read off no other form, text or time", () => {
    noteAsked(asking("contact"), 200 * DAY);
    noteAsked("", 200 * DAY);
    noteAsked('{"kind":"replies","options":["csat"]}', 200 * DAY);
    noteAsked(asking("csat"), 1 * DAY);
    expect(askedHeaders()).toEqual({});
    noteAsked(asking("csat"), 900 * DAY);
    vi.setSystemTime(291 * DAY);
    expect(wasAsked("csat")).toBe(false);
  });

  it("is no record of the engine's, and nothing that a page could break", () => {
    noteAsked(asking("csat"), 200 * DAY);
    expect(hasOtherRecords()).toBe(false);
    localStorage.setItem("pipit:shop:session", "x");
    expect(hasOtherRecords()).toBe(true);
    for (const text of ["{", "[]", "7", '{"csat":"x"}', '{"__proto__":1e12,"x\\ny":17280000000}']) {
      localStorage.setItem("pipit-asked:shop", text);
      expect(askedHeaders()).toEqual({});
    }
  });

  it("is nobody where storage is refused", () => {
    const refuse = () => {
      throw new DOMException("no", "SecurityError");
    };
    vi.stubGlobal("localStorage", { getItem: refuse, setItem: refuse, removeItem: refuse });
    noteAsked(asking("csat"), 200 * DAY);
    forgetAsked();
    expect(wasAsked("csat")).toBe(false);
  });
});
