import { beforeEach, describe, expect, it, vi } from "vitest";
import { EventTag, Tag, type Command, type EngineEvent } from "../abi/layout";
import { MAX_QUEUED_EVENTS } from "./limits";
import { Runtime } from "./runtime";

const alarm: EngineEvent = { tag: EventTag.Alarm };
const read: EngineEvent = { tag: EventTag.VisitorRead };
const focus: Command = { tag: Tag.FocusComposer };
const adopt: Command = { tag: Tag.AdoptPort };

describe("Runtime", () => {
  const log: string[] = [];
  const hands = { carryOut: vi.fn(), settle: vi.fn(), trapped: vi.fn() };
  const runtimeOf = (handle: (event: EngineEvent) => Command[]) => new Runtime({ handle }, hands);

  beforeEach(() => {
    log.length = 0;
    vi.resetAllMocks();
  });

  it("carries commands out in order and settles once a batch", () => {
    hands.carryOut.mockImplementation(({ tag }: Command) => log.push(`carry ${tag}`));
    hands.settle.mockImplementation(() => log.push("settle"));
    expect(runtimeOf(() => [focus, adopt]).raise(alarm)).toBe(true);
    expect(log).toEqual([`carry ${Tag.FocusComposer}`, `carry ${Tag.AdoptPort}`, "settle"]);
  });

  it("never enters the engine twice: an event raised by a command waits for the batch to end", () => {
    const runtime = runtimeOf(({ tag }) => {
      log.push(`handle ${tag}`);
      return tag === EventTag.Alarm ? [focus, adopt] : [];
    });
    hands.carryOut.mockImplementation((command: Command) => {
      log.push(`carry ${command.tag}`);
      if (command === focus) runtime.raise(read);
    });
    runtime.raise(alarm);
    expect(log).toEqual([
      `handle ${EventTag.Alarm}`,
      `carry ${Tag.FocusComposer}`,
      `carry ${Tag.AdoptPort}`,
      `handle ${EventTag.VisitorRead}`,
    ]);
  });

  it("refuses more events than the queue may hold", () => {
    const accepted: boolean[] = [];
    const runtime = runtimeOf(({ tag }) => (tag === EventTag.Alarm ? [focus] : []));
    hands.carryOut.mockImplementation(() => {
      for (let i = 0; i <= MAX_QUEUED_EVENTS; i++) accepted.push(runtime.raise(read));
    });
    runtime.raise(alarm);
    expect(accepted.filter(Boolean)).toHaveLength(MAX_QUEUED_EVENTS);
    expect(accepted.at(-1)).toBe(false);
  });

  it("goes on with the batch when the browser refuses a command", () => {
    const reported = vi.fn();
    vi.stubGlobal("reportError", reported);
    hands.carryOut.mockImplementationOnce(() => {
      throw new DOMException("no");
    });
    runtimeOf(() => [focus, adopt]).raise(alarm);
    expect(hands.carryOut).toHaveBeenLastCalledWith(adopt);
    expect(reported).toHaveBeenCalledOnce();
  });

  it("tells of a trap once and takes no event after it", () => {
    const trap = new WebAssembly.RuntimeError("unreachable");
    const handle = vi.fn(() => {
      throw trap;
    });
    const runtime = runtimeOf(handle);
    expect(runtime.raise(alarm)).toBe(false);
    expect(runtime.raise(read)).toBe(false);
    expect(handle).toHaveBeenCalledOnce();
    expect(hands.trapped).toHaveBeenCalledExactlyOnceWith(trap);
    expect(hands.settle).not.toHaveBeenCalled();
  });
});
