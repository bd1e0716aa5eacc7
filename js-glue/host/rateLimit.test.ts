import { expect, test, vi } from "vitest";
import { maxMessagesPerWindow, limitWindow } from "./limits";
import { allows } from "./rateLimit";

test("a window takes its number of messages, and the next one as many again", () => {
  vi.useFakeTimers();
  const takenOf = (messages: number): number =>
    Array.from({ length: messages }, allows).filter(Boolean).length;
  expect(takenOf(maxMessagesPerWindow + 50)).toBe(maxMessagesPerWindow);
  vi.advanceTimersByTime(limitWindow);
  expect(takenOf(maxMessagesPerWindow + 50)).toBe(maxMessagesPerWindow);
  vi.useRealTimers();
});
