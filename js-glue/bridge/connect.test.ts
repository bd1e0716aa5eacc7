import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { connect, transfer } from "./index";
import type { Connection, Methods, Options } from "./index";

/** Both sides in one place: all but windows and their origins is the same over ports. */
let ends: MessageChannel;
let made: Connection<unknown>[];
beforeEach(() => {
  ends = new MessageChannel();
  made = [];
});
afterEach(() => {
  vi.useRealTimers();
  for (const connection of made) connection.destroy();
  ends.port1.close();
  ends.port2.close();
});

function side<Shape = Methods>(remote: MessagePort, options: Partial<Options> = {}): Connection<Shape> {
  const connection = connect<Shape>({ remote: remote as unknown as Options["remote"], ...options });
  made.push(connection);
  return connection;
}
const caller = <Shape>(options?: Partial<Options>): Connection<Shape> => side<Shape>(ends.port1, options);
const callee = (methods: object, options: Partial<Options> = {}): Connection<Methods> =>
  side(ends.port2, { methods: methods as Methods, ...options });
const never = (): Promise<never> => new Promise(() => {});

describe("a call", () => {
  test("gives what the method gives, at once or later, nested or not, whatever the name holds", async () => {
    const methods = {
      add: (a: number, b: number) => a + b,
      deep: { er: { later: async (a: unknown) => a } },
      "with.dot": () => 1,
    };
    callee(methods);
    const { remote } = caller<typeof methods>();
    expect(await remote.add(2, 3)).toBe(5);
    expect(await remote.deep.er.later(new Map([["a", new Date(5)]]))).toEqual(new Map([["a", new Date(5)]]));
    expect(await remote["with.dot"]()).toBe(1);
    expect(await remote.add.apply(null, [2, 3])).toBe(5);
  });

  test("knows its own methods as `this`", async () => {
    const methods = {
      counter: {
        value: 5,
        read(): number {
          return this.value;
        },
      },
    };
    callee(methods);
    expect(await caller<{ counter: { read(): number } }>().remote.counter.read()).toBe(5);
  });

  test.each([
    "constructor",
    "toString",
    "__proto__",
    "hasOwnProperty",
    "valueOf",
    "__defineGetter__",
    "absent",
  ])("of %s, which is not listed, is rejected", async (name) => {
    callee({ add: () => 1, nested: {} });
    const connection = caller();
    for (const path of [[name], ["nested", name], ["add", name], ["add", "constructor", name], []])
      await expect(connection.call(path)).rejects.toMatchObject({ name: "BridgeError", code: "method" });
  });

  test("of a method that was added later is rejected", async () => {
    const methods: Record<string, () => number> = { a: () => 1 };
    callee(methods);
    methods["b"] = () => 2;
    await expect(caller().call(["b"])).rejects.toMatchObject({ code: "method" });
  });

  test("moves what is to be moved, both ways", async () => {
    const methods = {
      double: (numbers: Int32Array) =>
        transfer(
          numbers.map((n) => 2 * n),
          [],
        ),
    };
    callee(methods);
    const numbers = Int32Array.of(4, 5);
    const answer = caller<typeof methods>().remote.double(transfer(numbers, [numbers.buffer]));
    await expect(answer).resolves.toEqual(Int32Array.of(8, 10));
    expect(numbers.length).toBe(0);
  });

  test.each([
    [
      "throws",
      () => {
        throw Object.assign(new TypeError("no"), { code: "E_NO" });
      },
    ],
    ["rejects", () => Promise.reject(Object.assign(new TypeError("no"), { code: "E_NO" }))],
  ])(
    "whose method %s is rejected with the error's name, message and code, and no stack of there",
    async (_, fail) => {
      callee({ secretPlace: fail });
      const error = await caller()
        .call(["secretPlace"])
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(Error);
      expect(error).toMatchObject({ name: "TypeError", message: "no", code: "E_NO" });
      expect((error as Error).stack).not.toContain("connect.test.ts");
    },
  );

  test.each([["text"], [{ a: "b" }], [undefined]])(
    "whose method rejects with %o is rejected with it",
    async (reason) => {
      callee({ fail: () => Promise.reject(reason) });
      await expect(caller().call(["fail"])).rejects.toEqual(reason);
    },
  );

  test("with what cannot be cloned is rejected, here and there, and so is one with too much", async () => {
    callee({ bad: () => () => 1, echo: (a: unknown) => a, big: () => "x".repeat(9 << 20) });
    const connection = caller();
    await connection.ready;
    await expect(connection.call(["echo"], [() => 1])).rejects.toMatchObject({ code: "clone" });
    await expect(connection.call(["bad"])).rejects.toMatchObject({ name: "DataCloneError" });
    await expect(connection.call(["big"])).rejects.toMatchObject({ code: "size" });
    await expect(connection.call(["echo"], ["x".repeat(9 << 20)])).rejects.toMatchObject({ code: "size" });
    expect(await connection.call(["echo"], ["still here"])).toBe("still here");
  });

  test("that is not answered in time is rejected, and an answer that comes after that is dropped", async () => {
    let answer!: (value: number) => void;
    callee({ slow: () => new Promise((resolve) => (answer = resolve)), now: () => 1 });
    const connection = caller();
    await connection.ready;
    await expect(connection.call(["slow"], [], { timeout: 30 })).rejects.toMatchObject({ code: "timeout" });
    answer(1);
    await connection.call(["now"]);
    expect(connection.dropped).toBe(1);
  });

  test("is one of at most 10,000 that wait", async () => {
    callee({ never });
    const connection = caller();
    await connection.ready;
    const calls = Array.from({ length: 10_001 }, () =>
      connection.call(["never"]).catch(({ code }: Error & { code: string }) => code),
    );
    expect(await calls[10_000]).toBe("busy");
    connection.destroy();
    expect(new Set((await Promise.all(calls)).slice(0, 10_000))).toEqual(new Set(["destroyed"]));
  });
});

