import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromium, type Browser } from "@playwright/test";
import { wholeBrowser } from "../../e2e/fixtures/chromium";
import { browserOrigins } from "./browser";
import { allowlistRows, originRows } from "./tables";

const BROWSER_START_MS = 30_000;

let browser: Browser;

beforeAll(async () => {
  browser = await chromium.launch(wholeBrowser());
}, BROWSER_START_MS);

afterAll(() => browser.close());

describe("the table of origins", () => {
  const rows = originRows();

  it("has each text once, with a reason, and either an origin or an error", () => {
    expect(new Set(rows.map((row) => row.input)).size).toBe(rows.length);
    for (const row of rows) {
      expect(row.why, row.input).not.toBe("");
      expect(row.origin === null, row.input).toBe(row.error !== undefined);
    }
  });

  it("says what the browser makes of each text", async () => {
    const origins = await browserOrigins(
      browser,
      rows.map((row) => row.input),
    );
    expect(rows.map((row, at) => ({ ...row, browser: origins[at] }))).toEqual(rows);
  });

  it("never accepts a text as another origin than the browser does", () => {
    const accepted = rows.filter((row) => row.origin !== null);
    expect(accepted.map((row) => row.browser)).toEqual(accepted.map((row) => row.origin));
  });

  it("has only origins that the browser gives back unchanged", async () => {
    const origins = rows.flatMap((row) => row.origin ?? []);
    expect(await browserOrigins(browser, origins)).toEqual(origins);
  });
});

describe("the table of allowlists", () => {
  const rows = allowlistRows();

  it("has each question once, and allows nothing by a list that is refused", () => {
    expect(new Set(rows.map((row) => JSON.stringify([row.patterns, row.origin]))).size).toBe(rows.length);
    for (const row of rows.filter(({ error }) => error !== undefined)) {
      expect(row.allowed, row.why).toBe(false);
      expect(row.patterns.length, row.why).toBeGreaterThan(row.index ?? Infinity);
    }
  });

  it("allows only texts that the browser takes for the origin of a page", async () => {
    const allowed = rows.filter((row) => row.allowed).map((row) => row.origin);
    for (const origin of await browserOrigins(browser, allowed)) expect(origin).toMatch(/^https?:\/\/[^/]+$/);
  });
});
