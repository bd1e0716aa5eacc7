import { scenes } from "../../js-glue/frame/gallery/scenes";
import { STATES } from "../../js-glue/host/gallery/states";
import { expect, launchOptions, test } from "../fixtures/gallery";
import type { GalleryPage, Look } from "../pages/GalleryPage";

test.use({ launchOptions, trace: "off" });

const DARK: Look = { media: { colorScheme: "dark" } };
const FORCED: Look = { media: { forcedColors: "active" } };
const MORE: Look = { media: { contrast: "more" } };
const LOOKS: Record<string, Look> = {
  dark: DARK,
  more: MORE,
  "more-dark": { media: { contrast: "more", colorScheme: "dark" } },
  forced: FORCED,
  "forced-dark": { media: { forcedColors: "active", colorScheme: "dark" } },
  tablet: { width: 768, height: 1024 },
  hebrew: { query: "&locale=he" },
  arabic: { query: "&locale=ar" },
  german: { width: 320, height: 568, query: "&locale=de" },
  "text-200": { query: "&text=200" },
};
const PHONE: Look = { width: 390, height: 844 };

const listed = (names: string) => names.split(" ");
/** They differ from another in their words alone, which have been looked at in twelve languages. */
const UNPICTURED = listed(
  "plainCards picture keptInPart searchLooking trouble storageFull historyDamaged recordDamaged outboxFull textTooLong " +
    "sealLost conversationEnded erased notErased unknownSite malformedOrigin opaqueOrigin oldPage unknownRefusal connecting loadingOlder",
);
const PICTURED: Record<string, string[]> = {
  dark: listed(
    "cardsScrolled mailing attaching files dictating emoji endAsk feedback eraseAsk talk closed inLine order shortlist cards replies csat csatAnswered nps formError markdown code failed menu search storageBlocked stopped",
  ),
  more: listed("talk failed menu search cards csat"),
  "more-dark": listed("talk"),
  forced: listed(
    "cardsScrolled attaching files dictating emoji feedbackAgreed eraseAsk talk failed menuFocus search markdown cards csatAnswered",
  ),
  "forced-dark": listed("failed"),
  tablet: listed("cards"),
  hebrew: listed(
    "cardsScrolled mailing attaching filesAlone dictating emoji endAsk feedbackAgreed eraseAsk failed menu search csat",
  ),
  arabic: listed("talk"),
  german: listed(
    "tooMuch mailing attaching dictateDenied windowBlocked endAsk feedback eraseAsk menu failed nps",
  ),
  "text-200": listed("attaching emoji feedback eraseAsk talk failed menu stopped"),
};
const PHONED = listed(
  "mailing attaching files dictating emoji endAsk feedback eraseAsk talk cards order returns discover shortlist menu search replies csat csatAnswered nps formError contact inLine",
);

async function picture(gallery: GalleryPage, name: string, options = {}): Promise<void> {
  await gallery.hideCaret();
  await expect.soft(gallery.page).toHaveScreenshot(`${name}.png`, options);
}

test.describe("each scene passes axe, in the dark and in forced colours as well, and looks as it did", () => {
  for (const scene of Object.keys(scenes))
    test(scene, async ({ gallery }) => {
      // Each emoji is a cell that axe looks at.
      if (scene === "emoji") test.slow();
      const path = `/frame?scene=${scene}`;
      // What the words' direction is: the scene's own.
      const query = scene.startsWith("rtl") ? "&dir=rtl" : "";
      const look = async (name: string) => {
        await gallery.show(path, { query, ...LOOKS[name] });
        if (PICTURED[name]!.includes(scene)) await picture(gallery, `${scene}-${name}`);
      };

      await gallery.show(path, { query });
      expect.soft(await gallery.violations()).toEqual([]);
      if (!UNPICTURED.includes(scene)) await picture(gallery, scene);
      for (const name of ["dark", "forced"]) {
        await look(name);
        // Nothing else depends on colours.
        expect.soft(await gallery.violations("color-contrast"), name).toEqual([]);
      }
      for (const name of Object.keys(PICTURED))
        if (!["dark", "forced"].includes(name) && PICTURED[name]!.includes(scene)) await look(name);
    });
});

test.describe("on a phone", () => {
  for (const scene of PHONED)
    test(`${scene} passes axe, and looks as it did`, async ({ phone }) => {
      if (scene === "emoji") test.slow();
      await phone.show(`/frame?scene=${scene}`, PHONE);
      expect.soft(await phone.violations()).toEqual([]);
      await picture(phone, `${scene}-phone`);
    });
});

