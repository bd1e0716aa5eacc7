import { defineConfig } from "@playwright/test";
import { chromiumOptions } from "./fixtures/chromium";

export default defineConfig({
  testDir: "specs",
  outputDir: "../build/e2e",
  fullyParallel: true,
  workers: 2,
  timeout: 45_000,
  expect: {
    timeout: 10_000,
    // Another version of the browser may round some letters' edges in another way.
    toHaveScreenshot: { pathTemplate: "{testDir}/../pictures/{arg}{ext}", threshold: 0.06, maxDiffPixels: 4 },
  },
  forbidOnly: true,
  // What fails once and passes then is told as flaky at the end, and is to be mended: it does not stop what else is right.
  retries: process.env.CI ? 1 : 0,
  reporter: [["list"]],
  use: {
    browserName: "chromium",
    launchOptions: chromiumOptions(),
    viewport: { width: 1280, height: 800 },
    // The pictures of a trace also keep every tab painted, as if each had a window of its own. Its snapshots of the document
    // would be a fifth of the tests' time.
    trace: { mode: "retain-on-failure", snapshots: false, sources: false },
  },
});
