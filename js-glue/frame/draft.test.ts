import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Draft } from "./draft";
import { DRAFT_INTERVAL } from "./limits";

describe("Draft", () => {
  const report = vi.fn();
  let draft: Draft;
  beforeEach(() => {
    vi.useFakeTimers();
    report.mockReset();
    draft = new Draft(report);
  });
  afterEach(() => vi.useRealTimers());

  it("reports the latest text once an interval, however fast the typing", () => {
    for (const text of ["h", "he", "hel"]) draft.typed(text);
    vi.advanceTimersByTime(DRAFT_INTERVAL - 1);
    expect(report).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(report).toHaveBeenCalledExactlyOnceWith("hel");
  });

  it("does not put the report off while the typing goes on", () => {
    for (let i = 1; i <= 10; i++) {
      draft.typed("x".repeat(i));
      vi.advanceTimersByTime(DRAFT_INTERVAL / 3);
    }
    expect(report).toHaveBeenCalledTimes(3);
  });

  it("reports at once when flushed, and nothing where nothing is new", () => {
    draft.typed("half a ");
    draft.flush();
    draft.flush();
    vi.advanceTimersByTime(DRAFT_INTERVAL);
    expect(report).toHaveBeenCalledExactlyOnceWith("half a ");
  });

  it("reports an emptied field too", () => {
    draft.typed("");
    draft.flush();
    expect(report).toHaveBeenCalledExactlyOnceWith("");
  });

  it("knows what was typed last until it is dropped", () => {
    draft.typed("sent by now");
    draft.flush();
    expect(draft.text).toBe("sent by now");
    draft.drop();
    expect(draft.text).toBe("");
  });

  it("reports nothing of what was dropped", () => {
    draft.typed("sent by now");
    draft.drop();
    vi.advanceTimersByTime(DRAFT_INTERVAL);
    expect(report).not.toHaveBeenCalled();
  });
});