test.describe("the launcher passes axe, in the dark and in forced colours as well, and looks as it did", () => {
  const ROOMY = { width: 800, height: 720 };
  const CORNER = { clip: { x: 620, y: 600, width: 180, height: 120 } };
  const CLOSED = ["closed", "focused", "unread", "manyUnread"];
  const clipOf = (state: string) => (CLOSED.includes(state) ? CORNER : {});

  for (const state of STATES)
    test(state, async ({ gallery }) => {
      const path = `/launcher?state=${state}`;
      await gallery.show(path, ROOMY);
      expect.soft(await gallery.violations()).toEqual([]);
      await picture(gallery, `launcher-${state}`, clipOf(state));
      for (const [name, look] of Object.entries({ dark: DARK, forced: FORCED })) {
        await gallery.show(path, { ...ROOMY, ...look });
        expect.soft(await gallery.violations("color-contrast"), name).toEqual([]);
        if (["unread", "teaser", "unreachable", "consent"].includes(state))
          await picture(gallery, `launcher-${state}-${name}`, clipOf(state));
      }
    });

  test("in the other corner where the page is written from right to left", async ({ gallery }) => {
    await gallery.show("/launcher?state=unread", { ...ROOMY, query: "&dir=rtl" });
    await picture(gallery, "launcher-unread-rtl", { clip: { x: 0, y: 600, width: 180, height: 120 } });
    await gallery.show("/launcher?state=teaser", { ...ROOMY, query: "&dir=rtl" });
    await picture(gallery, "launcher-teaser-rtl");
    await gallery.show("/launcher?state=consent", { ...ROOMY, query: "&dir=rtl&locale=he" });
    expect.soft(await gallery.violations()).toEqual([]);
    await picture(gallery, "launcher-consent-hebrew");
  });

  test("asks in as many words as the owner has, which scroll where they have no room", async ({
    gallery,
  }) => {
    const path = "/launcher?state=consent&locale=de";
    for (const [name, look] of Object.entries({
      german: LOOKS["german"]!,
      "german-low": { width: 320, height: 256 },
    })) {
      await gallery.show(path, { ...look, query: "" });
      expect.soft(await gallery.violations(), name).toEqual([]);
      await picture(gallery, `launcher-consent-${name}`);
    }
  });

  test("fills a phone", async ({ phone }) => {
    await phone.show("/launcher?state=unreachable", PHONE);
    await picture(phone, "launcher-unreachable-phone");
    await phone.show("/launcher?state=teaser", PHONE);
    await picture(phone, "launcher-teaser-phone");
    await phone.show("/launcher?state=consent", PHONE);
    expect.soft(await phone.violations()).toEqual([]);
    await picture(phone, "launcher-consent-phone");
  });
});

test("the gallery's page shows every scene, as its switches say", async ({ gallery }) => {
  const { page } = gallery;
  await gallery.show("/", { width: 1000, height: 800 });
  await expect(page.locator("iframe")).toHaveCount(Object.keys(scenes).length + STATES.length);
  const first = page.frameLocator("iframe").first();
  await expect(first.locator("html[data-shown=empty]")).toBeAttached();
  await page.getByLabel("Theme").selectOption("dark");
  await page.getByRole("combobox", { name: /^Language/ }).selectOption("he");
  await page.getByLabel("Text size").selectOption("200");
  await expect(first.locator("html[data-shown][lang=he][dir=rtl]")).toBeAttached();
  const style = () =>
    first
      .locator("body")
      .evaluate((body) => [getComputedStyle(body).fontSize, getComputedStyle(body).colorScheme]);
  await expect.poll(style).toEqual(["30px", "dark"]);
  await page.reload();
  await expect(page.getByLabel("Theme")).toHaveValue("dark");
  await expect.poll(style).toEqual(["30px", "dark"]);
});

test("on paper all cards of a row are seen, and no buttons", async ({ gallery }) => {
  await gallery.show("/frame?scene=cards", { media: { media: "print" } });
  const row = gallery.page.locator(".cards");
  await expect(row.getByRole("listitem")).toHaveCount(4);
  const cutOff = () =>
    row.evaluate((list) => {
      const [edge, cards] = [list.getBoundingClientRect(), [...list.children]];
      return cards.filter((card) => card.getBoundingClientRect().right > edge.right + 1).length;
    });
  await expect.poll(cutOff).toBe(0);
  await expect(gallery.page.locator(".carousel button:visible")).toHaveCount(0);
});
