import AxeBuilder from "@axe-core/playwright";
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import { beginSession, session } from "../pages/session";
import { openTab } from "../pages/tabs";
import type { WidgetPage } from "../pages/WidgetPage";

interface Chosen {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** Two by two pixels. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAAE0lEQVR42mPgzor+//8/AxADWQA0pAebLdkV5gAAAABJRU5ErkJggg==",
  "base64",
);
const PDF = Buffer.from(
  "%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n",
);
const RING: Chosen = { name: "ring.png", mimeType: "image/png", buffer: PNG };
const ORDER: Chosen = { name: "order.pdf", mimeType: "application/pdf", buffer: PDF };

const tray = (widget: WidgetPage): Locator =>
  widget.frame.locator(".composer").getByRole("list", { name: "Attached files" });
const picture = (widget: WidgetPage, name = "ring.png"): Locator => widget.log.getByRole("img", { name });
const paper = (widget: WidgetPage, name = "order.pdf"): Locator =>
  widget.log.getByRole("button", { name: `Save ${name}` });
const said = (widget: WidgetPage): Locator => widget.frame.locator(".composer .unseen[aria-live]");

async function choose(widget: WidgetPage, ...files: Chosen[]): Promise<void> {
  const chooser = widget.page.waitForEvent("filechooser");
  await widget.frame.getByRole("button", { name: "Attach files" }).click();
  await (await chooser).setFiles(files);
}

/** As a hand does: files come over the panel, where nobody may look at them yet, and are let go of; or they are pasted. */
async function hand(widget: WidgetPage, type: string, { name, mimeType, buffer }: Chosen): Promise<void> {
  const file = { name, type: mimeType, text: buffer.toString("base64") };
  await widget.composer.evaluate(
    (field, { type, file }) => {
      const bytes = Uint8Array.from(atob(file.text), (character) => character.charCodeAt(0));
      const data = new DataTransfer();
      data.items.add(new File([bytes], file.name, { type: file.type }));
      const event =
        type === "paste"
          ? new ClipboardEvent(type, { clipboardData: data, bubbles: true, cancelable: true })
          : new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true });
      if (type === "dragover")
        Object.defineProperty(event, "dataTransfer", {
          value: { types: ["Files"], files: new DataTransfer().files },
        });
      field.dispatchEvent(event);
      document.body.dataset.isTaken = String(event.defaultPrevented);
    },
    { type, file },
  );
  await expect(widget.frame.locator("body")).toHaveAttribute("data-is-taken", "true");
}

const isDrawn = (image: Locator): Promise<boolean> =>
  image.evaluate((element: HTMLImageElement) => element.complete && element.naturalWidth === 2);

async function seen(widget: WidgetPage): Promise<void> {
  await expect(picture(widget)).toBeVisible();
  await expect.poll(() => isDrawn(picture(widget))).toBe(true);
  await expect(paper(widget)).toBeVisible();
}

