import { afterEach, expect, it, vi } from "vitest";
import { EventTag, type EngineEvent } from "../abi/layout";
import { bootEvent } from "./boot";

type Boot = Extract<EngineEvent, { tag: EventTag.Boot }>;

const bootOf = (hash: string, config: string | null = "{}"): Boot => {
  vi.stubGlobal("location", { hash });
  vi.stubGlobal("navigator", { onLine: false });
  vi.stubGlobal("CSS", {
    supports: (name: string) => name === "-webkit-touch-callout" && hash.includes("ios"),
  });
  vi.stubGlobal("document", { getElementById: () => (config === null ? null : { textContent: config }) });
  return bootEvent() as Boot;
};
afterEach(() => vi.unstubAllGlobals());

it("reads the claims from the fragment and the configuration from the document, as they are", () => {
  const boot = bootOf("#o=https%3A%2F%2Fshop.example%3A8443&n=00ff&v=1", ' {"site":"é"} ');
  expect(boot).toMatchObject({
    claimedOrigin: "https://shop.example:8443",
    nonce: "00ff",
    protocol: 1,
    online: false,
  });
  expect(boot.config).toBe(' {"site":"é"} ');
});

it.each(["", "#", "#o", "#v=x", "#v=-1.5", "#%", "#o=%E0%A4%A"])("makes an event even of %j", (hash) => {
  const boot = bootOf(hash, null);
  expect(boot).toMatchObject({ nonce: "", config: "" });
  expect(Number.isInteger(boot.protocol)).toBe(true);
});

it("says where setting a scroll offset ends a fling", () => {
  expect(bootOf("").flings).toBe(false);
  expect(bootOf("#ios").flings).toBe(true);
});

it("says whether anything stands in the frame's own storage, also where that is refused", () => {
  vi.stubGlobal("localStorage", { length: 1 });
  expect(bootOf("").ownRecords).toBe(true);
  vi.stubGlobal("localStorage", { length: 0 });
  expect(bootOf("").ownRecords).toBe(false);
  vi.stubGlobal("localStorage", null);
  expect(bootOf("").ownRecords).toBe(false);
});

it("takes 128 fresh random bits for every engine", () => {
  const seeds = [bootOf("").seed, bootOf("").seed];
  expect(seeds[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(seeds[0]).not.toBe(seeds[1]);
});
