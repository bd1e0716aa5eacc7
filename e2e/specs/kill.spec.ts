import { expect, test } from "../fixtures/test";
import { WidgetPage } from "../pages/WidgetPage";

// The switch that takes the chat off every page, without a restart.

const MINUTE = 60_000;

test("a chat that is open ends within a minute, says so calmly, and comes back when it may", async ({
  page,
  host,
  service,
}) => {
  await page.clock.install();
  await service.saveSite("killed", host.origin);
  const address = host.put("/killed", {
    html: `<script async src="${service.widget}/pipit.js" data-site="killed"></script>`,
  });
  const widget = new WidgetPage(page);
  await widget.visit(address);
  const other = await page.context().newPage();
  await other.goto(address);

  await service.operate("kill", "on");
  await page.clock.fastForward(MINUTE);
  await expect(page.getByRole("alert")).toHaveText("The chat is not available here.");
  await expect(widget.composer).toBeHidden();

  // Where it was not open it does not come.
  await other.getByRole("button", { name: "Open chat" }).click();
  await expect(other.getByRole("alert")).toHaveText("The chat is not available here.");
  await expect(new WidgetPage(other).composer).toBeHidden();

  await service.operate("kill", "off");
  await new WidgetPage(await page.context().newPage()).visit(address);
});
