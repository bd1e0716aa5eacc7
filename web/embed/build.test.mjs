import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { loadShop } from "./data/load.mjs";
import { builtShop, pagesIn, picturesIn } from "./testing/builtShop.mjs";
import { readMarkup } from "./testing/markup.mjs";

const WIDGET = '<script async src="{{widget_origin}}/pipit.js" data-site="demo-shop"></script>';
/** The playground's preview has no navigation, and both have no tag of their own. */
const FRAMED = "preview.html";
const OWN_TAG = ["playground.html", FRAMED];
/** A picture travels with every card in the chat, and a page with every click. */
const PICTURE_BYTES = 6_000;
const PAGE_BYTES = 60_000;
const STYLE_BYTES = 20_000;

describe("the built shop", () => {
  let shop;
  let files;
  let pages;

  before(async () => {
    shop = await loadShop();
    files = await builtShop();
    pages = pagesIn(files).map(([path, source]) => ({ path, source, ...readMarkup(source) }));
  });

  const elements = (page, name) => page.elements.filter((element) => element.name === name);
  const fileOf = (address) => address.replace("/embed/", "").replace(/#.*/, "");

  test("has at least forty pieces, each with a page and a picture of its own", () => {
    assert.ok(shop.products.length >= 40);
    shop.products.forEach(({ path, picture }) =>
      assert.ok(files.has(fileOf(path)) && files.has(fileOf(picture))),
    );
    assert.equal(new Set(picturesIn(files).map(([, source]) => source)).size, shop.products.length + 1);
  });

  test("draws no two pieces alike, whatever their colours", () => {
    const shapes = picturesIn(files).map(([, source]) => source.replace(/#[0-9a-f]{6}/g, ""));
    assert.equal(new Set(shapes).size, shapes.length);
  });

  test("links only to pages, places on pages and pictures that exist", () => {
    for (const page of pages) {
      const ids = new Set(page.elements.map(({ attributes }) => attributes.id));
      for (const { attributes } of page.elements) {
        const address = attributes.href ?? attributes.src;
        if (
          address === undefined ||
          address.startsWith("mailto:") ||
          address.startsWith("{{widget_origin}}/")
        )
          continue;
        const known = address.startsWith("#") ? ids.has(address.slice(1)) : files.has(fileOf(address));
        assert.ok(known && /^(#|\/embed\/)/.test(address), `${page.path} links to ${address}`);
      }
    }
  });

  test("carries the widget's tag once, last before the end of the body, but where a script puts it up", () => {
    for (const { path, source } of pages.filter(({ path }) => !OWN_TAG.includes(path))) {
      assert.equal(source.split(WIDGET).length, 2, path);
      assert.match(source.split(WIDGET)[1], /^\s*<\/body>\s*<\/html>\s*$/, path);
    }
  });

  test("has nothing inline that its content security policy would refuse", () => {
    for (const page of pages) {
      assert.deepEqual(elements(page, "style"), [], page.path);
      elements(page, "script").forEach(({ attributes }) => assert.ok(attributes.src, page.path));
      const names = page.elements.flatMap(({ attributes }) => Object.keys(attributes));
      assert.deepEqual(
        names.filter((name) => name === "style" || name.startsWith("on")),
        [],
        page.path,
      );
    }
    picturesIn(files).forEach(([path, source]) =>
      assert.doesNotMatch(source, /<style|<script|style=|\son\w+=/, path),
    );
  });

  test("keeps room for every picture before it has loaded, and says what it shows", () => {
    for (const page of pages) {
      for (const { attributes } of elements(page, "img")) {
        assert.ok(attributes.width > 0 && attributes.height > 0, page.path);
        assert.ok("alt" in attributes, page.path);
      }
    }
    const described = pages.filter(({ path }) => path.startsWith("products/"));
    described.forEach((page) =>
      assert.match(elements(page, "img")[0].attributes.alt, /^Drawing of /, page.path),
    );
  });

  test("has one first heading, a title of its own and a way past the navigation on every page", () => {
    for (const page of pages) {
      assert.equal(elements(page, "h1").length, 1, page.path);
      if (page.path === FRAMED) continue;
      assert.ok(page.source.includes('href="#main"') && page.source.includes('id="main"'), page.path);
    }
    const titles = pages.map(({ source }) => source.match(/<title>(.*?)<\/title>/s)[1]);
    assert.equal(new Set(titles).size, titles.length);
  });

  test("never gives two places on one page the same name", () => {
    for (const { path, elements: all } of pages) {
      const ids = all.map(({ attributes }) => attributes.id).filter(Boolean);
      assert.equal(new Set(ids).size, ids.length, path);
    }
  });

  test("asks on the first page for a ring under $300", () => {
    const home = pages.find(({ path }) => path === "index.html");
    const asked = elements(home, "button").map(({ attributes }) => attributes);
    assert.ok(asked.some((button) => button["data-ask"] === "A ring under $300, please"));
    asked.forEach((button) => assert.match(button.class, /\bjs-ask\b/));
  });

  test("shows every order with what its owner would prove it by", () => {
    const { text } = pages.find(({ path }) => path === "orders.html");
    for (const { id, email, postalCode } of shop.orders) {
      [`GG-${id}`, email, postalCode].forEach((word) => assert.ok(text.includes(word), word));
    }
  });

  test("draws pictures that are well-formed and refer only to their own parts", () => {
    for (const [path, source] of picturesIn(files)) {
      const parts = readMarkup(source).elements.map(({ attributes }) => attributes);
      const ids = parts.map(({ id }) => id).filter(Boolean);
      assert.equal(new Set(ids).size, ids.length, path);
      const used = [...source.matchAll(/(?:href="|url\()#(\w+)/g)].map(([, id]) => id);
      used.forEach((id) => assert.ok(ids.includes(id), `${path} uses ${id}`));
      assert.doesNotMatch(source, /NaN|undefined|Infinity/, path);
    }
  });

  test("stays small", () => {
    picturesIn(files).forEach(([path, source]) => assert.ok(Buffer.byteLength(source) < PICTURE_BYTES, path));
    pages.forEach(({ path, source }) => assert.ok(Buffer.byteLength(source) < PAGE_BYTES, path));
    assert.ok(Buffer.byteLength(files.get("shop.css")) < STYLE_BYTES);
  });

  test("is the same to the last byte when it is built again", async () => {
    assert.deepEqual(await builtShop(), files);
  });
});
