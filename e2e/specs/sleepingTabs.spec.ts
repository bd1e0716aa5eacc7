import type { Desktop } from "../fixtures/desktop";
import { HostServer } from "../fixtures/hostServer";
import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import type { DesktopTab } from "../pages/DesktopTab";
import { conversation, sessionOf, type Session } from "../pages/session";

const SITE = "sleeping";
const TICK = 100;
/** Milliseconds: within 5,000 another leads, and then the answer has to come. */
const LONGER_THAN_A_TAKEOVER = 8_000;
const TAKEOVER = 5_000;
/** For the new stream, and to see it. */
const SLACK = 1_500;
/** Milliseconds between two ticks of a page that has been hidden for a moment. */
const ONCE_A_SECOND = 1_000;

interface Watched {
  Pipit: {
    open(): Promise<void>;
    send(text: string): Promise<unknown>;
    close(): Promise<void>;
    getState(): Promise<{ connection: string; open: boolean }>;
    privacy: { erase(): Promise<void> };
  };
  /** When a timer of so many milliseconds went off. */
  ticks: number[];
  /** How the page was shown last. */
  persisted: boolean;
  chimes: number;
}
declare const window: Watched & typeof globalThis;

test("a hidden tab leads and follows as one in front does", async ({ openDesktop, ownService, host }) => {
  const service = await ownService();
  const address = await shop(service, host);
  const first = await openChat(openDesktop, address);
  await send(first, "from the leader");
  await expect.poll(() => streams(service)).toBe(1);
  const second = await openChat(openDesktop, address);
  await expectWritten([first, second], ["from the leader"]);
  await untilHeldBack(first);

  // The leader is hidden.
  await send(second, "from in front");
  await expectWritten([first, second], ["from the leader", "from in front"]);
  await expectAnswered([first, second], 2);
  expect(await streams(service)).toBe(1);

  // The follower is hidden, and the leader goes.
  await first.show();
  await untilHeldBack(second);
  await first.close();
  await expect.poll(() => streams(service)).toBe(1);
  await send(second, "from the background");
  await expectWritten([second], ["from the leader", "from in front", "from the background"]);
  await expectAnswered([second], 3);
});

test("a tab that is frozen gives the lead away, and follows when it wakes", async ({
  openDesktop,
  ownService,
  host,
}) => {
  const service = await ownService();
  const { first, second } = await openPair(openDesktop, service, host);
  await first.freeze();
  const ticked = await first.inPage(() => window.ticks.length);
  await send(second, "meanwhile");
  await expectAnswered([second], 2);
  expect(await first.inPage(() => window.ticks.length)).toBe(ticked);
  await first.resume();
  await expectReunited(service, first, second);
});

test("the lead is taken from a tab that hangs while it holds its lock, and it follows when it wakes", async ({
  openDesktop,
  ownService,
}) => {
  const service = await ownService();
  // Frames of another site share one process, whichever tab they are in: of its own each hangs alone.
  const host = await HostServer.start("localhost");
  try {
    const { first, second } = await openPair(openDesktop, service, host);
    await first.inFrame(hang, LONGER_THAN_A_TAKEOVER);
    const hung = Date.now();
    await send(second, "meanwhile");
    await expectAnswered([second], 2);
    expect(Date.now() - hung).toBeLessThan(LONGER_THAN_A_TAKEOVER);
    await expectReunited(service, first, second);
  } finally {
    await host.stop();
  }
});

test("the lead is taken from a tab that hangs while all the others are hidden, as soon as where one is seen", async ({
  openDesktop,
  ownService,
}) => {
  test.setTimeout(150_000);
  const service = await ownService();
  const host = await HostServer.start("localhost");
  try {
    const { first, second } = await openPair(openDesktop, service, host);
    const elsewhere = host.put("/elsewhere", { html: "<!doctype html><title>Elsewhere</title>" });
    await openDesktop.openTab(elsewhere);
    // Timers that timers set: those of a page that has long been hidden turn once a minute.
    for (const tab of [first, second])
      await expect.poll(() => tab.inPage(pause), { timeout: 70_000 }).toBeGreaterThan(3 * ONCE_A_SECOND);
    await first.inFrame(hang, 2 * LONGER_THAN_A_TAKEOVER);
    const hung = Date.now();
    // That of the one that hangs is still open.
    await expect.poll(() => streams(service), { timeout: 2 * LONGER_THAN_A_TAKEOVER }).toBe(2);
    expect(Date.now() - hung).toBeLessThan(TAKEOVER + SLACK);
    await expect.poll(() => streams(service), { timeout: 2 * LONGER_THAN_A_TAKEOVER }).toBe(1);
    await send(second, "meanwhile");
    await expectReunited(service, first, second);
  } finally {
    await host.stop();
  }
});

