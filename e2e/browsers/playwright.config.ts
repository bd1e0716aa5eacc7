import { defineConfig } from "@playwright/test";
import type { BrowserName } from "./test";

export default defineConfig<{}, { driven: BrowserName }>({
  testDir: ".",
  outputDir: "../../build/browsers",
  // Each has a browser of its own, which is started once.
  workers: 2,
  retries: process.env.CI ? 1 : 0,
  timeout: 45_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [["list"]],
  projects: [
    { name: "firefox", use: { driven: "firefox" } },
    { name: "webkit", use: { driven: "webkit" } },
  ],
});
