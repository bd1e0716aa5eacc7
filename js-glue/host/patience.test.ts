import { afterEach, beforeEach, expect, test, vi } from "vitest";

beforeEach(() => {
  vi.useFakeTimers();
  vi.resetModules();
  vi.stubGlobal("window", globalThis);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function waiting(milliseconds: number): Promise<{ act: () => void; cancel: () => void }> {
  const { after } = await import("./patience");
  const act = vi.fn();
  return { act, cancel: after(milliseconds, act) };
}

test("it acts when the time has passed, once", async () => {
  const { act } = await waiting(15_000);
  vi.advanceTimersByTime(14_999);
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(act).toHaveBeenCalledTimes(1);
});

test("it does not act when it was called off", async () => {
  const { act, cancel } = await waiting(15_000);
  cancel();
  vi.advanceTimersByTime(60_000);
  expect(act).not.toHaveBeenCalled();
});

test("after a time in which no timer ran there is a second chance, which can be called off as well", async () => {
  const { act } = await waiting(15_000);
  const { act: other, cancel } = await waiting(15_000);
  // The clock went on, timers did not.
  vi.setSystemTime(Date.now() + 600_000);
  vi.advanceTimersByTime(15_000);
  expect(act).not.toHaveBeenCalled();
  cancel();
  vi.advanceTimersByTime(5_000);
  expect(act).toHaveBeenCalledTimes(1);
  expect(other).not.toHaveBeenCalled();
});
