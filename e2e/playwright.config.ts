import { defineConfig } from "@playwright/test";
import { headlessShell } from "./fixtures/chromium";

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
    launchOptions: headlessShell(),
    viewport: { width: 1280, height: 800 },
    // Its pictures and its snapshots of the document would be two fifths of the tests' time.
    trace: {
      mode: process.env.CI ? "on-first-retry" : "retain-on-failure",
      screenshots: false,
      snapshots: false,
      sources: false,
    },
  },
});
