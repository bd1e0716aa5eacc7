import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EventTag, type EngineEvent } from "../../abi/layout";
import { MAX_TAB_MESSAGE } from "../limits";
import { Tabs } from "./tabs";

const NAME = "pipit:demo:https://shop.example";

describe("Tabs", () => {
  const events: EngineEvent[] = [];
  const tabs = new Tabs((event) => events.push(event) > 0);
  let other: BroadcastChannel;
  const heard: unknown[] = [];
  const opened = (ok: boolean) => ({ tag: EventTag.TabsOpened, ok });
  const message = (data: string) => ({ tag: EventTag.TabMessage, data });

  beforeEach(() => {
    other = new BroadcastChannel(NAME);
    other.onmessage = ({ data }: MessageEvent) => heard.push(data);
  });
  afterEach(() => {
    tabs.close();
    other.close();
    events.length = heard.length = 0;
    vi.unstubAllGlobals();
  });

  it("opens the channel of that name and hears and says texts on it", async () => {
    tabs.open(NAME);
    other.postMessage("from them");
    tabs.post("from us");
    await vi.waitFor(() => expect(heard).toEqual(["from us"]));
    await vi.waitFor(() => expect(events).toEqual([opened(true), message("from them")]));
  });

  it("drops everything that is no text, or longer than one of ours", async () => {
    tabs.open(NAME);
    const longest = "x".repeat(MAX_TAB_MESSAGE);
    for (const data of [{ v: 1 }, 7, null, ["x"], longest + "x", longest, "last"]) other.postMessage(data);
    await vi.waitFor(() => expect(events.at(-1)).toEqual(message("last")));
    expect(events).toEqual([opened(true), message(longest), message("last")]);
  });

  it("hears nothing of another name, and is on one channel at a time", async () => {
    tabs.open(NAME);
    tabs.open(`${NAME}.other`);
    const beside = new BroadcastChannel(`${NAME}.other`);
    other.postMessage("no longer");
    tabs.post("to the other one");
    const there = new Promise((resolve) => (beside.onmessage = ({ data }: MessageEvent) => resolve(data)));
    expect(await there).toBe("to the other one");
    beside.postMessage("heard");
    await vi.waitFor(() => expect(events.at(-1)).toEqual(message("heard")));
    expect(events).toEqual([opened(true), opened(true), message("heard")]);
    expect(heard).toEqual([]);
    beside.close();
  });

  it("hears nothing once it is closed, not even what was on its way, and opens again", async () => {
    tabs.open(NAME);
    other.postMessage("too late");
    tabs.close();
    tabs.post("to nobody");
    tabs.open(NAME);
    tabs.post("back again");
    await vi.waitFor(() => expect(heard).toEqual(["back again"]));
    other.postMessage("welcome");
    await vi.waitFor(() => expect(events.at(-1)).toEqual(message("welcome")));
    expect(events).toEqual([opened(true), opened(true), message("welcome")]);
  });

  const missing: Record<string, unknown> = {
    "has no such thing": undefined,
    "refuses it": class {
      constructor() {
        throw new DOMException("no", "SecurityError");
      }
    },
  };
  for (const [how, constructor] of Object.entries(missing))
    it(`says so where the browser ${how}, and posts to nobody`, () => {
      vi.stubGlobal("BroadcastChannel", constructor);
      tabs.open(NAME);
      tabs.post("nobody hears it");
      tabs.close();
      expect(events).toEqual([opened(false)]);
    });
});
