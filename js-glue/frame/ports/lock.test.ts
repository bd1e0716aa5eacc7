import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EventTag, LockState, type EngineEvent } from "../../abi/layout";
import { TabLock } from "./lock";

type Grant = () => Promise<void> | undefined;

interface Asked {
  name: string;
  options: { steal?: boolean; signal?: AbortSignal };
  /** The browser gives the lock; settled when it is given back. */
  grant: () => Promise<void>;
  /** Another tab steals it, or there is none to be had. */
  reject: (error: DOMException) => void;
}

const abort = () => new DOMException("stolen", "AbortError");

describe("TabLock", () => {
  const asked: Asked[] = [];
  const states: LockState[] = [];
  let accepts: boolean;
  let lock: TabLock;

  const raise = (event: EngineEvent) => {
    if (event.tag === EventTag.LockChanged) states.push(event.state);
    return accepts;
  };
  /** As a browser does: a signal takes back what has not been granted. */
  const request = (name: string, options: Asked["options"], granted: Grant) =>
    new Promise<void>((resolve, reject) => {
      options.signal?.addEventListener("abort", () => reject(abort()));
      const grant = async () => resolve(await granted());
      asked.push({ name, options, grant, reject });
    });
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const isHeld = async ({ grant }: Asked) => {
    let given = false;
    void grant().then(() => (given = true));
    await settled();
    return !given;
  };

  beforeEach(() => {
    accepts = true;
    asked.length = states.length = 0;
    lock = new TabLock(raise);
    vi.stubGlobal("navigator", { locks: { request } });
  });
  afterEach(() => vi.unstubAllGlobals());

  it("waits for the lock, and holds it until it is released", async () => {
    const done = lock.request({ name: "a", steal: false });
    expect(asked[0]).toMatchObject({ name: "a", options: { signal: expect.any(AbortSignal) } });
    expect(states).toEqual([]);
    expect(await isHeld(asked[0]!)).toBe(true);
    expect(states).toEqual([LockState.Granted]);
    lock.release();
    await done;
    expect(states).toEqual([LockState.Granted]);
  });

  it("steals without waiting: the two cannot be asked for at once", async () => {
    void lock.request({ name: "a", steal: true });
    expect(asked[0]!.options).toEqual({ steal: true });
    expect(await isHeld(asked[0]!)).toBe(true);
    expect(states).toEqual([LockState.Granted]);
  });

  it("tells that another tab has stolen it, once, and can ask again", async () => {
    void lock.request({ name: "a", steal: false });
    void asked[0]!.grant();
    asked[0]!.reject(abort());
    await settled();
    lock.release();
    expect(states).toEqual([LockState.Granted, LockState.Lost]);
    void lock.request({ name: "a", steal: false });
    expect(await isHeld(asked[1]!)).toBe(true);
    expect(states.at(-1)).toBe(LockState.Granted);
  });

  const refusals: Record<string, object> = {
    "there are none": {},
    "the browser refuses": {
      locks: { request: () => Promise.reject(new DOMException("no", "SecurityError")) },
    },
    "asking throws": {
      locks: {
        request: () => {
          throw new DOMException("no", "InvalidStateError");
        },
      },
    },
  };
  for (const [why, navigator] of Object.entries(refusals))
    it(`says Refused where ${why}`, async () => {
      vi.stubGlobal("navigator", navigator);
      await lock.request({ name: "a", steal: false });
      expect(states).toEqual([LockState.Refused]);
    });

  it("stops waiting when it is released, and says nothing of that", async () => {
    const done = lock.request({ name: "a", steal: false });
    lock.release();
    await done;
    expect(asked[0]!.options.signal!.aborted).toBe(true);
    expect(states).toEqual([]);
  });

  for (const steal of [false, true])
    it(`gives a late grant back at once (${steal ? "stolen" : "waited for"})`, async () => {
      void lock.request({ name: "a", steal });
      lock.release();
      expect(await isHeld(asked[0]!)).toBe(false);
      expect(states).toEqual([]);
    });

  it("replaces a request by the next: the first one is given up, and only the second is told of", async () => {
    void lock.request({ name: "a", steal: false });
    void lock.request({ name: "a", steal: true });
    expect(asked[0]!.options.signal!.aborted).toBe(true);
    expect(await isHeld(asked[0]!)).toBe(false);
    expect(await isHeld(asked[1]!)).toBe(true);
    expect(states).toEqual([LockState.Granted]);
  });

  it("does not keep the lock when there is no engine to lead", async () => {
    accepts = false;
    void lock.request({ name: "a", steal: false });
    expect(await isHeld(asked[0]!)).toBe(false);
  });
});
