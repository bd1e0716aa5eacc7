// The README's picture: the demo shop with an answer in the chat.
//
//   tools/demo &  node tools/lib/picture.mjs [ADDRESS]
import { existsSync, mkdirSync } from "node:fs";
import { chromium } from "@playwright/test";

const address = process.argv[2] ?? "http://127.0.0.1:8080/embed/";
const system = existsSync(chromium.executablePath()) ? {} : { executablePath: "/usr/bin/chromium" };
const browser = await chromium.launch({ ...system, args: ["--no-sandbox", "--disable-gpu"] });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
await page.goto(address);
await page.getByRole("button", { name: "Open chat" }).click();
const frame = page.frameLocator("iframe");
await frame.getByRole("textbox", { name: "Message" }).fill("A ring under $300, please");
await frame.getByRole("button", { name: "Send message" }).click();
await frame.getByRole("log").getByRole("link").first().waitFor();
await frame
  .getByRole("log")
  .locator("img")
  .first()
  .evaluate((image) => image.decode());
mkdirSync("docs/images", { recursive: true });
await page.screenshot({ path: "docs/images/shop.png" });
await browser.close();
