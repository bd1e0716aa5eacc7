import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { limitWindow } from "./limits";

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
});
afterEach(() => void vi.useRealTimers());

test("a window takes its number of messages, and the next one as many again", async () => {
  const { limited } = await import("./rateLimit");
  const allows = limited(2_000);
  const takenOf = (messages: number): number =>
    Array.from({ length: messages }, allows).filter(Boolean).length;
  expect(takenOf(2_050)).toBe(2_000);
  vi.advanceTimersByTime(limitWindow);
  expect(takenOf(2_050)).toBe(2_000);
});
