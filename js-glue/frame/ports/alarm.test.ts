import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EventTag } from "../../abi/layout";
import { Alarm } from "./alarm";

describe("Alarm", () => {
  const raise = vi.fn(() => true);
  let alarm: Alarm;
  let isHidden = false;
  beforeEach(() => {
    vi.useFakeTimers();
    raise.mockClear();
    isHidden = false;
    alarm = new Alarm(raise, () => isHidden);
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

  /** A message has come and gone. */
  const aMessage = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = resolve;
      port2.postMessage(0);
    });

  it("is set by a message where the page is hidden, so that no timer has set it", async () => {
    isHidden = true;
    alarm.set(100);
    expect(vi.getTimerCount()).toBe(0);
    await aMessage();
    vi.advanceTimersByTime(99);
    expect(raise).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(raise).toHaveBeenCalledOnce();
  });

  it("is replaced and cleared there too, once", async () => {
    isHidden = true;
    alarm.set(10);
    alarm.set(300);
    await aMessage();
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(299);
    expect(raise).not.toHaveBeenCalled();
    alarm.set(10);
    alarm.clear();
    await aMessage();
    vi.advanceTimersByTime(1_000);
    expect(raise).not.toHaveBeenCalled();
  });

  it("is set at once by a page that is shown again, and no message sets it once more", async () => {
    isHidden = true;
    alarm.set(100);
    isHidden = false;
    alarm.set(50);
    await aMessage();
    vi.advanceTimersByTime(1_000);
    expect(raise).toHaveBeenCalledOnce();
  });
});
