import type { Page } from "@playwright/test";
import { expect, test } from "../fixtures/test";
import type { HostServer } from "../fixtures/hostServer";
import type { Pipitd } from "../fixtures/pipitd";
import { WidgetPage } from "../pages/WidgetPage";

// When somebody is there, by the site's clocks, as a visitor elsewhere reads it.

const VISITORS_ZONE = "America/New_York";
test.use({ timezoneId: VISITORS_ZONE, locale: "en-US" });

const MINUTE = 60_000;
const SUBTITLE = "We typically reply instantly";

const clockIn = (timeZone: string, at: number, locale: string, hourCycle?: "h23"): string =>
  new Intl.DateTimeFormat(locale, { timeZone, hour: "numeric", minute: "2-digit", hourCycle }).format(at);
const hourOf = (at: number): string => clockIn("UTC", at, "en-GB", "h23").padStart(5, "0");
const weekdayOf = (at: number): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "UTC", weekday: "short" }).format(at);
/** An hour of one day of the week, from then on. */
const from = (at: number): string => `${weekdayOf(at)} ${hourOf(at)}-${hourOf(at + 60 * MINUTE)}`;

async function visit(
  page: Page,
  host: HostServer,
  service: Pipitd,
  ...options: string[]
): Promise<WidgetPage> {
  await service.saveSite("hours", host.origin);
  await service.changeSite("hours", "--closed", "none", "--timezone", "UTC", ...options);
  await page.goto(
    host.put("/hours", {
      html: `<script async src="${service.widget}/pipit.js" data-site="hours"></script>`,
    }),
  );
  const widget = new WidgetPage(page);
  await widget.open();
  return widget;
}

const line = (widget: WidgetPage) => widget.frame.locator(".who p");
const dot = (widget: WidgetPage) => widget.frame.locator(".avatar");

test("who is away is back when the site opens, by the visitor's clock and in their language", async ({
  page,
  host,
  service,
}) => {
  const opens = Date.now() + 26 * 60 * MINUTE;
  const widget = await visit(page, host, service, "--hours", from(opens));
  const time = clockIn(VISITORS_ZONE, opens, "en").replace(/\s/, "\\s");
  // Two midnights may lie between.
  await expect(line(widget)).toHaveText(new RegExp(`^Back (tomorrow at|\\w+,) ${time}$`));
  await expect(dot(widget)).toHaveClass("avatar offline");

  await page.evaluate(() => (window as any).Pipit.setLocale("de"));
  await expect(line(widget)).toHaveText(/^(Morgen um \d+:\d\d Uhr wieder da|Wieder da: \w+, \d+:\d\d Uhr)$/);
});

test("a site that is open, and one without hours, say what they always say", async ({
  page,
  host,
  service,
}) => {
  const widget = await visit(page, host, service, "--hours", "Mon-Sun 00:00-24:00");
  await expect(line(widget)).toHaveText(SUBTITLE);
  await expect(dot(widget)).toHaveClass("avatar online");
  await service.changeSite("hours", "--hours", "always");
  const scripts: string[] = [];
  page.on("request", (request) => request.url().includes("presence") && scripts.push(request.url()));
  await page.reload();
  await expect(line(widget)).toHaveText(SUBTITLE);
  expect(scripts).toEqual([]);
});

test("a page that stays open sees the site open, and hears of other hours", async ({
  page,
  host,
  service,
}) => {
  await page.clock.install();
  const opens = Date.now() + 3 * MINUTE;
  const widget = await visit(page, host, service, "--hours", from(opens));
  await expect(line(widget)).toHaveText(/^Back (at|tomorrow at) /);
  await page.clock.fastForward(3 * MINUTE);
  await expect(line(widget)).toHaveText(SUBTITLE);

  await service.changeSite("hours", "--hours", "never");
  await page.clock.fastForward(6 * MINUTE);
  await expect(line(widget)).toHaveText("We are closed at the moment");
});