describe("calls before the connection", () => {
  test("are kept, 100 of them, and made in order", async () => {
    const order: number[] = [];
    const connection = caller();
    const calls = Array.from({ length: 101 }, (_, index) => connection.call(["put"], [index]));
    await expect(calls[100]).rejects.toMatchObject({ code: "busy" });
    callee({ put: (index: number) => order.push(index) });
    await Promise.all(calls.slice(0, 100));
    expect(order).toEqual(Array.from({ length: 100 }, (_, index) => index));
  });

  test("are rejected, as `ready` is, where nobody comes; who comes later is welcome all the same", async () => {
    const connection = caller({ connectTimeout: 50 });
    const call = connection.call(["now"]);
    await expect(connection.ready).rejects.toMatchObject({ code: "timeout" });
    await expect(call).rejects.toMatchObject({ code: "timeout" });
    callee({ now: () => 1 });
    expect(await connection.call(["now"])).toBe(1);
    expect(connection.state).toBe("connected");
  });
});

describe("an epoch's end", () => {
  test("rejects at once what was asked of the other side that is replaced; what comes next goes to the new one", async () => {
    const first = callee({ never, name: () => "first" });
    const connection = caller();
    expect(await connection.call(["name"])).toBe("first");
    const pending = connection.call(["never"]);
    // A document that is replaced says nothing any more.
    Object.assign(first, { tell_: () => {} });
    first.destroy();
    callee({ name: () => "second" });
    await expect(pending).rejects.toMatchObject({ code: "epoch" });
    expect(await connection.call(["name"])).toBe("second");
  });

  test("by destroy() tells the other side, which rejects until somebody connects again", async () => {
    const states: string[] = [];
    const first = callee({ never, name: () => "first" });
    const connection = caller({ onState: (state) => states.push(state) });
    await Promise.all([connection.ready, first.ready]);
    const pending = connection.call(["never"]);
    first.destroy();
    await expect(pending).rejects.toMatchObject({ code: "closed" });
    await expect(connection.call(["name"])).rejects.toMatchObject({ code: "closed" });
    callee({ name: () => "second" });
    await vi.waitUntil(() => connection.state == "connected");
    expect(await connection.call(["name"])).toBe("second");
    expect(states).toEqual(["connected", "closed", "connecting", "connected"]);
  });

  test("by destroy() on this side rejects all that waits, `ready` too, for good", async () => {
    const connection = caller();
    const call = connection.call(["name"]);
    connection.destroy();
    for (const promise of [call, connection.ready, connection.call(["name"])])
      await expect(promise).rejects.toMatchObject({ code: "destroyed" });
    expect(connection.state).toBe("destroyed");
  });

  test("by silence is noticed after three beats, and greeted again", async () => {
    const connection = caller({ heartbeat: 20 });
    // One that shakes hands and then never says a word.
    const mute = callee({});
    Object.assign(mute, { onMessage_: () => {}, tell_: () => {} });
    await connection.ready;
    await expect(connection.call(["name"])).rejects.toMatchObject({ code: "lost" });
    mute.destroy();
    callee({ name: () => "second" });
    expect(await connection.call(["name"])).toBe("second");
  });
});

