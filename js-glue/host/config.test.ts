import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { more, readConfig } from "./config";

const error = vi.spyOn(console, "error");
const warn = vi.spyOn(console, "warn");
beforeEach(() => {
  error.mockReset();
  warn.mockReset();
});
afterEach(() => {
  Reflect.deleteProperty(Object.prototype, "width");
  Reflect.deleteProperty(Object.prototype, "site");
  for (const name of Object.keys(more)) delete more[name];
});

const defaults = {
  site: "",
  origin: "",
  global: "Pipit",
  position: "bottom-right",
  load: "intent",
  consent: "none",
  labels: "en|Open chat|Close chat|The chat could not be reached.|The chat is not available here.|Retry|OK",
  consentText: "The chat stores messages.",
  width: "400",
  height: "600",
  zIndex: "2147483646",
  offsetX: "20",
  offsetY: "20",
};

test("without options the defaults hold, in silence", () => {
  expect(readConfig({})).toEqual(defaults);
  expect(error).not.toHaveBeenCalled();
  expect(warn).not.toHaveBeenCalled();
});

test.each([
  ["site", "demo-shop-2"],
  ["site", "a".repeat(64)],
  ["origin", "https://chat.example.com:8443"],
  ["origin", "http://[::1]:8080"],
  ["global", "Support"],
  ["position", "top-left"],
  ["load", "eager"],
  ["width", 320],
  ["height", "480"],
  ["zIndex", 2147483647],
  ["labels", "de|Chat öffnen|Chat schließen|Nicht erreichbar.|Nicht verfügbar.|Noch einmal|OK"],
  ["offsetX", 0],
  ["offsetY", 9999],
])("%s may be %j", (name, value) => {
  expect(readConfig({ [name]: value })).toEqual({ ...defaults, [name]: String(value) });
  expect(error).not.toHaveBeenCalled();
});

test.each([
  ["global", "location"],
  ["global", "A b"],
  ["labels", "Chat öffnen|Chat schließen"],
  ["position", "middle"],
  ["position", "bottom-right;}"],
  ["load", "later"],
  ["width", "400px"],
  ["width", -1],
  ["width", NaN],
  ["width", 10_000_000_000],
  ["consentText", ""],
  ["height", 1.5],
  ["zIndex", "auto"],
  ["offsetX", {}],
  ["offsetY", "1\n"],
])("%s cannot be %j: it is named and the default stands in", (name, value) => {
  expect(readConfig({ [name]: value })).toEqual(defaults);
  expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining(name));
});

test.each([undefined, null])("%s is nothing that was said", (value) => {
  expect(readConfig({ width: 320, consent: value, locale: value }, { width: value })).toEqual({
    ...defaults,
    width: "320",
  });
  expect(more).not.toHaveProperty("locale");
  expect(error).not.toHaveBeenCalled();
});

test("whoever meant anything of consent is not taken to have meant none", () => {
  expect(readConfig({ consent: "optional" })).toEqual({ ...defaults, consent: "required" });
  expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("consent"));
});

test.each(["", "Shop", "shop_1", "a".repeat(65), "shop\n", 'x"'])("%j is no site", (site) => {
  expect(readConfig({ site }).site).toBe("");
});

test.each(["javascript:alert(1)", "https://a.example/path", "https://user@a.example", "null", "*"])(
  "%j is no origin",
  (origin) => {
    expect(readConfig({ origin }).origin).toBe("");
  },
);

test("what is for the scripts that come later is kept as it stands, the last word on each", () => {
  expect(readConfig({ theme: "dark", colour: "red" }, { theme: "light", sealed: true })).toEqual(defaults);
  expect(more).toEqual({ theme: "light", colour: "red", sealed: "true" });
  expect(error).not.toHaveBeenCalled();
});

test("what stands on Object.prototype is no option", () => {
  Object.assign(Object.prototype, { width: 999, site: "other" });
  expect(readConfig({}).width).toBe("400");
  expect(readConfig({}).site).toBe("");
});
