import { expect, test } from "../fixtures/test";
import { inBlockedWorld } from "../fixtures/worlds";
import { frameOf, TabGroup } from "../pages/TabGroup";
import { openTab, recordOf, records } from "../pages/tabs";

// What tabs hear of each other may have been said by anybody, and what stands in the page's storage too.

const SITE = "demo-shop";
/** As no tab has it. */
const STRANGER = "00112233445566778899aabbccddeeff";

interface Watched {
  /** How often the chat has become ready, and what it has told of errors. */
  ready: number;
  errors: string[];
  /** Those of the tabs that have spoken. */
  names: string[];
}
declare const window: Watched & typeof globalThis;

/** Of every kind, what no tab says. */
const PAYLOADS: unknown[] = [
  {},
  { text: 7, order: "now", notes: [] },
  { text: "x".repeat(200_000), order: 1e308 },
  { text: "", order: -1, notes: null },
  { messages: "none" },
  { messages: [null, 7, [], {}, { clientId: 7 }, { clientId: "x".repeat(5_000), text: {}, order: -0.5 }] },
  { id: {}, change: -1, read: 4_294_967_296, messages: [{ seq: -1 }, { seq: 1e99, change: 1e99 }] },
  { conversation: [], events: [{ base: {}, type: 7, data: null }, null, "x"], seq: 1e99 },
  { conversation: "c_" + "0".repeat(32), change: 1e99, read: -7, draft: "x", waiting: [], connection: 99 },
  { session: { token: 7, visitor: null, conversation: {}, expires: "never" }, ended: [null, 7, {}], kept: 7 },
  { session: "x", erased: "long ago", ended: "all" },
  { term: -1, connection: -1 },
  { is: {}, order: [] },
  { theme: 99, size: -1, sound: "yes", locale: 1e9, notify: {}, order: 0.1 },
];
const TYPES =
  "hello lead ping resign heard want news session waiting sent read draft choices panel person".split(" ");

const nested = (depth: number): string => '{"p":'.repeat(depth) + "1" + "}".repeat(depth);

/** What is said where tabs talk: none of it an erasure, which any of them may say. */
function noise(): string[] {
  let number = 0;
  const said = (t: string, p: unknown): string => JSON.stringify({ v: 1, f: STRANGER, n: ++number, t, p });
  const forged = TYPES.flatMap((type) => PAYLOADS.map((payload) => said(type, payload)));
  return [
    "",
    "null",
    "[]",
    "{",
    '"\\ud800"',
    "\ud800".repeat(1_000),
    nested(5_000),
    "x".repeat(400_000),
    `{"v":1,"f":"${STRANGER}","n":1,"t":"constructor","p":{}}`,
    `{"v":1,"f":"${STRANGER}","n":-1,"t":"ping","p":{}}`,
    `{"v":1,"f":"${STRANGER}","n":4294967296,"t":"ping","p":[]}`,
    `{"v":1e400,"f":{},"n":{},"t":{},"p":{}}`,
    ...forged,
  ];
}

test("whatever is said where the tabs talk, no tab falls over, and the chat goes on", async ({
  context,
  service,
}) => {
  await watch(context);
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 3);
  await group.makeTall();
  await group.tabs[0]!.ask("before");
  await group.expectAll("before");
  await group.expectLabels("Sent", 1);
  const channel = `pipit:${SITE}:${service.shop}`;
  // A frame of the widget's own origin: no other hears the channel.
  await frameOf(group.tabs[1]!.page).evaluate(
    ([name, texts]) => {
      const channel = new BroadcastChannel(name);
      for (const text of texts) channel.postMessage(text);
      for (const thing of [null, 7, {}, new ArrayBuffer(8), new Map([[1, { v: 1 }]]), new Date(NaN)])
        channel.postMessage(thing);
      channel.close();
    },
    [channel, noise()] as const,
  );
  await expectToGoOn(group, "before");
});

test("whatever stands in the records by which tabs talk, no tab falls over, and the chat goes on", async ({
  context,
  service,
}) => {
  await watch(context);
  await context.addInitScript(() => Reflect.deleteProperty(window, "BroadcastChannel"));
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 3);
  await group.makeTall();
  await group.tabs[0]!.ask("before");
  await group.expectAll("before");
  await group.expectLabels("Sent", 1);
  const texts = noise();
  const some = texts.filter(({ length }) => length < 10_000);
  const records = [
    "",
    "pipit2 j 1 2 3\n",
    "x".repeat(100_000),
    recordOf(null),
    recordOf({}),
    recordOf({ messages: "none" }),
    recordOf({ messages: [null, 7, {}, [[]], ...some] }),
    recordOf({ messages: texts }).slice(0, 200_000),
  ];
  await group.tabs[1]!.page.evaluate(put, [
    SITE,
    records.map((record, index) => [`tabs.0000000${index}`, record] as const),
  ] as const);
  await group.tabs[2]!.page.evaluate(put, [SITE, [["tabs.00112233", records[6]!]] as const] as const);
  await expectToGoOn(group, "before");
});

