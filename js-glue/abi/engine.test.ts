import { readFileSync } from "node:fs";
import { beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { compile } from "./compile";
import { Engine } from "./engine";
import {
  Author,
  Delivery,
  EventTag,
  Lifecycle,
  LockState,
  Notice,
  Phase,
  StreamEnd,
  Tag,
  type Command,
  type EngineEvent,
} from "./layout";
import { storedRecord } from "./storedRecord.testing";

// The real engine.wasm, with this file in the place of the browser, the host page and the service.

const WASM = new URL("../../build/wasm/wasm/abi/engine.wasm", import.meta.url);
const HOST = "https://shop.example";
const NONCE = "0123456789abcdef0123456789abcdef";
const WALL = 1_732_150_000_000;
const CONFIG = { site: "demo", allow: [HOST], botName: "Ada", welcome: "Hello", placeholder: "Ask" };

type Of<T extends Tag> = Extract<Command, { tag: T }>;

describe("engine.wasm", () => {
  let bytes: Buffer;
  let module: WebAssembly.Module;
  let engine: Engine;
  let now = 0;

  const tell = (event: EngineEvent) => engine.handle(event, (now += 1), WALL + now);
  const only = <T extends Tag>(commands: Command[], tag: T) =>
    commands.filter((command): command is Of<T> => command.tag === tag);
  const boot = (part: Partial<Extract<EngineEvent, { tag: EventTag.Boot }>> = {}) => {
    const commands = tell({
      tag: EventTag.Boot,
      config: JSON.stringify(CONFIG),
      claimedOrigin: HOST,
      nonce: NONCE,
      protocol: 2,
      seed: "f".repeat(32),
      online: true,
      sealed: false,
      flings: false,
      ownRecords: false,
      features: "",
      retention: 0,
      ...part,
    });
    // No browser here looks at the list.
    tell({ tag: EventTag.ListWhole, on: true });
    return commands;
  };
  const connect = (origin = HOST, nonce = NONCE) =>
    tell({
      tag: EventTag.WindowMessage,
      origin,
      data: JSON.stringify({ v: 2, id: 0, t: "connect", p: { nonce } }),
    });
  const posted = (commands: Command[]) => only(commands, Tag.PostPort).map(({ data }) => JSON.parse(data));

  /** Answers every request to the storage, from what is stored, until there are no more. */
  const serveStorage = (commands: Command[], stored: Record<string, string> = {}): Command[] => {
    const all = [...commands];
    for (const asked of posted(commands).filter(({ t }) => t.startsWith("storage."))) {
      const keys: string[] = [asked.p.k].flat();
      const p =
        asked.t === "storage.get" ? { ok: true, v: keys.map((key) => stored[key] ?? null) } : { ok: true };
      const data = JSON.stringify({ v: 2, id: asked.id, t: "reply", p });
      all.push(...serveStorage(tell({ tag: EventTag.PortMessage, data }), stored));
    }
    return all;
  };
  const start = (stored: Record<string, string> = {}) => {
    boot();
    return [...serveStorage(connect(), stored), ...serveStorage(lead(), stored)];
  };
  /** The only tab there is. */
  const lead = () => [
    ...tell({ tag: EventTag.TabsOpened, ok: true }),
    ...tell({ tag: EventTag.LockChanged, state: LockState.Granted }),
  ];
  const respond = (request: number, status: number, body: unknown) => [
    ...tell({ tag: EventTag.HttpHead, request, status, retryAfter: 0 }),
    ...tell({ tag: EventTag.HttpChunk, request, data: JSON.stringify(body) }),
    ...tell({ tag: EventTag.HttpEnd, request, end: StreamEnd.Complete }),
  ];
  const session = { token: "t-1", visitor: "v_1", conversation: "c_1", expires: WALL + 86_400_000 * 60 };
  /** A message sent and taken by the service, whose stream is open under the request that is returned. */
  const converse = (text: string) => {
    start();
    const sent = serveStorage(tell({ tag: EventTag.VisitorSend, text, row: 0, values: "" }));
    const opened = respond(only(sent, Tag.HttpRequest)[0]!.request, 200, session);
    const [stream, chat] = ["/api/events", "/api/chat"].map((path) =>
      only(opened, Tag.HttpRequest).find((request) => request.path === path)!,
    );
    tell({ tag: EventTag.HttpHead, request: stream!.request, status: 200, retryAfter: 0 });
    return { sent, opened, stream: stream!.request, chat: chat! };
  };

  beforeAll(async () => {
    bytes = readFileSync(WASM);
    module = await WebAssembly.compile(new Uint8Array(bytes));
  });
  beforeEach(async () => {
    now = 0;
    engine = await Engine.start(module);
  });

  describe("loading", () => {
    for (const type of ["application/wasm", "application/octet-stream", "application/wasm; charset=utf-8"]) {
      it(`compiles what a server calls ${type}`, async () => {
        const body = () => new Response(new Uint8Array(bytes), { headers: { "Content-Type": type } });
        vi.stubGlobal("fetch", async () => body());
        expect(await compile("/assets/engine.wasm")).toBeInstanceOf(WebAssembly.Module);
        vi.unstubAllGlobals();
      });
    }

    it("says so when the engine is not there", async () => {
      vi.stubGlobal("fetch", async () => new Response("", { status: 404 }));
      await expect(compile("/assets/engine.wasm")).rejects.toThrow("HTTP 404");
      vi.unstubAllGlobals();
    });

    it("asks its surroundings for nothing: none would be given", () => {
      expect(WebAssembly.Module.imports(module)).toEqual([]);
    });

    it("refuses an engine whose layout is another one", async () => {
      // (module (func (export "pipit_layout_version") (result i32) i32.const 1))
      const name = [...Buffer.from("pipit_layout_version")];
      const sections = [
        [1, 5, 1, 0x60, 0, 1, 0x7f],
        [3, 2, 1, 0],
        [7, 4 + name.length, 1, name.length, ...name, 0, 0],
        [10, 6, 1, 4, 0, 0x41, 1, 0x0b],
      ];
      const other = await WebAssembly.compile(
        new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, ...sections.flat()]),
      );
      await expect(Engine.start(other)).rejects.toThrow("another build: 1");
    });
  });

  describe("handshake", () => {
    it("shows the site's texts and says ready to exactly the claimed origin", () => {
      const commands = boot();
      expect(only(commands, Tag.ShowTexts)[0]).toMatchObject({
        botName: "Ada",
        welcome: "Hello",
        placeholder: "Ask",
      });
      const [{ target, data }] = only(commands, Tag.PostWindow) as [Of<Tag.PostWindow>];
      expect(target).toBe(HOST);
      expect(JSON.parse(data)).toEqual({
        v: 2,
        id: 0,
        t: "ready",
        p: { nonce: NONCE, from: expect.stringMatching(/^[0-9a-f]{32}$/) },
      });
    });

    it("refuses an origin that is not allowed, and tells it so", () => {
      const commands = boot({ claimedOrigin: "https://evil.example" });
      expect(only(commands, Tag.ShowStatus)[0]).toMatchObject({
        phase: Phase.Refused,
        refusal: "origin.not_allowed",
      });
      expect(only(commands, Tag.PostWindow)[0]?.target).toBe("https://evil.example");
      expect(only(connect("https://evil.example"), Tag.AdoptPort)).toEqual([]);
    });

    it("posts to nobody where the claim is no origin", () => {
      for (const claimedOrigin of ["null", "", "*"])
        expect(only(boot({ claimedOrigin }), Tag.PostWindow)).toEqual([]);
    });

    it("adopts a port only with the right origin and nonce", () => {
      boot();
      expect(only(connect("https://evil.example"), Tag.AdoptPort)).toEqual([]);
      expect(only(connect(HOST, "0".repeat(32)), Tag.AdoptPort)).toEqual([]);
      expect(only(connect(), Tag.AdoptPort)).toHaveLength(1);
    });
  });

  describe("conversation", () => {
    it("is ready once the storage has answered, and greets the host page by the bot's name", () => {
      const commands = start();
      expect(only(commands, Tag.ShowStatus).at(-1)?.phase).toBe(Phase.Ready);
      expect(posted(commands).find(({ t }) => t === "hello")?.p).toMatchObject({ name: "Ada" });
    });

    it("restores what was stored before anything is asked of the network", () => {
      const messages = ["Hello 😀", "שלום", "a\u0000b"].map((text, i) => ({
        id: `m_${i}`,
        seq: i + 1,
        change: i + 1,
        author: i ? "assistant" : "visitor",
        state: "complete",
        text,
        at: WALL - 1000,
        ...(i === 0 && { clientId: "client-1" }),
      }));
      const commands = start({
        session: storedRecord(session, WALL),
        conversation: storedRecord({ id: "c_1", change: 3, messages }, WALL),
        draft: storedRecord({ text: "half a thou" }, WALL),
      });
      const firstRequest = commands.findIndex(({ tag }) => tag === Tag.HttpRequest);
      const rows = only(commands, Tag.RowPut);
      expect(rows.map(({ text }) => text)).toEqual(["Hello 😀", "שלום", "a\u0000b"]);
      expect(rows[0]).toMatchObject({ author: Author.Visitor, delivery: Delivery.Sent, at: WALL - 1000 });
      expect(only(commands, Tag.DraftPut)).toEqual([{ tag: Tag.DraftPut, text: "half a thou", notes: "" }]);
      expect(firstRequest).toBeGreaterThanOrEqual(0);
    });

    it("sets a damaged record aside and says so", () => {
      const damaged = storedRecord(session, WALL).replace("t-1", "t-2");
      const notices = only(start({ session: damaged }), Tag.ShowStatus).map(({ notice }) => notice);
      expect(notices).toContain(Notice.RecordDamaged);
    });

    it("shows what is sent at once, and marks it when the service has it", () => {
      const { sent, opened, chat } = converse("Where is order 10234? 😀");
      const [pending] = only(sent, Tag.RowPut) as [Of<Tag.RowPut>];
      expect(pending).toMatchObject({ author: Author.Visitor, delivery: Delivery.Pending });
      expect(only(sent, Tag.HttpRequest)[0]).toMatchObject({ path: "/api/session", token: "" });
      expect(only(opened, Tag.HttpRequest).every(({ token }) => token === "t-1")).toBe(true);
      expect(JSON.parse(chat.body)).toMatchObject({ text: "Where is order 10234? 😀" });
      const taken = respond(chat.request, 202, { id: "m_1", seq: 1, at: WALL });
      expect(only(taken, Tag.RowPut)).toMatchObject([{ key: pending.key, delivery: Delivery.Sent }]);
    });

    it("grows a streamed answer in place and announces it once, when it is whole", () => {
      const { stream, chat } = converse("Hi");
      tell({ tag: EventTag.PortMessage, data: '{"v":2,"id":0,"t":"open","p":{"focus":true}}' });
      respond(chat.request, 202, { id: "m_1", seq: 1, at: WALL });
      const push = (text: string) => tell({ tag: EventTag.HttpChunk, request: stream, data: text });
      const message = {
        id: "m_2",
        seq: 2,
        change: 2,
        author: "assistant",
        state: "streaming",
        text: "Zürich",
        at: WALL,
      };
      const begun = push(`id: 2\nevent: message\ndata: ${JSON.stringify(message)}\n\n`);
      const [row] = only(begun, Tag.RowPut) as [Of<Tag.RowPut>];
      expect(row).toMatchObject({ delivery: Delivery.Streaming, text: "Zürich" });
      // `from` counts bytes: the ü is two of them. The line is cut in two on its way.
      const cut = [...push('event: delta\ndata: {"id":"m_2","fr'), ...push('om":7,"text":" 😀"}\n\n')];
      expect(only(cut, Tag.RowAppend)).toEqual([{ tag: Tag.RowAppend, key: row.key, text: " 😀" }]);
      expect(only(cut, Tag.Announce)).toEqual([]);
      const whole = { ...message, change: 3, state: "complete", text: "Zürich 😀" };
      const done = push(`id: 3\nevent: message\ndata: ${JSON.stringify(whole)}\n\n`);
      expect(only(done, Tag.RowPut)).toMatchObject([
        { key: row.key, delivery: Delivery.Complete, text: "Zürich 😀" },
      ]);
      expect(only(done, Tag.Announce)).toEqual([
        { tag: Tag.Announce, author: Author.Assistant, text: "Zürich 😀" },
      ]);
    });

    it("keeps a message that the service could not be reached for, and tries again by its alarm", () => {
      start();
      const sent = serveStorage(tell({ tag: EventTag.VisitorSend, text: "Anybody?", row: 0, values: "" }));
      const { request } = only(sent, Tag.HttpRequest)[0]!;
      const lost = tell({ tag: EventTag.HttpEnd, request, end: StreamEnd.Network });
      expect(only(lost, Tag.RowDrop)).toEqual([]);
      const [alarm] = only(lost, Tag.SetAlarm) as [Of<Tag.SetAlarm>];
      now += alarm.delay;
      expect(only(tell({ tag: EventTag.Alarm }), Tag.HttpRequest)).toMatchObject([{ path: "/api/session" }]);
    });
  });

  describe("bad events", () => {
    it("takes no notice of an event with an enum's value that does not exist, and lives on", () => {
      boot();
      expect(tell({ tag: EventTag.LifecycleChanged, state: 99 as Lifecycle })).toEqual([]);
      expect(only(connect(), Tag.AdoptPort)).toHaveLength(1);
    });

    it("takes no notice of an event that is too large, and lives on", () => {
      boot();
      expect(tell({ tag: EventTag.WindowMessage, origin: HOST, data: "x".repeat(3 << 20) })).toEqual([]);
      expect(only(connect(), Tag.AdoptPort)).toHaveLength(1);
    });

    it("takes the longest envelope without a trap, whatever is in it", () => {
      start();
      for (const unit of ["x", "€", "[", '"'])
        tell({ tag: EventTag.PortMessage, data: unit.repeat(524_288) });
      expect(
        only(tell({ tag: EventTag.VisitorSend, text: "Still here", row: 0, values: "" }), Tag.RowPut),
      ).toHaveLength(1);
    });

    it("takes no notice of anything before it is booted, and is booted once", () => {
      expect(
        only(tell({ tag: EventTag.VisitorSend, text: "Early", row: 0, values: "" }), Tag.RowPut),
      ).toEqual([]);
      boot();
      expect(boot()).toEqual([]);
    });
  });
});
