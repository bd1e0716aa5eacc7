import { ModelServer } from "../fixtures/modelServer";
import { MODEL_KEY } from "../fixtures/pipitd";
import { expect, test } from "../fixtures/test";
import type { WidgetPage } from "../pages/WidgetPage";

const newest = (widget: WidgetPage) => widget.log.locator("[data-author=assistant] .text").last();

test("a model's words are shown as they come, with the products that it means", async ({
  page,
  widget,
  ownService,
}) => {
  const model = await ModelServer.start();
  const service = await ownService({ modelServer: model.address });
  const received: string[] = [];
  page.on("response", (response) => {
    const isText = /json|html|javascript/.test(response.headers()["content-type"] ?? "");
    if (isText)
      void response
        .text()
        .then((text) => received.push(text))
        .catch(() => {});
  });
  await widget.visit(`${service.shop}/embed/`);
  await widget.ask("What would you give to somebody who likes stars?");
  await expect.poll(() => model.requests.length).toBe(1);
  expect(model.requests[0]!.authorization).toBe(`Bearer ${MODEL_KEY}`);
  expect(model.requests[0]!.messages.at(-1)!.content).toContain("likes stars");

  model.want("show_products", { ids: ["ring-aurora"] });
  await expect.poll(() => model.requests.length).toBe(2);
  model.say("The **Aurora");
  await expect(newest(widget)).toContainText("The");
  await expect(newest(widget)).not.toContainText("is");
  await expect(newest(widget)).toHaveClass(/streaming/);
  model.say(" Solitaire** is");
  await expect(newest(widget)).toContainText("Solitaire is");
  model.say(" small and bright.");
  model.end();
  await expect(newest(widget)).toHaveText("The Aurora Solitaire is small and bright.");
  await expect(newest(widget)).not.toHaveClass(/streaming/);
  await expect(newest(widget).locator("strong")).toHaveText("Aurora Solitaire");
  await expect(widget.log.getByRole("link", { name: /Aurora Solitaire/ })).toHaveAttribute(
    "href",
    /\/embed\/products\/ring-aurora\.html$/,
  );
  expect(received.join("\n")).not.toContain(MODEL_KEY);
  model.die();
});

test("where the model dies the concierge answers, and nobody is told anything wrong", async ({
  widget,
  ownService,
}) => {
  const model = await ModelServer.start();
  const service = await ownService({ modelServer: model.address });
  await widget.visit(`${service.shop}/embed/`);
  await widget.ask("a ring under $300");
  await expect.poll(() => model.requests.length).toBe(1);
  model.say("All of our rings are");
  await expect(newest(widget)).toContainText("All of our rings are");
  model.die();
  await expect(newest(widget)).toContainText("I was interrupted here");
  await expect(newest(widget)).toContainText("I found 7 rings up to $300");

  await widget.ask("a necklace under $300");
  await expect(newest(widget)).toContainText("necklaces up to $300");
  await expect(newest(widget)).not.toContainText("interrupted");
});
