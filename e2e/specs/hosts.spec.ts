import type { BrowserContext, Page } from "@playwright/test";
import { headlessShell } from "../fixtures/chromium";
import { HostPages, type Addresses } from "../fixtures/hostPages";
import { expect, test as base } from "../fixtures/test";
import { HOSTS, REFUSING, type Host } from "../hosts";
import { portraitOf, type Portrait } from "../pages/portrait";
import { WidgetPage } from "../pages/WidgetPage";

const CORNER = { x: 1204, y: 724, width: 56, height: 56 };
const PANEL = { x: 859, y: 107, width: 400, height: 600 };

/** How the launcher looks on a page of its own, in a worker's browser. */
interface Fixtures {
  hosts: HostPages;
  launcherAlone: Buffer;
}

const test = base.extend<{}, Fixtures>({
  hosts: [
    async ({ host, service }, use) => {
      const hosts = await HostPages.start(host, service);
      await use(hosts);
      hosts.stop();
    },
    { scope: "worker" },
  ],
  launcherAlone: [
    async ({ hosts, browser }, use) => {
      const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
      await page.goto(hosts.put(HOSTS[0]!).tagged);
      await new WidgetPage(page).launcher.waitFor();
      const picture = await page.screenshot({ clip: CORNER, caret: "initial" });
      await page.close();
      await use(picture);
    },
    { scope: "worker" },
  ],
});

const options = headlessShell();
// Names that are no secure contexts, unlike this machine's own.
test.use({
  launchOptions: { ...options, args: [...options.args!, "--host-resolver-rules=MAP *.test 127.0.0.1"] },
});

for (const entry of HOSTS)
  test(`a page with ${entry.name} has the chat, and is as it was`, async ({
    context,
    hosts,
    launcherAlone,
  }) => {
    const addresses = hosts.put(entry);
    const without = await visit(context, entry, addresses, "bare");
    if (entry.goesOn) await goOn(without.page);
    const before = await finish(without);

    const withTag = await visit(context, entry, addresses, "tagged");
    const { page } = withTag;
    const widget = new WidgetPage(page);
    await widget.launcher.waitFor();
    expect(await widget.launcher.boundingBox()).toEqual(placed(CORNER, entry));
    const picture = await page.screenshot({ clip: placed(CORNER, entry), caret: "initial" });
    expect(picture.equals(launcherAlone), "the launcher looks as on a page of its own").toBe(true);
    await widget.open();
    expect(await widget.panel.boundingBox()).toEqual(placed(PANEL, entry));
    await widget.ask("a ring under $300");
    await expect(widget.log.getByRole("link").first()).toBeVisible();
    if (entry.goesOn) {
      await goOn(page);
      await expect(widget.log).toContainText("a ring under $300");
      await expect(page.locator("pipit-widget")).toHaveCount(1);
    }
    await page.getByRole("button", { name: "Close chat" }).first().click();
    await expect(widget.panel).toBeHidden();
    expect(await finish(withTag)).toEqual(before);
  });

for (const { refusal, ...entry } of REFUSING)
  test(`a page with ${entry.name} says why there is no chat, and is as it was`, async ({
    context,
    hosts,
  }) => {
    const addresses = hosts.put(entry);
    const before = await finish(await visit(context, entry, addresses, "bare"));

    const withTag = await visit(context, entry, addresses, "tagged");
    const { page, complaints } = withTag;
    if (refusal.notice) {
      await page.getByRole("button", { name: "Open chat" }).click();
      await expect(page.getByRole("alert")).toContainText(refusal.notice, { timeout: 20_000 });
      await page.getByRole("button", { name: "Close chat" }).click();
    }
    await expect.poll(() => complaints.join("\n")).toMatch(refusal.console);
    await expect(page.getByRole("alert")).toBeHidden();
    await expect(page.getByRole("button", { name: /chat/ })).toHaveCount(refusal.notice ? 1 : 0);
    await expect(new WidgetPage(page).panel).toBeHidden();
    expect((await finish(withTag)).portrait).toEqual(before.portrait);
  });

interface Visit {
  page: Page;
  /** What the console and the page's errors have said, and of which address. */
  complaints: string[];
}

async function visit(
  context: BrowserContext,
  entry: Host,
  { worker, ...addresses }: Addresses,
  which: keyof typeof addresses,
): Promise<Visit> {
  if (worker && which === "bare") await install(context, addresses.bare, worker);
  if (entry.blocked) await context.route(entry.blocked, (route) => route.abort("blockedbyclient"));
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} ${message.location().url}`);
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  await page.goto(addresses[which]);
  await page.evaluate(() => scrollTo(0, 100));
  return { page, complaints };
}

/** On the next visit it stands between the page and the network. */
async function install(context: BrowserContext, address: string, worker: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(async (worker) => {
    await navigator.serviceWorker.register(worker);
    await navigator.serviceWorker.ready;
  }, worker);
  await page.close();
}

async function goOn(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Go on" }).click();
  await expect(page.getByText("The second page.")).toBeVisible();
}

/** What the page is after its visitor has used something of its own. */
async function finish({ page, complaints }: Visit): Promise<{ portrait: Portrait; complaints: string[] }> {
  const own = page.locator("summary");
  if (await own.count()) {
    await own.dispatchEvent("click");
    await expect(page.locator("details")).toHaveAttribute("open");
  }
  return { portrait: await portraitOf(page), complaints };
}

const placed = (box: typeof CORNER, { mirrored }: Host): typeof CORNER =>
  mirrored ? { ...box, x: 1280 - box.x - box.width } : box;
