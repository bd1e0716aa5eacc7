import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { EventTag, type EngineEvent } from "../../abi/layout";
import { MAX_ENVELOPE } from "../limits";
import { ParentWindow } from "./window";

type Message = { source: unknown; origin: string; data: unknown; ports: MessagePort[] };

describe("ParentWindow", () => {
  const parent = { postMessage: vi.fn() };
  const raise = vi.fn((_: EngineEvent) => true);
  let receive: (message: Message) => void;
  let port: ParentWindow;
  const close = vi.spyOn(MessagePort.prototype, "close");
  const ends: MessagePort[] = [];

  const newPort = () => {
    const { port1, port2 } = new MessageChannel();
    ends.push(port1, port2);
    return port1;
  };
  const message = (part: Partial<Message> = {}): Message => ({
    source: parent,
    origin: "https://shop.example",
    data: "{}",
    ports: [newPort()],
    ...part,
  });

  beforeEach(() => {
    vi.stubGlobal("parent", parent);
    vi.stubGlobal("addEventListener", (_: string, listener: typeof receive) => (receive = listener));
    raise.mockReset();
    close.mockClear();
    parent.postMessage.mockClear();
    port = new ParentWindow(raise);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    ends.splice(0).forEach((end) => end.close());
  });

  it("passes a message of the host page on, with the origin that the browser vouches for", () => {
    receive(message());
    expect(raise).toHaveBeenCalledExactlyOnceWith({
      tag: EventTag.WindowMessage,
      origin: "https://shop.example",
      data: "{}",
    });
  });

  it("hears nobody but the parent: not a sibling, not itself, not a worker", () => {
    for (const source of [{}, globalThis, null]) receive(message({ source }));
    expect(raise).not.toHaveBeenCalled();
  });

  const misfits: Record<string, () => Partial<Message>> = {
    "that is no text": () => ({ data: { v: 1 } }),
    "longer than an envelope": () => ({ data: "x".repeat(MAX_ENVELOPE + 1) }),
    "without a port": () => ({ ports: [] }),
    "with two ports": () => ({ ports: [newPort(), newPort()] }),
  };
  for (const [name, part] of Object.entries(misfits)) {
    it(`drops a message ${name} and closes what came with it`, () => {
      const misfit = message(part());
      receive(misfit);
      expect(raise).not.toHaveBeenCalled();
      expect(close).toHaveBeenCalledTimes(misfit.ports.length);
    });
  }

  it("gives the port away while the engine looks at its message", () => {
    const came = message();
    let adopted: MessagePort | undefined;
    raise.mockImplementation(() => {
      adopted = port.adopt();
      return true;
    });
    receive(came);
    expect(adopted).toBe(came.ports[0]);
    expect(close).not.toHaveBeenCalled();
  });

  it("closes a port that the engine does not adopt, and does not give it away later", () => {
    receive(message());
    expect(close).toHaveBeenCalledOnce();
    expect(port.adopt()).toBeUndefined();
  });

  it("posts to exactly the target it is given, and never to all", () => {
    port.post("{}", "https://shop.example");
    port.post("{}", "*");
    expect(parent.postMessage).toHaveBeenCalledExactlyOnceWith("{}", "https://shop.example");
  });
});
