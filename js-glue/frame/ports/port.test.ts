import { afterEach, describe, expect, it, vi } from "vitest";
import { EventTag, type EngineEvent } from "../../abi/layout";
import { MAX_ENVELOPE } from "../limits";
import { HostPort } from "./port";

describe("HostPort", () => {
  const raise = vi.fn((_: EngineEvent) => true);
  const exportAll = vi.fn();
  const askFeedback = vi.fn();
  const port = new HostPort(raise, exportAll, askFeedback);
  const connect = () => {
    const { port1, port2 } = new MessageChannel();
    port.adopt(port1);
    return port2;
  };
  const received = () => raise.mock.calls.map(([event]) => (event as { data: string }).data);

  afterEach(() => {
    port.close();
    raise.mockClear();
  });

  it("hands on the question for an export to whom it concerns, and not to the engine", async () => {
    connect().postMessage('{"v":2,"id":0,"t":"export","p":{}}');
    await vi.waitFor(() => expect(exportAll).toHaveBeenCalledOnce());
    expect(raise).not.toHaveBeenCalled();
  });

  it("hands on that feedback is asked for, as far as it is said in plain words", async () => {
    const host = connect();
    host.postMessage('{"v":2,"id":0,"t":"feedback","p":{"kind":""}}');
    host.postMessage('{"v":2,"id":0,"t":"feedback","p":{"kind":"nps"}}');
    host.postMessage('{"v":2,"id":0,"t":"feedback","p":{"kind":"<b>"}}');
    await vi.waitFor(() => expect(raise).toHaveBeenCalledOnce());
    expect(askFeedback.mock.calls).toEqual([[""], ["nps"]]);
  });

  it("passes texts on and drops everything else", async () => {
    const host = connect();
    for (const data of [{ v: 1 }, 7, null, "x".repeat(MAX_ENVELOPE + 1), "kept", "x".repeat(MAX_ENVELOPE)]) {
      host.postMessage(data);
    }
    await vi.waitFor(() => expect(raise).toHaveBeenCalledTimes(2));
    expect(raise).toHaveBeenCalledWith({ tag: EventTag.PortMessage, data: "kept" });
    expect(received()[1]).toHaveLength(MAX_ENVELOPE);
  });

  it("posts to the host's end", async () => {
    const host = connect();
    const heard = new Promise((resolve) => (host.onmessage = ({ data }) => resolve(data)));
    port.post("hello");
    expect(await heard).toBe("hello");
  });

  it("hears the newer port alone once it has one", async () => {
    const old = connect();
    const host = connect();
    old.postMessage("old");
    host.postMessage("new");
    await vi.waitFor(() => expect(raise).toHaveBeenCalled());
    expect(received()).toEqual(["new"]);
  });

  it("is silent without a port", () => {
    expect(() => port.post("nobody")).not.toThrow();
  });
});
