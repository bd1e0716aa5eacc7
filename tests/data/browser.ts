import { existsSync } from "node:fs";
import { chromium, type Browser } from "@playwright/test";

const SYSTEM_CHROMIUM = "/usr/bin/chromium";

/** Keeps the system's browser from talking to the network by itself. */
const QUIET = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Playwright's own Chromium where it was downloaded, else the system's. */
export function launchChromium(): Promise<Browser> {
  const downloaded = chromium.executablePath();
  return chromium.launch({
    executablePath: existsSync(downloaded) ? downloaded : SYSTEM_CHROMIUM,
    args: QUIET,
  });
}

/** What the browser itself takes for the origin of each text; null where it takes the text for no URL. */
export async function browserOrigins(browser: Browser, texts: string[]): Promise<(string | null)[]> {
  const page = await browser.newPage();
  return page.evaluate(
    (inputs) => inputs.map((input) => (URL.canParse(input) ? new URL(input).origin : null)),
    texts,
  );
}
