import type { Desktop } from "../fixtures/desktop";
import type { HostServer } from "../fixtures/hostServer";
import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import type { DesktopTab } from "../pages/DesktopTab";
import { conversation, sessionOf } from "../pages/session";

/** Milliseconds: longer than the silence after which either end takes the other for gone. */
const LONGER_THAN_THE_ALARM = 16_000;
const TICK = 100;
const SITE = "awake";
/** Enough for the page to be frozen in. */
const BUSY = 1_000;

interface Watched {
  Pipit: {
    open(): Promise<void>;
    send(text: string): Promise<unknown>;
    getState(): Promise<{ connection: string }>;
  };
  /** What would have told the visitor or the page that something is wrong. */
  alarms: unknown[];
  /** When a timer of so many milliseconds went off. */
  ticks: number[];
  settled: unknown[];
}
declare const window: Watched & typeof globalThis;

test("a tab in the background, its timers held back, raises no alarm, and its chat goes on", async ({
  desktop,
  service,
  host,
}) => {
  const tab = await openChat(desktop, await shop(service, host), "asked in front");
  await desktop.openTab("about:blank");
  await expect.poll(() => visibility(tab)).toBe("hidden");
  const hidden = await now(tab);
  await expect
    .poll(async () => (await now(tab)) - hidden, { timeout: 25_000 })
    .toBeGreaterThan(LONGER_THAN_THE_ALARM);
  // Once a second would be fourteen times.
  expect(await ticksSince(tab, hidden + 2_000)).toBeLessThan(4);

  await send(tab, "asked in the background");
  await expect
    .poll(() => written(tab, service.widget))
    .toEqual(["asked in front", "asked in the background"]);
  await tab.show();
  await expect.poll(() => visibility(tab)).toBe("visible");
  await send(tab, "asked in front again");
  await expect.poll(() => shown(tab)).toMatch(/asked in front again.*Assistant/s);
  expect(await alarms(tab)).toEqual([]);
});

test("a frozen tab raises no alarm, and loses and doubles nothing of what it was about to say", async ({
  desktop,
  service,
  host,
}) => {
  const address = await shop(service, host);
  const other = await openChat(desktop, address, "asked elsewhere");
  const tab = await openChat(desktop, address, "asked in time");
  // The frame is busy, so that what the page says stays on its way until both are frozen.
  await tab.inFrame(keepBusy, BUSY);
  await tab.inPage(() => {
    window.Pipit.send("asked too late").then(
      () => window.settled.push("sent"),
      (error) => window.settled.push(error.code),
    );
  });
  await tab.freeze();
  const frozen = await now(tab);
  await other.show();
  await send(other, "asked elsewhere again");
  await expect
    .poll(async () => (await now(tab)) - frozen, { timeout: 25_000 })
    .toBeGreaterThan(LONGER_THAN_THE_ALARM);
  expect(await ticksSince(tab, frozen)).toBe(0);
  expect(await tab.inPage(() => window.settled)).toEqual([]);

  await tab.show();
  await expect.poll(() => tab.inPage(() => window.settled)).toEqual(["sent"]);
  await send(tab, "asked afterwards");
  await expect
    .poll(async () => (await written(tab, service.widget)).sort())
    .toEqual([
      "asked afterwards",
      "asked elsewhere",
      "asked elsewhere again",
      "asked in time",
      "asked too late",
    ]);
  for (const text of ["asked too late", "asked elsewhere again"])
    await expect.poll(async () => (await shown(tab)).split(text).length - 1).toBe(1);
  expect(await alarms(tab)).toEqual([]);
  expect(await alarms(other)).toEqual([]);
});

/** A tab in front, connected by its first message. From here on it is noted what would be an alarm, and when timers go off. */
async function openChat(desktop: Desktop, address: string, first: string): Promise<DesktopTab> {
  const tab = await desktop.openTab(address);
  await expect.poll(() => tab.inPage(() => "Pipit" in window)).toBe(true);
  await tab.inPage(() => window.Pipit.open());
  await send(tab, first);
  await expect.poll(() => tab.inPage(async () => (await window.Pipit.getState()).connection)).toBe("online");
  await tab.inPage(() => void (window.alarms = []));
  await tab.inFrame(noteInFrame);
  return tab;
}

/** A page whose own script notes: what a test starts from outside is not always held back. */
async function shop(service: Pipitd, host: HostServer): Promise<string> {
  await service.saveSite(SITE, host.origin);
  const html = `<!doctype html><html lang="en"><title>A shop</title><script>(${noteInPage})(${TICK})</script>
    <script async src="${service.widget}/pipit.js" data-site="${SITE}"></script></html>`;
  return host.put("/awake", { html });
}

function noteInPage(tick: number): void {
  Object.assign(window, { alarms: [], ticks: [], settled: [] });
  setInterval(() => window.ticks.push(performance.now()), tick);
  for (const name of ["pipit:connection", "pipit:error"])
    addEventListener(name, (event) => window.alarms.push((event as CustomEvent).detail));
}

function keepBusy(milliseconds: number): void {
  setTimeout(() => {
    const end = performance.now() + milliseconds;
    while (performance.now() < end);
  });
}

/** What the banner says to the visitor. */
function noteInFrame(): void {
  window.alarms = [];
  const banner = document.querySelector("[role=status]")!;
  const note = () => banner.textContent && window.alarms.push(banner.textContent);
  new MutationObserver(note).observe(banner, { childList: true, subtree: true, characterData: true });
}

const alarms = async (tab: DesktopTab): Promise<unknown[]> => [
  ...(await tab.inPage(() => window.alarms)),
  ...(await tab.inFrame(() => window.alarms)),
];

const send = (tab: DesktopTab, text: string): Promise<unknown> =>
  tab.inPage((text) => window.Pipit.send(text), text);

const visibility = (tab: DesktopTab): Promise<string> => tab.inPage(() => document.visibilityState);

const now = (tab: DesktopTab): Promise<number> => tab.inPage(() => performance.now());

const ticksSince = (tab: DesktopTab, time: number): Promise<number> =>
  tab.inPage((from) => window.ticks.filter((at) => at > from).length, time);

/** What stands in the list of messages. */
const shown = (tab: DesktopTab): Promise<string> =>
  tab.inFrame(() => document.querySelector("[role=log]")!.textContent!);

async function written(tab: DesktopTab, origin: string): Promise<string[]> {
  const record = await tab.inPage((site) => localStorage.getItem(`pipit:${site}:session`)!, SITE);
  return conversation(origin, sessionOf(record));
}