describe("what is no message", () => {
  /** Shakes hands as the protocol says, and gives the bare port. */
  async function raw(greater: boolean): Promise<MessagePort> {
    const n = (greater ? "f" : "0").repeat(32);
    return new Promise((resolve) => {
      ends.port2.onmessage = ({ data, ports }) => {
        if (data.t == "connect") return resolve(ports[0] as unknown as MessagePort);
        if (!greater || !data.to)
          return ends.port2.postMessage({ pipit: 1, t: "hello", c: "", n, to: data.n });
        const { port1, port2 } = new MessageChannel();
        ends.port2.postMessage({ pipit: 1, t: "connect", c: "", n, to: data.n }, [port2]);
        resolve(port1);
      };
    });
  }

  test.each([true, false])("is dropped and counted, whoever made the port (%s)", async (greater) => {
    const connection = caller({ methods: { now: () => 1 } });
    const port = await raw(greater);
    const bad = [
      null,
      1,
      "call",
      [],
      {},
      { t: "call" },
      { t: "call", id: 1, m: "x" },
      { t: "call", id: -1, m: '["now"]', p: [] },
      { t: "call", id: 1, m: '["now"]', p: { length: 1 } },
      { t: "value", id: 7, p: 1 },
      { t: "constructor", id: 1 },
    ];
    for (const data of bad) port.postMessage(data);
    const answer = new Promise(
      (resolve) => (port.onmessage = ({ data }) => data.t == "value" && resolve(data)),
    );
    port.postMessage({ t: "call", id: 1, m: '["now"]', p: [] });
    expect(await answer).toEqual({ t: "value", id: 1, p: 1 });
    expect(connection.dropped).toBe(bad.length);
    port.close();
  });

  test("cuts a flood off", async () => {
    let taken = 0;
    const connection = caller({ methods: { hit: () => ++taken }, messagesPerWindow: 50 });
    const port = await raw(true);
    for (let id = 0; id < 80; ++id) port.postMessage({ t: "call", id, m: '["hit"]', p: [] });
    await vi.waitUntil(() => connection.dropped == 30);
    expect(taken).toBe(50);
    port.close();
  });

  test("is a port for whom has not repeated the nonce", async () => {
    const connection = caller();
    const { port2 } = new MessageChannel();
    const n = "f".repeat(32);
    for (const to of ["", "0".repeat(32), n])
      ends.port2.postMessage({ pipit: 1, t: "connect", c: "", n, to }, to == n ? [port2] : []);
    const answers: string[] = [];
    await new Promise<void>((resolve) => {
      ends.port2.onmessage = ({ data }) => void (answers.push(data.t as string) == 3 && resolve());
      for (const to of ["", "0".repeat(32)])
        ends.port2.postMessage({ pipit: 1, t: "hello", c: "", n: "0".repeat(32), to });
    });
    expect(answers).toEqual(["hello", "hello", "hello"]);
    expect(connection.state).toBe("connecting");
  });
});

describe("options", () => {
  test.each([
    ["a time below zero", { callTimeout: -1 }],
    ["a time that no timer can be set to", { heartbeat: 2 ** 31 }],
    ["no number", { connectTimeout: NaN }],
    [
      "methods too deep",
      { methods: Array.from({ length: 9 }).reduce((inner) => ({ a: inner }), { b: () => 1 }) as Methods },
    ],
  ])("with %s are refused", (_, options) => {
    expect(() => caller(options)).toThrow(expect.objectContaining({ code: "invalid" }) as Error);
  });

  test("a second connection on the same channel is refused; on another it is not, and neither is one after destroy()", async () => {
    callee({ name: () => "a" });
    side(ends.port2, { channel: "b", methods: { name: () => "b" } });
    const a = caller();
    expect(() => caller()).toThrow(expect.objectContaining({ code: "invalid" }) as Error);
    const b = caller({ channel: "b" });
    expect(await Promise.all([a.call(["name"]), b.call(["name"])])).toEqual(["a", "b"]);
    a.destroy();
    expect(await caller().call(["name"])).toBe("a");
  });
});
