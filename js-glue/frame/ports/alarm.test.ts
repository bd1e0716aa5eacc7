import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EventTag } from "../../abi/layout";
import { Alarm } from "./alarm";

describe("Alarm", () => {
  const raise = vi.fn(() => true);
  let alarm: Alarm;
  beforeEach(() => {
    vi.useFakeTimers();
    raise.mockClear();
    alarm = new Alarm(raise);
  });
  afterEach(() => vi.useRealTimers());

  it("goes off once, not before its time", () => {
    alarm.set(99.5);
    vi.advanceTimersByTime(99);
    expect(raise).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(raise).toHaveBeenCalledExactlyOnceWith({ tag: EventTag.Alarm });
  });

  it("replaces the one before", () => {
    alarm.set(100);
    alarm.set(300);
    vi.advanceTimersByTime(299);
    expect(raise).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(raise).toHaveBeenCalledOnce();
  });

  it("waits for a delay that is longer than a browser's timer keeps, instead of going off at once", () => {
    alarm.set(1e12);
    vi.advanceTimersByTime(2_147_483_646);
    expect(raise).not.toHaveBeenCalled();
  });

  for (const delay of [-5, 0, Number.NaN]) {
    it(`goes off in the next turn after ${delay}`, () => {
      alarm.set(delay);
      expect(raise).not.toHaveBeenCalled();
      vi.advanceTimersByTime(0);
      expect(raise).toHaveBeenCalledOnce();
    });
  }

  it("stays silent once cleared", () => {
    alarm.set(10);
    alarm.clear();
    vi.advanceTimersByTime(100);
    expect(raise).not.toHaveBeenCalled();
  });
});