/** What the service has of the visitor's files. */
async function stored(page: Page, widgetOrigin: string): Promise<{ id: string; name: string }[][]> {
  const { token, conversation } = await session(page);
  const response = await fetch(`${widgetOrigin}/api/conversations/${conversation}/messages`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { messages } = (await response.json()) as { messages: { attachments?: [] }[] };
  return messages.flatMap(({ attachments }) => (attachments ? [attachments] : []));
}

test("a picture and a document go with a message, are there after a reload and in another tab, and are nobody else's", async ({
  context,
  service,
}) => {
  const address = `${service.shop}/embed/`;
  const first = await openTab(context, address);
  const second = await openTab(context, address);
  // Nobody was known to the service before.
  await choose(first, RING, ORDER);
  await expect(tray(first).getByRole("listitem")).toHaveCount(2);
  await expect(tray(first).getByRole("progressbar")).toHaveCount(0);
  await expect(said(first)).toHaveText(/is ready to be sent\.$/);
  await expect(first.composer).toBeFocused();
  await first.ask("Can this be made smaller?");
  await expect(tray(first)).toHaveCount(0);
  for (const tab of [first, second]) {
    await expect(tab.log).toContainText("Can this be made smaller?");
    await seen(tab);
  }
  await expect(first.log.getByText("Sent", { exact: true })).toBeAttached();
  await first.page.reload();
  await seen(first);

  const [attachments] = await stored(first.page, service.widget);
  expect(attachments!.map(({ name }) => name)).toEqual(["ring.png", "order.pdf"]);
  const mine = await session(first.page);
  const other = await beginSession(service.widget, "demo-shop");
  const fetched = (token: string) =>
    fetch(`${service.widget}/api/uploads/${attachments![0]!.id}`, {
      headers: { authorization: `Bearer ${token}` },
    }).then(({ status }) => status);
  expect(await fetched(mine.token)).toBe(200);
  expect(await fetched(other.token)).toBe(404);
});

test("files alone are a message, which says their names to whoever shows no files", async ({
  page,
  widget,
  service,
}) => {
  await widget.visit(`${service.shop}/embed/`);
  await expect(widget.sendButton).toBeDisabled();
  await choose(widget, RING, ORDER);
  await widget.sendButton.click();
  await seen(widget);
  await expect(widget.log.getByText("ring.png, order.pdf")).toBeHidden();
  await expect(widget.log.getByText("Sent", { exact: true })).toBeAttached();
  const [, download] = await Promise.all([paper(widget).click(), page.waitForEvent("download")]);
  expect(download.suggestedFilename()).toBe("order.pdf");
});

test("what is dropped on the panel or pasted is attached, and a text that is pasted stays a text", async ({
  page,
  widget,
  service,
}) => {
  await widget.visit(`${service.shop}/embed/`);
  await expect(async () => {
    await hand(widget, "dragover", RING);
    await expect(widget.frame.getByText("Drop files here")).toBeVisible({ timeout: 200 });
  }).toPass();
  await hand(widget, "drop", RING);
  await expect(widget.frame.getByText("Drop files here")).toBeHidden();
  await expect(tray(widget).getByRole("listitem")).toHaveCount(1);
  await hand(widget, "paste", { ...RING, name: "pasted.png" });
  await expect(tray(widget).getByText("pasted.png")).toBeVisible();
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await widget.composer.focus();
  await page.keyboard.insertText("A text");
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("ControlOrMeta+x");
  await page.keyboard.press("ControlOrMeta+v");
  await expect(widget.composer).toHaveValue("A text");
  await expect(tray(widget).getByRole("listitem")).toHaveCount(2);
});

test("an upload over a slow connection shows how far it is, holds the message back and can be taken back", async ({
  page,
  widget,
  service,
}) => {
  await widget.visit(`${service.shop}/embed/`);
  await widget.ask("hello");
  await expect(widget.log.getByText("Sent", { exact: true })).toBeAttached();
  const large = { ...ORDER, name: "large.pdf", buffer: Buffer.concat([PDF, Buffer.alloc(3_000_000)]) };
  const frame = page.frames().find((each) => each.url().includes("/frame/"))!;
  const network = await page.context().newCDPSession(frame);
  await network.send("Network.enable");
  const slow = (bytes: number) =>
    network.send("Network.emulateNetworkConditions", {
      offline: false,
      latency: 0,
      downloadThroughput: -1,
      uploadThroughput: bytes,
    });
  await slow(200_000);
  await choose(widget, large);
  const progress = tray(widget).getByRole("progressbar", { name: "Uploading large.pdf" });
  await expect(progress).toBeVisible();
  await expect.poll(() => progress.evaluate((bar: HTMLProgressElement) => bar.value)).toBeGreaterThan(0.02);
  await expect(widget.frame.locator(".composer")).toContainText("Unsent files are not kept");
  await widget.composer.fill("Here it is");
  await expect(widget.sendButton).toBeDisabled();
  await widget.composer.press("Enter");
  await expect(said(widget)).toHaveText(
    "large.pdf is still being uploaded. The message can be sent after that.",
  );
  await expect(widget.composer).toHaveValue("Here it is");
  await tray(widget).getByRole("button", { name: "Remove large.pdf" }).press("Enter");
  await expect(tray(widget)).toHaveCount(0);
  await expect(widget.composer).toBeFocused();
  await slow(-1);
  await choose(widget, ORDER);
  await widget.sendButton.click();
  await expect(paper(widget)).toBeVisible();
  await expect(paper(widget, "large.pdf")).toHaveCount(0);
  await expect
    .poll(async () => (await stored(page, service.widget)).flat().map(({ name }) => name))
    .toEqual(["order.pdf"]);
});

test("what cannot be sent says why, in words and aloud", async ({ widget, service }) => {
  await widget.visit(`${service.shop}/embed/`);
  const chip = (name: string) => tray(widget).getByRole("listitem").filter({ hasText: name });
  await choose(
    widget,
    { name: "drawing.svg", mimeType: "image/svg+xml", buffer: Buffer.from("<svg/>") },
    { name: "forged.png", mimeType: "image/png", buffer: Buffer.from("<html>".repeat(20)) },
    { ...ORDER, name: "huge.pdf", buffer: Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]) },
  );
  for (const name of ["drawing.svg", "forged.png"])
    await expect(chip(name)).toContainText("Only pictures (PNG, JPEG, GIF, WebP) and PDF.");
  await expect(chip("huge.pdf")).toContainText("Larger than 10.5 MB.");
  await expect(said(widget)).toContainText("Only pictures");
  await expect(widget.sendButton).toBeDisabled();
  for (const name of ["drawing.svg", "forged.png", "huge.pdf"])
    await tray(widget)
      .getByRole("button", { name: `Remove ${name}` })
      .click();
  await choose(widget, ...Array.from({ length: 6 }, (_, i) => ({ ...RING, name: `${i}.png` })));
  await expect(tray(widget).getByRole("listitem")).toHaveCount(5);
});

