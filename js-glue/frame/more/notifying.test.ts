import { expect, it } from "vitest";
import { askPage, notificationOf } from "./notifying";

const bodyOf = (text: string): string => JSON.parse(notificationOf("Shop", text)).p.body;

it("shows at most 200 characters, of which none is cut in two", () => {
  expect(bodyOf("a".repeat(200))).toBe("a".repeat(200));
  expect(bodyOf("🙂".repeat(201))).toBe("🙂".repeat(199) + "…");
});

it("takes no other answer of the page than those that there are", async () => {
  const leave = await askPage((word, port) => {
    expect(JSON.parse(word)).toEqual({ v: 2, id: 0, t: "notify", p: { ask: true } });
    for (const answer of ["asked", "allowed", 1, null, { granted: true }, "denied", "granted"])
      port!.postMessage(answer);
  }, true);
  expect(leave).toBe("denied");
});
