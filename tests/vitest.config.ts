import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: fileURLToPath(new URL("..", import.meta.url)),
    include: ["js-glue/**/*.test.{ts,tsx}", "web/admin/**/*.test.ts", "tests/data/**/*.test.ts"],
    // Some drive a real browser, on two cores that others use as well.
    testTimeout: 30_000,
    // A hook bundles the frame, compiles its parts and starts a browser, in every file that looks at the gallery.
    hookTimeout: 120_000,
    expect: { poll: { timeout: 20_000 } },
    retry: process.env.CI ? 1 : 0,
    maxWorkers: 2,
    minWorkers: 1,
  },
});
