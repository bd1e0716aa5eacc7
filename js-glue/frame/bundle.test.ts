import { expect, test } from "vitest";
import { bundleFrame, bundleParts } from "../../tools/lib/build-web.mjs";

/** What makes elements of texts, and texts programs. */
const MARKUP = /\b(inner|outer)HTML\b|insertAdjacentHTML|createContextualFragment|\beval\b|new Function/;

test("no script of the frame can make elements of a text", async () => {
  const scripts = { frame: await bundleFrame(), ...(await bundleParts("/frame.js")) };
  for (const [name, script] of Object.entries(scripts)) expect(String(script), name).not.toMatch(MARKUP);
});