test("what has no connection goes on when it is back, and what failed can be tried again", async ({
  page,
  widget,
  service,
}) => {
  await widget.visit(`${service.shop}/embed/`);
  await widget.ask("hello");
  await choose(widget, RING);
  await tray(widget).getByRole("button", { name: "Remove ring.png" }).click();
  await page.context().setOffline(true);
  await choose(widget, RING);
  await expect(tray(widget)).toContainText("No connection. It goes on when it is back.");
  await page.context().setOffline(false);
  await expect(said(widget)).toHaveText("ring.png is ready to be sent.");
  await page.route("**/api/uploads", (route) => route.fulfill({ status: 500 }));
  await choose(widget, ORDER);
  await expect(tray(widget)).toContainText("It could not be uploaded.");
  await page.unroute("**/api/uploads");
  await tray(widget).getByRole("button", { name: "Try order.pdf again" }).click();
  await expect(said(widget)).toHaveText("order.pdf is ready to be sent.");
  await widget.sendButton.click();
  await seen(widget);
});

test("erasing takes what is attached and what is shown", async ({ page, widget, service }) => {
  await widget.visit(`${service.shop}/embed/`);
  await choose(widget, RING, ORDER);
  await widget.sendButton.click();
  await seen(widget);
  await choose(widget, ORDER);
  await expect(tray(widget).getByRole("listitem")).toHaveCount(1);
  await page.evaluate(() =>
    (window as unknown as { Pipit: { privacy: { erase(): Promise<void> } } }).Pipit.privacy.erase(),
  );
  await expect(tray(widget)).toHaveCount(0);
  await expect(picture(widget)).toHaveCount(0);
  await choose(widget, RING);
  await widget.sendButton.click();
  await expect(picture(widget)).toBeVisible();
});

test("where the site takes no files nothing offers it", async ({ widget, ownService }) => {
  const service = await ownService();
  await service.changeSite("demo-shop", "--uploads", "off");
  await widget.visit(`${service.shop}/embed/`);
  await expect(widget.frame.getByRole("button", { name: "Emoji" })).toBeVisible();
  await expect(widget.frame.getByRole("button", { name: "Attach files" })).toHaveCount(0);
});

for (const colorScheme of ["light", "dark"] as const)
  test(`axe finds nothing in files, and each thing to tap is as large as a finger, ${colorScheme}`, async ({
    browser,
    service,
  }) => {
    const context = await browser.newContext({
      colorScheme,
      reducedMotion: "reduce",
      hasTouch: true,
      isMobile: true,
      viewport: { width: 390, height: 844 },
    });
    const tab = await openTab(context, `${service.shop}/embed/`);
    const find = async () => (await new AxeBuilder({ page: tab.page }).analyze()).violations;
    await choose(tab, RING, ORDER, { name: "a.svg", mimeType: "image/svg+xml", buffer: PNG });
    await expect(tray(tab)).toContainText("Only pictures");
    expect(await find()).toEqual([]);
    const sizes = await tab.frame.locator(".composer button").evaluateAll((all) =>
      all.map((one) => {
        const { width, height } = one.getBoundingClientRect();
        return Math.min(width, height);
      }),
    );
    expect(sizes).toHaveLength(3 + 3);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44);
    await tray(tab).getByRole("button", { name: "Remove a.svg" }).click();
    await tab.sendButton.click();
    await seen(tab);
    expect(await find()).toEqual([]);
    await context.close();
  });