test("a tab that leads stays in the back/forward cache while others talk, and follows when it returns", async ({
  openDesktop,
  ownService,
  host,
}) => {
  const service = await ownService();
  const { first, second } = await openPair(openDesktop, service, host);
  await first.show();
  await first.goTo(host.put("/elsewhere", { html: "<!doctype html><title>Elsewhere</title>" }));
  await expect.poll(() => first.inPage(() => document.title)).toBe("Elsewhere");
  await send(second, "meanwhile");
  await expectAnswered([second], 2);
  await first.inPage(() => void setTimeout(() => history.back()));
  await expect.poll(() => first.inPage(() => window.persisted)).toBe(true);
  await expectReunited(service, first, second);
});

test("a tab that wakes behind another sounds for what nobody sees, though its panel is open", async ({
  openDesktop,
  ownService,
  host,
}) => {
  const service = await ownService();
  const tab = await openChat(openDesktop, await shop(service, host, 'data-sound="true"'));
  await send(tab, "before");
  await expectAnswered([tab], 1);
  await tab.inFrame(countChimes);
  await openDesktop.openTab(host.put("/elsewhere", { html: "<!doctype html><title>Elsewhere</title>" }));
  await expect.poll(() => tab.inPage(() => document.visibilityState)).toBe("hidden");
  await tab.freeze();
  await tab.resume();
  await send(tab, "meanwhile");
  await expectAnswered([tab], 2);
  await expect.poll(() => tab.inFrame(() => window.chimes)).toBe(1);
});

for (const sleeper of ["leads", "follows"])
  test(`a tab that ${sleeper} and is frozen while all is erased brings nothing back, and ends nothing that was begun since`, async ({
    openDesktop,
    ownService,
    host,
  }) => {
    const service = await ownService();
    const { first, second } = await openPair(openDesktop, service, host);
    const [asleep, awake] = sleeper == "leads" ? [first, second] : [second, first];
    await asleep.inFrame(scribble, "half a secret");
    await expect.poll(() => drafted(awake)).toBe("half a secret");
    await asleep.freeze();
    await awake.show();
    await awake.inPage(() => window.Pipit.privacy.erase());
    await expectWritten([awake], []);
    await send(awake, "anew");
    await expectWritten([awake], ["anew"]);
    await expectAnswered([awake], 1);
    const begun = await session(awake);

    await asleep.resume();
    await asleep.show();
    await expectWritten([awake, asleep], ["anew"]);
    for (const tab of [asleep, awake]) expect(await drafted(tab)).toBe("");
    await send(asleep, "and on");
    await expectWritten([awake, asleep], ["anew", "and on"]);
    await expectAnswered([awake, asleep], 2);
    expect((await session(awake)).conversation).toBe(begun.conversation);
    expect(await conversation(service.widget, begun)).toEqual(["anew", "and on"]);
    expect(await awake.inPage(() => JSON.stringify({ ...localStorage }))).not.toMatch(/secret|before/);
  });

for (const sleeper of ["leads", "follows"])
  test(`what waits in a tab that ${sleeper} and is frozen while all is erased is never sent`, async ({
    openDesktop,
    ownService,
    host,
  }) => {
    const service = await ownService();
    const { first, second } = await openPair(openDesktop, service, host);
    const [asleep, awake] = sleeper == "leads" ? [first, second] : [second, first];
    await service.kill();
    await send(asleep, "an unsent secret");
    await expectWritten([awake, asleep], ["before", "an unsent secret"]);
    await asleep.freeze();
    await awake.show();
    await awake.inPage(() => window.Pipit.privacy.erase());
    await service.restart();
    await send(awake, "anew");
    await expectAnswered([awake], 1);
    await asleep.resume();
    await asleep.show();
    await expectWritten([awake, asleep], ["anew"]);
    await send(asleep, "and on");
    await expectAnswered([awake, asleep], 2);
    expect(await service.visitorTexts()).toEqual(["before", "anew", "and on"]);
  });

for (const sleeper of ["leads", "follows"])
  test(`where the owner wants the panel the same in all tabs, one that ${sleeper} and was frozen has it so when it wakes`, async ({
    openDesktop,
    ownService,
    host,
  }) => {
    const service = await ownService();
    await service.saveSite(SITE, host.origin);
    await service.changeSite(SITE, "--open-in", "all");
    const { first, second } = await openPair(openDesktop, service, host);
    const [asleep, awake] = sleeper == "leads" ? [first, second] : [second, first];
    await asleep.freeze();
    await awake.show();
    await awake.inPage(() => window.Pipit.close());
    expect(await isOpen(asleep)).toBe(true);
    await asleep.resume();
    await asleep.show();
    await expect.poll(() => isOpen(asleep)).toBe(false);
    expect(await isOpen(awake)).toBe(false);

    await asleep.freeze();
    await awake.show();
    await awake.inPage(() => window.Pipit.open());
    await asleep.resume();
    await asleep.show();
    await expect.poll(() => isOpen(asleep)).toBe(true);
    expect(await isOpen(awake)).toBe(true);
  });