// A number that no tab comes to, in the name of each.
test("no tab is deaf to another in whose name a script of the page has written", async ({
  context,
  service,
}) => {
  await watch(context);
  await context.addInitScript(() => Reflect.deleteProperty(window, "BroadcastChannel"));
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 3);
  await group.makeTall();
  await group.tabs[0]!.ask("before");
  await group.expectAll("before");
  await group.expectLabels("Sent", 1);
  const { page } = group.tabs[1]!;
  const names = async () => {
    const said = Object.entries(await records(page)).filter(([key]) => key.startsWith("tabs."));
    return said.map(([, record]) => /\\"f\\":\\"([0-9a-f]{32})/.exec(record)![1]!);
  };
  await expect.poll(async () => (await names()).length).toBe(3);
  const messages = (await names()).map(outnumbered);
  await page.evaluate(put, [SITE, [["tabs.deadbeef", recordOf({ messages })]]] as const);
  await expectToGoOn(group, "before");
});

test("no tab is deaf to another in whose name a frame of the widget's origin has spoken", async ({
  service,
}) => {
  await inBlockedWorld(async (context) => {
    await watch(context);
    const group = await TabGroup.open(context, `${service.shop}/embed/`, 3);
    await group.makeTall();
    await group.tabs[0]!.ask("before");
    await group.expectAll("before");
    await group.expectLabels("Sent", 1);
    const stranger = frameOf((await openTab(context, `${service.shop}/embed/`)).page);
    await stranger.evaluate(listen, `pipit:${SITE}:${service.shop}`);
    const names = () => stranger.evaluate(() => window.names);
    await expect.poll(async () => (await names()).length).toBeGreaterThanOrEqual(3);
    await stranger.evaluate(
      ([name, texts]) => {
        const channel = new BroadcastChannel(name);
        for (const text of texts) channel.postMessage(text);
      },
      [`pipit:${SITE}:${service.shop}`, (await names()).map(outnumbered)] as const,
    );
    await expectToGoOn(group, "before");
  });
});

test("whatever stands in the records of the chat, no tab falls over, and the chat goes on", async ({
  context,
  service,
}) => {
  await watch(context);
  const group = await TabGroup.open(context, `${service.shop}/embed/`, 3);
  await group.makeTall();
  await group.tabs[0]!.ask("before");
  await group.expectAll("before");
  await group.expectLabels("Sent", 1);
  const names = ["session", "conversation", "outbox", "draft", "choices", "swept", "place"];
  const contents = [
    ...["", "\u0000", "pipit2 z 1 2 3\n\u3400", "pipit9 j 1 2 3\n{}", "x".repeat(100_000)],
    ...[...PAYLOADS, null, 7, [], [null, 7, {}, { clientId: 7, text: [] }], nested(50)].map(recordOf),
  ];
  for (const [index, { page }] of group.tabs.entries())
    for (const content of contents.filter((_, place) => place % 3 === index))
      await page.evaluate(put, [SITE, names.map((name) => [name, content] as const)] as const);
  await expectToGoOn(group);
  // And for whoever comes then.
  const contentsLeft = contents.slice(-names.length);
  await group.tabs[0]!.page.evaluate(put, [
    SITE,
    names.map((name, index) => [name, contentsLeft[index]!] as const),
  ] as const);
  await group.add(`${service.shop}/embed/`);
  const last = group.tabs.at(-1)!;
  await last.ask("from the newcomer");
  await expect(last.log.getByText("from the newcomer")).toHaveCount(1);
  await expect(last.log.getByText("Sent", { exact: true })).not.toHaveCount(0);
});

const watch = (context: { addInitScript(script: () => void): Promise<unknown> }): Promise<unknown> =>
  context.addInitScript(() => {
    if (self !== top) return;
    Object.assign(window, { ready: 0, errors: [] });
    addEventListener("pipit:ready", () => void window.ready++);
    addEventListener("pipit:error", (event) =>
      window.errors.push((event as CustomEvent<{ code: string }>).detail.code),
    );
  });

const outnumbered = (name: string): string =>
  JSON.stringify({ v: 1, f: name, n: 4_294_967_295, t: "ping", p: {} });

/** To whoever speaks. */
function listen(name: string): void {
  window.names = [];
  new BroadcastChannel(name).onmessage = ({ data }: MessageEvent<string>) => {
    const { f } = JSON.parse(data) as { f: string };
    if (!window.names.includes(f)) window.names.push(f);
  };
}

function put([site, records]: readonly [string, readonly (readonly [string, string])[]]): void {
  for (const [name, record] of records) localStorage.setItem(`pipit:${site}:${name}`, record);
}

/** Each tab can say something, which all show; no frame had to be loaded anew, and the page heard of no trouble. */
async function expectToGoOn(group: TabGroup, ...texts: string[]): Promise<void> {
  for (const [index, tab] of group.tabs.entries()) {
    const text = `afterwards, in tab ${index}`;
    await tab.ask(text);
    texts.push(text);
    for (const { log } of group.tabs) await expect(log.getByText(text, { exact: true })).toHaveCount(1);
  }
  await group.leader();
  if (texts.includes("before")) await group.expectAll(...texts);
  for (const { log } of group.tabs) await expect(log.getByText("Sending…")).toHaveCount(0);
  for (const { page } of group.tabs) {
    expect(await page.evaluate(() => window.ready)).toBe(1);
    expect(await page.evaluate(() => window.errors)).toEqual([]);
  }
}
