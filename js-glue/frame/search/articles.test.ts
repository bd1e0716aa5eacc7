import { afterEach, expect, it, vi } from "vitest";
import { articlesIn, findHelp } from "./articles";

afterEach(() => vi.unstubAllGlobals());

it("takes of an answer what is an article", () => {
  vi.stubGlobal("location", { origin: "https://chat.example", search: "?site=shop" });
  const good = { title: "Sizes", link: "/help/shop/en/sizes" };
  expect(articlesIn({ articles: [good] })).toEqual([
    { title: "Sizes", address: "https://chat.example/help/shop/en/sizes" },
  ]);
  for (const bad of [null, 3, "x", {}, { articles: 3 }, { articles: [null, 3, {}, { title: 1, link: "/" }] }])
    expect(articlesIn(bad)).toEqual([]);
  expect(articlesIn({ articles: [{ title: "x", link: "javascript:alert(1)" }] })).toEqual([]);
  expect(articlesIn({ articles: Array(9).fill(good) })).toHaveLength(5);
});

it("asks nothing for a letter or two, and finds nothing where the service is away", async () => {
  const fetched = vi.fn(() => Promise.reject(new TypeError()));
  vi.stubGlobal("fetch", fetched);
  vi.stubGlobal("location", { origin: "https://chat.example", search: "?site=shop" });
  vi.stubGlobal("document", { documentElement: { lang: "de" } });
  expect(await findHelp("ab", AbortSignal.timeout(99))).toEqual([]);
  expect(fetched).not.toHaveBeenCalled();
  expect(await findHelp("größe", AbortSignal.timeout(99))).toEqual([]);
  expect(fetched).toHaveBeenCalledOnce();
});