/** The first one leads. */
async function openPair(
  desktop: Desktop,
  service: Pipitd,
  host: HostServer,
): Promise<Record<"first" | "second", DesktopTab>> {
  const address = await shop(service, host);
  const first = await openChat(desktop, address);
  await send(first, "before");
  await expectAnswered([first], 1);
  const second = await openChat(desktop, address);
  await expectWritten([second], ["before"]);
  expect(await streams(service)).toBe(1);
  return { first, second };
}

/** One that was away knows what was said meanwhile, and only one of the two leads. */
async function expectReunited(service: Pipitd, first: DesktopTab, second: DesktopTab): Promise<void> {
  await expectWritten([first, second], ["before", "meanwhile"]);
  await expect.poll(() => streams(service)).toBe(1);
  await send(first, "afterwards");
  await expectWritten([first, second], ["before", "meanwhile", "afterwards"]);
  await expectAnswered([first, second], 3);
  expect(await streams(service)).toBe(1);
}

/** A tab in front with its panel open. */
async function openChat(desktop: Desktop, address: string): Promise<DesktopTab> {
  const tab = await desktop.openTab(address);
  await expect.poll(() => tab.inPage(() => "Pipit" in window)).toBe(true);
  await tab.inPage(() => window.Pipit.open());
  return tab;
}

async function shop(service: Pipitd, host: HostServer, attributes = ""): Promise<string> {
  await service.saveSite(SITE, host.origin);
  const html = `<!doctype html><html lang="en"><title>A shop</title><script>(${noteInPage})(${TICK})</script>
    <script async src="${service.widget}/pipit.js" data-site="${SITE}" ${attributes}></script></html>`;
  return host.put("/sleeping", { html });
}

function noteInPage(tick: number): void {
  Object.assign(window, { ticks: [] });
  setInterval(() => window.ticks.push(performance.now()), tick);
  addEventListener("pageshow", ({ persisted }) => Object.assign(window, { persisted }));
}

const send = (tab: DesktopTab, text: string): Promise<unknown> =>
  tab.inPage((text) => window.Pipit.send(text), text);

/** Whether it is heard as well is the browser's to decide, which wants a click before. */
function countChimes(): void {
  window.chimes = 0;
  AudioContext.prototype.resume = async () => void window.chimes++;
}

function hang(milliseconds: number): void {
  setTimeout(() => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  });
}

/** Hidden, and its timers are late by far. */
async function untilHeldBack(tab: DesktopTab): Promise<void> {
  await expect.poll(() => tab.inPage(() => document.visibilityState)).toBe("hidden");
  await expect.poll(() => tab.inPage(pause)).toBeGreaterThan(5 * TICK);
}

/** The longer of the last two times from one tick to the next. */
function pause(): number {
  const [before, last] = window.ticks.slice(-2) as [number, number];
  return Math.max(last - before, performance.now() - last);
}

/** What stands in the lists of the tabs as the visitor's. */
async function expectWritten(tabs: DesktopTab[], texts: string[]): Promise<void> {
  for (const tab of tabs) await expect.poll(() => shown(tab, '[data-author="visitor"] .text')).toEqual(texts);
}

async function expectAnswered(tabs: DesktopTab[], count: number): Promise<void> {
  for (const tab of tabs)
    await expect
      .poll(async () => (await shown(tab, '[data-author="assistant"] .text:not(.streaming)')).length)
      .toBe(count);
}

const drafted = (tab: DesktopTab): Promise<string> =>
  tab.inFrame(() => document.querySelector<HTMLTextAreaElement>("textarea")!.value);

function scribble(text: string): void {
  const composer = document.querySelector("textarea")!;
  composer.value = text;
  composer.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

const isOpen = (tab: DesktopTab): Promise<boolean> =>
  tab.inPage(async () => (await window.Pipit.getState()).open);

const session = async (tab: DesktopTab): Promise<Session> =>
  sessionOf(await tab.inPage((site) => localStorage.getItem(`pipit:${site}:session`)!, SITE));

const shown = (tab: DesktopTab, selector: string): Promise<string[]> =>
  tab.inFrame(
    (selector) => Array.from(document.querySelectorAll(selector), ({ textContent }) => textContent!),
    selector,
  );

async function streams(service: Pipitd): Promise<number> {
  const metrics = await (await fetch(`${service.shop}/api/metrics`)).text();
  return Number(/^pipit_event_streams (\d+)$/m.exec(metrics)?.[1]);
}
