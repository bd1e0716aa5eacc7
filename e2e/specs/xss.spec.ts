import { readFileSync } from "node:fs";
import type { BrowserContext, Page } from "@playwright/test";
import type { Pipitd, StoredMessage } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import { MessageList } from "../pages/MessageList";
import { session } from "../pages/session";
import { WidgetPage } from "../pages/WidgetPage";

interface Vector {
  id: string;
  class: string;
  text: string;
}

/** But for those with a NUL, which no database keeps and no command line takes. */
const vectors = (
  JSON.parse(readFileSync(new URL("../../tests/data/xss.json", import.meta.url), "utf8")) as Vector[]
).filter(({ text }) => !text.includes("\0"));
const AUTHORS = [0, 1, 2];
const SITE = "besieged";

declare const window: Window & { __xss(what?: unknown): void; __found(what: string): void };

/** In every document: what must not happen is told, whoever makes it happen. In the widget's own, what must not be there as well. */
function watch(): void {
  for (const name of ["alert", "confirm", "prompt", "print"]) {
    Object.assign(window, { [name]: () => window.__xss(name) });
  }
  addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
    window.__found(`a violation of ${effectiveDirective} by ${blockedURI}`),
  );
  if (!location.pathname.startsWith("/frame/")) return;

  const elements =
    "a b blockquote button circle code del div em h1 h2 header hr i img input label li main ol p path pre section span " +
    "strong svg table tbody td textarea th thead time tr ul form footer";
  const own = new Set(elements.split(" "));
  const listed = new Set([...own].filter((name) => !/^(form|input|textarea|label)$/.test(name)));
  const attributes =
    /^(on|srcdoc|formaction|action|xlink|data$|background|poster|ping|srcset|is$|slot|nonce)/;

  const problemOf = (element: Element): string => {
    const isListed = !!element.closest(".list");
    if (!(isListed ? listed : own).has(element.localName)) return "element";
    for (const { name } of element.attributes) {
      if (attributes.test(name)) return name;
      if (name === "style" && !element.matches(".rows, textarea")) return name;
      if (isListed && (name === "id" || name === "name")) return name;
    }
    if (
      element.hasAttribute("href") &&
      !/^(https?|mailto|tel):$/.test((element as HTMLAnchorElement).protocol)
    ) {
      return "href";
    }
    if (element instanceof HTMLImageElement && new URL(element.src).origin !== location.origin) return "src";
    return "";
  };
  const check = (element: Element) => {
    // Rows may be gone by now.
    const isOwn = element.closest("#app") || !element.isConnected;
    const problem = isOwn && element.id !== "app" ? problemOf(element) : "";
    const isStray = !isOwn && !element.closest("head") && !element.matches("html, body");
    if (problem || isStray) window.__found(`${problem || "stray"}: ${element.outerHTML.slice(0, 300)}`);
  };
  new MutationObserver((changes) => {
    for (const { type, target, addedNodes } of changes) {
      if (type === "attributes") check(target as Element);
      for (const node of addedNodes) {
        if (!(node instanceof Element)) continue;
        check(node);
        node.querySelectorAll("*").forEach(check);
      }
    }
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

/** What went wrong, in all documents of the context. */
async function watchAll(context: BrowserContext, hasPolicy: boolean): Promise<string[]> {
  const found: string[] = [];
  await context.exposeBinding("__xss", (_, what) => void found.push(`ran: ${what}`));
  await context.exposeBinding("__found", (_, what: string) => void found.push(what));
  await context.addInitScript(watch);
  context.on("request", (request) => {
    const { hostname } = new URL(request.url());
    if (!["127.0.0.1", "localhost"].includes(hostname)) found.push(`asked for ${request.url()}`);
  });
  context.on("dialog", (dialog) => {
    found.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("page", (page) => void (context.pages().length > 1 && found.push(`opened ${page.url()}`)));
  if (!hasPolicy) {
    await context.route("**/frame/?*", async (route) => {
      const response = await route.fetch();
      const { "content-security-policy": _, ...headers } = response.headers();
      await route.fulfill({ response, headers });
    });
  }
  return found;
}

test("what would run, load or stand there is noticed", async ({ page, service }) => {
  const found = await watchAll(page.context(), false);
  const widget = await begin(page, service);
  await widget.log.evaluate((log) => {
    log.insertAdjacentHTML("beforeend", "<img src='https://canary.example/p' onerror=__xss('error')>");
    log.insertAdjacentHTML("beforeend", "<a href='java\tscript:alert(1)'>x</a>");
    document.body.insertAdjacentHTML("beforeend", "<b>x</b>");
    alert(1);
  });
  for (const what of [
    /^ran: alert/,
    /^ran: error/,
    /^asked for https:\/\/canary/,
    /^onerror:/,
    /^href:/,
    /^stray:/,
  ]) {
    await expect.poll(() => found.filter((one) => what.test(one)).length, String(what)).toBe(1);
  }
});

test("with the frame's policy a violation is noticed", async ({ page, service }) => {
  const found = await watchAll(page.context(), true);
  const widget = await begin(page, service);
  await widget.log.evaluate((log) => {
    try {
      log.insertAdjacentHTML("beforeend", "<b>x</b>");
    } catch {
      // Trusted Types.
    }
  });
  await expect.poll(() => found.join()).toMatch(/violation of require-trusted-types-for/);
});

/** What the frame's document itself brings, and nothing more. */
async function expectOwnHead(widget: WidgetPage): Promise<void> {
  const counts = await widget.frame
    .locator("html")
    .evaluate((html) =>
      ["script", "link", "style", "base", "meta", "iframe", "object", "embed", "template"].map(
        (name) => html.querySelectorAll(name).length,
      ),
    );
  expect(counts).toEqual([2, 2, 0, 0, 2, 0, 0, 0, 0]);
}

async function begin(page: Page, service: Pipitd): Promise<WidgetPage> {
  const widget = new WidgetPage(page);
  await page.goto(`${service.shop}/embed/`);
  await widget.open();
  return widget;
}

/** Each vector as a text of each side, as a link's address and title, and as all that a card has. */
function hostileMessages(): StoredMessage[] {
  const texts = vectors.flatMap(({ text }) => [
    ...AUTHORS.map((author) => ({ author, text, cards: [] })),
    { author: 2, text: `[a](<${text}>) [b](https://a.example "${text}")`, cards: [] },
    { author: 1, text: "", cards: [[text, text, text, text]] } as StoredMessage,
  ]);
  // The list's walk tells messages by their numbers.
  return texts.map((message, i) =>
    message.cards.length
      ? { ...message, text: `Message ${i + 1}.` }
      : { ...message, text: `${message.text}\n\nMessage ${i + 1}.` },
  );
}

for (const hasPolicy of [true, false]) {
  const how = hasPolicy ? "with" : "without";

  test(`${how} the frame's policy, no message runs, loads or opens anything`, async ({
    page,
    ownService,
  }) => {
    test.setTimeout(120_000);
    expect(vectors.length).toBeGreaterThanOrEqual(300);
    const service = await ownService();
    // A high panel: more of the list is in the document at a time.
    await page.setViewportSize({ width: 700, height: 3_000 });
    const found = await watchAll(page.context(), hasPolicy);
    const widget = await begin(page, service);
    await widget.ask("hello");
    await expect(widget.log.locator("[data-author=assistant] .text:not(.streaming)")).toBeVisible();
    const messages = hostileMessages();
    await service.addTexts((await session(page)).conversation, messages);
    await expect(widget.log).toContainText(`Message ${messages.length}.`, { timeout: 30_000 });
    const list = await MessageList.of(widget.log);
    await list.expectAtEnd();
    const { seen, gaps } = await list.walk(-1);
    const missing = messages.map((_, i) => i + 1).filter((number) => !seen.includes(number));
    expect({ missing, gaps }).toEqual({ missing: [], gaps: [] });
    expect(await widget.log.locator(".rich").count()).toBeGreaterThan(0);
    await expectOwnHead(widget);
    expect(found).toEqual([]);
  });

  test(`${how} the frame's policy, what is said live is text, on both sides`, async ({
    page,
    ownService,
  }) => {
    const found = await watchAll(page.context(), hasPolicy);
    const widget = await begin(page, await ownService());
    const some = vectors.filter((_, i) => i % 24 === 0).map(({ text }) => text);
    for (const text of some) {
      await page.evaluate(
        (said) => (window as unknown as { Pipit: { send(text: string): Promise<void> } }).Pipit.send(said),
        text,
      );
    }
    await widget.composer.fill(vectors[0]!.text);
    await widget.sendButton.click();
    await expect(widget.log.locator(".message.mine").last()).toContainText(vectors[0]!.text);
    await expect(widget.log.locator(".pending, .streaming")).toHaveCount(0);
    await expectOwnHead(widget);
    expect(found).toEqual([]);
  });

  test(`${how} the frame's policy, no name and no text of a site is more than text`, async ({
    page,
    host,
    ownService,
  }) => {
    test.setTimeout(90_000);
    const service = await ownService();
    await service.saveSite(SITE, host.origin);
    const address = host.put("/besieged/", {
      html: `<!doctype html><title>Besieged</title><script async src="${service.widget}/pipit.js" data-site="${SITE}"></script>`,
    });
    const found = await watchAll(page.context(), hasPolicy);
    const widget = new WidgetPage(page);
    const groups = groupsOf(vectors.map(({ text }) => text));
    for (const texts of groups) {
      const options = ["--bot-name", "--subtitle", "--welcome", "--placeholder", "--name"];
      await service.changeSite(SITE, ...options.map((option, i) => `${option}=${texts[i] ?? ""}`));
      await page.goto(address);
      // Once opened it is open on the next pages, too.
      if (texts === groups[0]) await widget.open();
      await expect(widget.frame.locator(".who p")).toHaveText(texts[1] ?? "", { useInnerText: false });
      await expectOwnHead(widget);
    }
    expect(found).toEqual([]);
  });
}

/** Five texts each, in which as many of these stand as fit. */
function groupsOf(texts: string[]): string[][] {
  const joined: string[] = [];
  for (const text of texts) {
    const both = `${joined.at(-1)}\n${text}`;
    if (joined.length && Buffer.byteLength(both) <= 500) joined[joined.length - 1] = both;
    else if (Buffer.byteLength(text) <= 500) joined.push(text);
  }
  return Array.from({ length: Math.ceil(joined.length / 5) }, (_, i) => joined.slice(i * 5, i * 5 + 5));
}
