import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { LANGUAGES, messagesOf } from "../../tools/lib/locales.mjs";
import { Fixture } from "./testing/fixture";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await Fixture.start();
});
afterAll(() => fixture.stop());

const labelled = (labels: string, more = {}): string =>
  `<script>pipitConfig = ${JSON.stringify({ labels, ...more })}</script>`;
const german = messagesOf("de").page as string;

describe("the chat's own words on the page", { timeout: 30_000 }, () => {
  test("are the page's from the first, in their language", async () => {
    const page = await fixture.visit({ head: labelled(german) });
    const launcher = page.locator("pipit-widget button").last();
    expect(await launcher.getAttribute("aria-label")).toBe("Chat öffnen");
    expect(await launcher.getAttribute("lang")).toBe("de");
    await launcher.click();
    await expect.poll(() => launcher.getAttribute("aria-label")).toBe("Chat schließen");
  });

  test("are English where the page says none, and are told to be so", async () => {
    const page = await fixture.visit();
    const launcher = page.getByRole("button", { name: "Open chat" });
    expect(await launcher.getAttribute("lang")).toBe("en");
  });

  test("are those of a chat that does not come, too", async () => {
    fixture.servers.link = () => undefined;
    const page = await fixture.visit({ head: labelled(german) });
    await page.getByRole("button", { name: "Chat öffnen" }).click();
    await page.getByText("Der Chat ist nicht erreichbar.").waitFor();
    fixture.servers.link = (built) => built;
    await page.getByRole("button", { name: "Noch einmal" }).click();
    await expect
      .poll(() => page.evaluate(() => Pipit.getState().then(({ ready }) => ready)), { timeout: 10_000 })
      .toBe(true);
  });

  test("count what is unread, and agree to what is asked", async () => {
    const page = await fixture.visit({ head: labelled(german, { consent: "required" }) });
    await page.getByRole("button", { name: "Chat öffnen" }).click();
    await page.getByRole("button", { name: "OK" }).click();
    await expect
      .poll(() => page.evaluate(() => Pipit.getState().then(({ ready }) => ready)), { timeout: 10_000 })
      .toBe(true);
    const frame = page.frames().find((each) => each.url().includes("/frame/"))!;
    await frame.evaluate(() => say("state", { connection: "online", unread: 3, dropped: 0 }));
    const launcher = page.locator("pipit-widget button").last();
    await expect.poll(() => launcher.getAttribute("aria-description")).toBe("3 ungelesen");
  });

  test.each(LANGUAGES)("stand in %s as `labels` takes them, all nine", (language) => {
    const words = (messagesOf(language).page as string).split("|");
    expect(words).toHaveLength(9);
    expect(words[0]).toBe(language);
    for (const word of words) expect(word.trim()).not.toBe("");
    expect(words.join("")).not.toMatch(/["<>&]/);
  });
});
