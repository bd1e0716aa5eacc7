import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { BrowserContext, Frame } from "@playwright/test";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inBlockedWorld, inPartitionedWorld } from "../../../e2e/fixtures/worlds";
import { EventTag, LockState, type EngineEvent } from "../../abi/layout";

// The two ports to other tabs in the frames of real ones: 127.0.0.1 is the host page's origin, localhost the widget's.

const NAME = "pipit:demo:http://shop.example";
const SCRIPT = `
  import { Tabs } from "./tabs";
  import { TabLock } from "./lock";
  const events = [];
  const raise = (event) => events.push(event) > 0;
  Object.assign(globalThis, { events, tabs: new Tabs(raise), lock: new TabLock(raise) });
`;

interface Ports {
  events: EngineEvent[];
  tabs: { open(name: string): void; post(data: string): void; close(): void };
  lock: { request(request: { name: string; steal: boolean }): Promise<void>; release(): void };
}
declare const globalThis: Ports;

describe("the ports to other tabs, in Chromium", () => {
  let server: Server;

  /** The frame of the widget's origin in a new tab. */
  const openTab = async (context: BrowserContext): Promise<Frame> => {
    const { port } = server.address() as AddressInfo;
    const page = await context.newPage();
    await page.goto(`http://127.0.0.1:${port}/?${port}`);
    const frame = page.frames()[1]!;
    await frame.waitForFunction(() => "lock" in globalThis);
    await frame.evaluate((name) => globalThis.tabs.open(name), NAME);
    return frame;
  };
  const openTabs = (context: BrowserContext, count: number): Promise<Frame[]> =>
    Promise.all(Array.from({ length: count }, () => openTab(context)));
  const request = (tab: Frame, steal = false) =>
    tab.evaluate(([name, steal]) => void globalThis.lock.request({ name, steal }), [NAME, steal] as const);
  const release = (tab: Frame) => tab.evaluate(() => globalThis.lock.release());
  const post = (tab: Frame, text: string) => tab.evaluate((data) => globalThis.tabs.post(data), text);
  const events = (tab: Frame) => tab.evaluate(() => globalThis.events);
  const states = async (tab: Frame) =>
    (await events(tab)).flatMap((event) => (event.tag === EventTag.LockChanged ? [event.state] : []));
  const heard = async (tab: Frame) =>
    (await events(tab)).flatMap((event) => (event.tag === EventTag.TabMessage ? [event.data] : []));
  /** How many hold the lock, and how many wait for it. */
  const claims = (tab: Frame) =>
    tab.evaluate(async () => {
      const { held, pending } = await navigator.locks.query();
      return [held!.length, pending!.length];
    });
  const eventually = (of: (tab: Frame) => Promise<unknown>, tab: Frame, wanted: unknown) =>
    expect.poll(() => of(tab)).toEqual(wanted);

  /** The first tab leads, the second waits. */
  const openPair = async (context: BrowserContext): Promise<[Frame, Frame]> => {
    const [first, second] = (await openTabs(context, 2)) as [Frame, Frame];
    await request(first);
    await eventually(states, first, [LockState.Granted]);
    await request(second);
    await eventually(claims, first, [1, 1]);
    return [first, second];
  };

  beforeAll(async () => {
    const { outputFiles } = await build({
      stdin: { contents: SCRIPT, resolveDir: import.meta.dirname },
      bundle: true,
      format: "iife",
      write: false,
    });
    const frame = `<!doctype html><title>Frame</title><script>${outputFiles[0]!.text}</script>`;
    const host = (port: string) =>
      `<!doctype html><title>Host</title><iframe title="Chat" src="http://localhost:${port}/"></iframe>`;
    server = createServer(({ headers, url }, response) => {
      const isWidget = headers.host!.startsWith("localhost");
      response.setHeader("content-type", "text/html").end(isWidget ? frame : host(url!.slice(2)));
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it("give the lock on when it is released, and when the tab that holds it is closed", () =>
    inPartitionedWorld(async (context) => {
      const [first, second] = await openPair(context);
      await release(first);
      await eventually(states, second, [LockState.Granted]);
      await request(first);
      await eventually(claims, first, [1, 1]);
      await second.page().close();
      await eventually(states, first, [LockState.Granted, LockState.Granted]);
    }));

  it("steal the lock, of which the one who held it hears; a claim given up is none", () =>
    inPartitionedWorld(async (context) => {
      const [first, second] = await openPair(context);
      await request(second, true);
      await eventually(states, second, [LockState.Granted]);
      await eventually(states, first, [LockState.Granted, LockState.Lost]);
      // Its claim to wait was replaced by the theft.
      await eventually(claims, second, [1, 0]);
      await request(first);
      await eventually(claims, first, [1, 1]);
      await release(first);
      await eventually(claims, first, [1, 0]);
      await release(second);
      await eventually(claims, first, [0, 0]);
      expect(await states(first)).toEqual([LockState.Granted, LockState.Lost]);
    }));

  it("keep no lock that was asked for and given up in the same moment", () =>
    inPartitionedWorld(async (context) => {
      const tab = await openTab(context);
      for (const steal of [false, true]) {
        await tab.evaluate(
          ([name, steal]) => {
            void globalThis.lock.request({ name, steal });
            globalThis.lock.release();
          },
          [NAME, steal] as const,
        );
        await eventually(claims, tab, [0, 0]);
      }
      expect(await states(tab)).toEqual([]);
    }));

  it("carry texts between tabs, and nothing else", () =>
    inPartitionedWorld(async (context) => {
      const [first, second] = (await openTabs(context, 2)) as [Frame, Frame];
      await first.evaluate((name) => {
        const stranger = new BroadcastChannel(name);
        for (const data of [{ v: 1 }, 7, "x".repeat(262_145), new Blob(["x"])]) stranger.postMessage(data);
      }, NAME);
      await post(first, "hello");
      await eventually(heard, second, ["hello"]);
      await second.evaluate(() => globalThis.tabs.close());
      await post(first, "nobody hears that");
      await second.evaluate((name) => globalThis.tabs.open(name), NAME);
      await post(first, "again");
      await eventually(heard, second, ["hello", "again"]);
    }));

  it("have no lock where storage is blocked, and say so; texts go to and fro all the same", () =>
    inBlockedWorld(async (context) => {
      const [first, second] = (await openTabs(context, 2)) as [Frame, Frame];
      for (const tab of [first, second]) {
        await request(tab);
        await eventually(states, tab, [LockState.Refused]);
      }
      await request(first, true);
      await eventually(states, first, [LockState.Refused, LockState.Refused]);
      await post(first, "hello");
      await eventually(heard, second, ["hello"]);
    }));
});
