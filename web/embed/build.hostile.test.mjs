import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { loadShop } from "./data/load.mjs";
import { builtShop, pagesIn } from "./testing/builtShop.mjs";
import { readMarkup } from "./testing/markup.mjs";

describe("hostile data", () => {
  const HOSTILE = `"'><script>alert(1)</script><img src=x onerror=alert(2)> & {{widget_origin}}`;

  const changed = async (change) => {
    const shop = await loadShop();
    change(shop);
    return builtShop(shop);
  };

  test("is shown as the text that it is", async () => {
    const files = await changed((shop) => {
      Object.assign(shop.products[0], {
        name: HOSTILE,
        description: HOSTILE,
        stones: ["diamond"],
        tags: [HOSTILE],
      });
      Object.assign(shop.orders[0], { email: HOSTILE, postalCode: HOSTILE });
      shop.orders[0].entries[0].note = HOSTILE;
    });
    const clean = await builtShop();
    for (const [path, source] of pagesIn(files)) {
      const scripts = readMarkup(source).elements.filter(({ name }) => name === "script");
      assert.equal(scripts.length, 2, path);
      assert.doesNotMatch(source, /<img src=x/, path);
      assert.equal(source.split("{{").length, 2, path);
    }
    assert.ok(readMarkup(files.get("products/ring-aurora.html")).text.includes(HOSTILE));
    assert.equal(files.get("pictures/ring-aurora.svg"), clean.get("pictures/ring-aurora.svg"));
  });

  const refused = [
    [
      "an id that leads out of the folder",
      ({ products }) => (products[0].id = "../../ring"),
      /not made of small letters/,
    ],
    [
      "a path that is not the piece's own",
      ({ products }) => (products[0].path = "/embed/index.html"),
      /another page/,
    ],
    ["an unknown category", ({ products }) => (products[0].category = "toString"), /unknown category/],
    ["an unknown metal", ({ products }) => (products[0].metal = "lead"), /unknown metal/],
    ["an unknown stone", ({ products }) => (products[0].stones = ["kryptonite"]), /unknown stone/],
    ["a piece without a design", ({ designs }) => delete designs["ring-aurora"], /no design/],
    ["two pieces of one id", ({ products }) => products.push(products[0]), /twice/],
    ["an order of an unknown piece", ({ orders }) => (orders[0].items = ["ring-none"]), /unknown item/],
    [
      "an order that skips a stage",
      ({ orders }) => orders[0].entries.shift(),
      /skips a stage|last entry|no entry/,
    ],
  ];
  for (const [what, change, message] of refused) {
    test(`${what} stops the build`, () => assert.rejects(changed(change), message));
  }
});
