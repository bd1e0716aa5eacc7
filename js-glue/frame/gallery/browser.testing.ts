import { existsSync } from "node:fs";
import { chromium, type Browser } from "@playwright/test";

const SYSTEM = "/usr/bin/chromium";
const FLAGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking " +
  "--disable-component-update --disable-sync";

/** Playwright's own browser where it has one, else the system's. */
export const launchBrowser = (): Promise<Browser> =>
  chromium.launch({
    args: FLAGS.split(" "),
    ...(existsSync(chromium.executablePath()) ? {} : { executablePath: SYSTEM }),
  });
