import type { BrowserContext, Frame, Page } from "@playwright/test";
import { ALL_DRAWN } from "../fixtures/chromium";
import type { HostServer } from "../fixtures/hostServer";
import type { Pipitd } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import { inBlockedWorld, inPartitionedWorld, inUnpartitionedWorld } from "../fixtures/worlds";
import { beginSession, conversation } from "../pages/session";
import { openTab, recordOf, records } from "../pages/tabs";
import { WidgetPage } from "../pages/WidgetPage";

test.use(ALL_DRAWN);

const WORLDS = {
  partitioned: inPartitionedWorld,
  unpartitioned: inUnpartitionedWorld,
  blocked: inBlockedWorld,
};
/** What the frame finds in its own localStorage of what a page of its origin has written there, and the other way round. */
const SHARED = {
  partitioned: { read: null, written: null },
  unpartitioned: { read: "by the page", written: "by the frame" },
  blocked: { read: "SecurityError", written: null },
};

type World = keyof typeof WORLDS;
const worlds = Object.keys(WORLDS) as World[];
const inWorld = (world: World, use: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> =>
  WORLDS[world](async (context) => use(await context.newPage(), context));

for (const world of worlds) {
  test(`${world} storage: the conversation is there on the next page before the network answers`, async ({
    service,
  }) => {
    await inWorld(world, async (page, context) => {
      const widget = new WidgetPage(page);
      await page.goto(`${service.shop}/embed/`);
      await widget.open();
      // What one process has written comes to another in its own time.
      await expect.poll(() => sharing(context, page, service)).toEqual(SHARED[world]);
      await ask(widget, "A necklace under $500");
      await expect(widget.log.getByRole("link").first()).toBeVisible();
      await expect.poll(async () => Object.keys(await records(page))).toContain("conversation");

      // From here on the service says nothing to any request of the API.
      await page.route("**/api/**", () => undefined);
      await page.getByRole("link", { name: "Rings" }).first().click();
      await expect(page).toHaveURL(/rings/);
      await expect(widget.log).toContainText("A necklace under $500");
      await page.reload();
      await expect(widget.log).toContainText("A necklace under $500");
      await expect(widget.banner).toHaveText("");
    });
  });
}

for (const world of ["partitioned", "unpartitioned"] as const) {
  test(`${world} storage: sealed records tell the host page nothing, and come back`, async ({
    host,
    ownService,
  }) => {
    await inWorld(world, async (page) => {
      const widget = new WidgetPage(page);
      const service = await ownService();
      await page.goto(await sealedPage(host, service));
      await widget.open();
      await ask(widget, "my secret is blue");
      await widget.composer.pressSequentially("and green");
      await expect.poll(async () => Object.keys(await records(page, "own"))).toContain("conversation");
      for (const text of Object.values(await records(page, "own"))) {
        expect(text).toMatch(/^pipit2 z?s /);
        expect(text).not.toMatch(/secret|green|token/);
      }
      await page.reload();
      await expect(widget.log).toContainText("my secret is blue");
      await expect(widget.composer).toHaveValue("and green");

      expect(await frameOf(page, service).evaluate(extractable)).toEqual([false]);

      // Without the key, which is in the frame's own IndexedDB, nobody can read it, and the visitor is told.
      await frameOf(page, service).evaluate(forgetKeys);
      await page.reload();
      await expect(widget.banner).toContainText("sealed with a key");
      await expect(widget.log).not.toContainText("my secret is blue");
      await ask(widget, "a new beginning");
    });
  });

  test(`${world} storage: a script of the page cannot put a record of its own in the place of a sealed one`, async ({
    host,
    ownService,
  }) => {
    await inWorld(world, async (page) => {
      const widget = new WidgetPage(page);
      const service = await ownService();
      await page.goto(await sealedPage(host, service));
      await widget.open();
      await ask(widget, "to the shop alone");
      await expect.poll(async () => Object.keys(await records(page, "own"))).toContain("conversation");
      const theirs = await beginSession(service.widget, "own");
      const forged = {
        session: theirs,
        conversation: { id: theirs.conversation, change: 0, read: 0, session: theirs, messages: [] },
        outbox: [{ clientId: "forged-by-the-page", text: "in the visitor's name", at: Date.now() }],
      };
      for (const [key, value] of Object.entries(forged))
        await page.evaluate(
          ([name, text]) => localStorage.setItem(name!, text!),
          [`pipit:own:${key}`, recordOf(value)],
        );
      await page.reload();
      await expect(widget.banner).not.toHaveText("");
      await ask(widget, "not to them");
      await expect(widget.log).not.toContainText("in the visitor's name");
      expect(await conversation(service.widget, theirs)).toEqual([]);
    });
  });

  test(`${world} storage: where the page has none the frame's own keeps the conversation`, async ({
    service,
  }) => {
    await inWorld(world, async (page) => {
      const widget = new WidgetPage(page);
      await page.addInitScript(refuseTheHost);
      await page.goto(`${service.shop}/embed/`);
      await widget.open();
      await ask(widget, "kept elsewhere");
      await page.route("**/api/**", () => undefined);
      await page.goto(`${service.shop}/embed/care.html`);
      await widget.open();
      await expect(widget.log).toContainText("kept elsewhere");
      await expect(widget.banner).toHaveText("");
    });
  });
}

// What a script of the page can make of localStorage on one page of a site, while it works on the others.
const TROUBLES: Record<string, (when: string) => void> = {
  "throws at the first look": (when) => {
    const { getItem } = Storage.prototype;
    let looks = location.search === when ? 1 : 0;
    Storage.prototype.getItem = function (key) {
      if (key.startsWith("pipit:") && this === window.localStorage && looks-- > 0)
        throw new DOMException("busy", "UnknownError");
      return getItem.call(this, key);
    };
  },
  "throws at the first change": (when) => {
    const { setItem } = Storage.prototype;
    let changes = location.search === when ? 1 : 0;
    Storage.prototype.setItem = function (key, value) {
      if (key.startsWith("pipit:") && this === window.localStorage && changes-- > 0)
        throw new DOMException("disk", "UnknownError");
      return setItem.call(this, key, value);
    };
  },
  "is null": (when) => {
    if (location.search === when) Object.defineProperty(window, "localStorage", { value: null });
  },
};

for (const [name, trouble] of Object.entries(TROUBLES))
  test(`partitioned storage: what is written on a page whose storage ${name} is sent by the next`, async ({
    ownService,
  }) => {
    await inWorld("partitioned", async (page) => {
      const service = await ownService();
      await page.addInitScript(`if (location.hostname === "127.0.0.1") (${trouble})("?troubled")`);
      const widget = new WidgetPage(page);
      await page.goto(`${service.shop}/embed/`);
      await widget.open();
      await ask(widget, "the first");
      await page.goto(`${service.shop}/embed/?troubled`);
      await widget.composer.waitFor();
      await service.kill();
      await widget.ask("written in the dark");
      await expect(widget.log.getByText("Sending…", { exact: true })).toBeVisible();
      await page.goto(`about:blank`);
      await service.restart();
      await page.goto(`${service.shop}/embed/?later`);
      await expect(widget.log).toContainText("the first");
      await expect(widget.log).toContainText("written in the dark");
      await expect(widget.log.getByText("Sending…", { exact: true })).toHaveCount(0);
      await expect(widget.log.getByText("Not sent.")).toHaveCount(0);
    });
  });

test("partitioned storage: what is erased is gone from the frame's own, which an earlier page was left with", async ({
  service,
}) => {
  await inWorld("partitioned", async (page) => {
    await page.addInitScript(`if (location.hostname === "127.0.0.1") (${TROUBLES["is null"]})("?troubled")`);
    const widget = new WidgetPage(page);
    await page.goto(`${service.shop}/embed/?troubled`);
    await widget.open();
    await ask(widget, "an old secret");
    await page.goto(`${service.shop}/embed/`);
    await widget.composer.waitFor();
    await page.evaluate("Pipit.privacy.erase()");
    const own = () => page.frames()[1]!.evaluate(() => Object.values(localStorage).join());
    expect(await own()).not.toMatch(/secret|token/);
    await page.goto(`${service.shop}/embed/?troubled`);
    await widget.open();
    await ask(widget, "a new beginning");
    await expect(widget.log).not.toContainText("an old secret");
  });
});

test("partitioned storage: where a site begins to seal, nothing of before stays readable", async ({
  host,
  ownService,
}) => {
  await inWorld("partitioned", async (page) => {
    const service = await ownService();
    const sealed = await sealedPage(host, service);
    const plain = host.put("/plain", { html: tag(service, "") });
    const widget = new WidgetPage(page);
    await page.goto(plain);
    await widget.open();
    await ask(widget, "my card is of gold");
    const kept = async () => Object.values(await records(page, "own")).join("\n");
    await expect.poll(kept).toContain("of gold");
    await page.goto(sealed);
    await ask(widget, "another");
    await expect.poll(kept).not.toMatch(/of gold|"token"/);
  });
});

// Without a channel between the tabs: by the frame's own storage alone.
test("partitioned storage: what is erased in one tab is gone in the others, also from the frame's own", async ({
  service,
}) => {
  await inWorld("partitioned", async (page, context) => {
    await context.addInitScript(refuseTheHost);
    await context.addInitScript(() => Object.assign(window, { BroadcastChannel: undefined }));
    const first = new WidgetPage(page);
    await page.goto(`${service.shop}/embed/`);
    await first.open();
    await ask(first, "a secret");
    const second = await openTab(context, `${service.shop}/embed/`);
    await expect(second.log).toContainText("a secret");
    await first.page.evaluate("Pipit.privacy.erase()");
    await expect(second.log).not.toContainText("a secret");
    await ask(second, "a new beginning");
    const third = await openTab(context, `${service.shop}/embed/`);
    await expect(third.log).toContainText("a new beginning");
    await expect(third.log).not.toContainText("a secret");
  });
});

test("partitioned storage: what the frame's own keeps is erased from a page on which no frame is loaded yet", async ({
  service,
}) => {
  await inWorld("partitioned", async (page) => {
    await page.addInitScript(refuseTheHost);
    const widget = new WidgetPage(page);
    await page.goto(`${service.shop}/embed/`);
    await widget.open();
    await ask(widget, "a secret");
    await page.goto(`${service.shop}/embed/care.html`);
    await widget.open();
    await expect(widget.log).toContainText("a secret");
    await page.goto(`${service.shop}/embed/`);
    await widget.launcher.waitFor();
    expect(await page.locator("pipit-widget iframe").count()).toBe(0);
    await page.evaluate("Pipit.privacy.erase()");
    const kept = await frameOf(page, service).evaluate(() => Object.keys(localStorage));
    expect(kept.filter((name) => name.endsWith("conversation"))).toEqual([]);
    await widget.open();
    await expect(widget.log).toContainText("How can I help you");
    await expect(widget.log).not.toContainText("a secret");
  });
});

test("blocked storage: there is no key to seal with, so nothing is kept, which is said", async ({
  host,
  ownService,
}) => {
  await inWorld("blocked", async (page) => {
    const widget = new WidgetPage(page);
    const service = await ownService();
    await page.goto(await sealedPage(host, service));
    await widget.open();
    await widget.composer.fill("my secret");
    await expect(widget.banner).toContainText("does not let us keep the conversation");
    await ask(widget, "my secret is blue");
    await page.reload();
    await expect(widget.log).toContainText("How can I help you");
    await expect(widget.log).not.toContainText("my secret is blue");
    expect(await records(page, "own")).toEqual({});
  });
});

test("blocked storage: where the page has none either the conversation outlives a frame that is moved", async ({
  service,
}) => {
  await inWorld("blocked", async (page) => {
    const widget = new WidgetPage(page);
    await page.addInitScript(refuseTheHost);
    await page.goto(`${service.shop}/embed/`);
    await widget.open();
    await expect(widget.banner).toContainText("does not let us keep the conversation");
    await ask(widget, "kept in memory");
    await widget.composer.pressSequentially("half a thought");
    await page.evaluate(() => document.body.replaceChildren(document.createElement("main")));
    await expect(widget.log).toContainText("kept in memory");
    await expect(widget.composer).toHaveValue("half a thought");
  });
});

test("unpartitioned storage: what the frame keeps for one site is not there on another", async ({
  host,
  ownService,
}) => {
  await inWorld("unpartitioned", async (page) => {
    const widget = new WidgetPage(page);
    const service = await ownService();
    await service.saveSite("own", host.origin);
    await page.addInitScript(refuseTheHost);
    await page.goto(`${service.shop}/embed/`);
    await widget.open();
    await ask(widget, "for the shop alone");
    await page.goto(host.put("/other-site", { html: tag(service) }));
    await widget.open();
    await ask(widget, "for the other alone");
    await expect(widget.log).not.toContainText("for the shop alone");
    await page.goto(`${service.shop}/embed/`);
    await widget.open();
    await expect(widget.log).toContainText("for the shop alone");
    await expect(widget.log).not.toContainText("for the other alone");
  });
});

const tag = (service: Pipitd, attributes = "") =>
  `<!doctype html><title>Host</title><script async src="${service.widget}/pipit.js" data-site="own" ${attributes}></script>`;

async function sealedPage(host: HostServer, service: Pipitd): Promise<string> {
  await service.saveSite("own", host.origin);
  return host.put("/sealed", { html: tag(service, 'data-sealed="true"') });
}

const frameOf = (page: Page, service: Pipitd): Frame =>
  page.frames().find((candidate) => candidate.url().startsWith(service.widget))!;

async function ask(widget: WidgetPage, text: string): Promise<void> {
  const sent = widget.log.getByText("Sent", { exact: true });
  const before = await sent.count();
  await widget.ask(text);
  await expect(sent).toHaveCount(before + 1);
}

/** Whether the world is really the one that it is said to be. */
async function sharing(context: BrowserContext, page: Page, service: Pipitd): Promise<object> {
  const firstParty = await context.newPage();
  // A page of the widget's origin without a chat.
  await firstParty.goto(`${service.widget}/pipit.js`);
  await firstParty.evaluate(() => localStorage.setItem("of the page", "by the page"));
  const read = await frameOf(page, service).evaluate(() => {
    try {
      localStorage.setItem("of the frame", "by the frame");
      return localStorage.getItem("of the page");
    } catch (error) {
      return (error as Error).name;
    }
  });
  const written = await firstParty.evaluate(() => localStorage.getItem("of the frame"));
  await firstParty.close();
  return { read, written };
}

/** The frame's own storage is the world's affair. */
function refuseTheHost(): void {
  if (location.hostname !== "127.0.0.1") return;
  const refusal = {
    get: () => {
      throw new DOMException("no", "SecurityError");
    },
  };
  Object.defineProperty(window, "localStorage", refusal);
  Object.defineProperty(window, "sessionStorage", refusal);
}

/** Of each key that seals records. */
function extractable(): Promise<boolean[]> {
  return new Promise((resolve) => {
    const request = indexedDB.open("pipit", 1);
    request.onsuccess = () => {
      const keys = request.result.transaction("keys").objectStore("keys").getAll();
      keys.onsuccess = () => resolve((keys.result as CryptoKey[]).map((key) => key.extractable));
    };
  });
}

function forgetKeys(): Promise<void> {
  return new Promise((resolve) => {
    const request = indexedDB.open("pipit", 1);
    request.onsuccess = () => {
      const deletion = request.result.transaction("keys", "readwrite").objectStore("keys").clear();
      deletion.onsuccess = () => resolve();
    };
  });
}
