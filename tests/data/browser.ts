import type { Browser } from "@playwright/test";

/** What the browser itself takes for the origin of each text; null where it takes the text for no URL. */
export async function browserOrigins(browser: Browser, texts: string[]): Promise<(string | null)[]> {
  const page = await browser.newPage();
  return page.evaluate(
    (inputs) => inputs.map((input) => (URL.canParse(input) ? new URL(input).origin : null)),
    texts,
  );
}
