import { describe, expect, it } from "vitest";
import { decodeCommands, encodeEvent } from "./codec";
import { Author, Delivery, EventTag, Lifecycle, LinkTarget, StreamEnd, Tag } from "./layout";

// The other side of the boundary, written by hand from the rules at the top of layout.def.

const utf8 = new TextEncoder();
const scalar = (size: number, set: (view: DataView) => void) => {
  const view = new DataView(new ArrayBuffer(size));
  set(view);
  return [...new Uint8Array(view.buffer)];
};
const u8 = (value: number) => [value];
const u16 = (value: number) => scalar(2, (view) => view.setUint16(0, value, true));
const u32 = (value: number) => scalar(4, (view) => view.setUint32(0, value, true));
const f64 = (value: number) => scalar(8, (view) => view.setFloat64(0, value, true));
const str = (value: string) => [...u32(utf8.encode(value).length), ...utf8.encode(value)];
const record = (tag: number, ...fields: number[][]) => [
  ...u16(tag),
  ...u32(fields.flat().length),
  ...fields.flat(),
];

const TEXTS = {
  "an empty text": "",
  "plain ASCII": "Where is order 10234?",
  "characters of two, three and four bytes": "é € 😀",
  "text from right to left": "שלום عالم",
  "a text that begins with a byte order mark": "\ufeffhello",
  "a NUL and controls": "a\0b\r\n\t",
};

describe("encodeEvent", () => {
  for (const [name, text] of Object.entries(TEXTS)) {
    it(`writes ${name} as UTF-8 after its length`, () => {
      expect([...encodeEvent({ tag: EventTag.VisitorSend, text, row: 7, values: text })]).toEqual(
        record(EventTag.VisitorSend, str(text), u32(7), str(text)),
      );
    });
  }

  it("writes bytes as they are, whatever they are", () => {
    const data = new Uint8Array([0, 255, 128, 10]);
    expect([...encodeEvent({ tag: EventTag.Coded, task: 7, ok: true, data })]).toEqual(
      record(EventTag.Coded, u32(7), u8(1), [...u32(4), 0, 255, 128, 10]),
    );
  });

  it("writes an event without fields as a header alone", () => {
    expect([...encodeEvent({ tag: EventTag.Alarm })]).toEqual(record(EventTag.Alarm));
  });

  it("writes numbers, booleans and enums between texts", () => {
    const event = { config: "{}", claimedOrigin: "https://a.example", nonce: "ab", protocol: 0xffffffff };
    expect([
      ...encodeEvent({
        tag: EventTag.Boot,
        ...event,
        seed: "é",
        online: true,
        sealed: true,
        flings: false,
        ownRecords: true,
        features: "-tabSync",
        retention: 365,
      }),
    ]).toEqual(
      record(
        EventTag.Boot,
        str("{}"),
        str("https://a.example"),
        str("ab"),
        u32(0xffffffff),
        str("é"),
        u8(1),
        u8(1),
        u8(0),
        u8(1),
        str("-tabSync"),
        u32(365),
      ),
    );
    expect([...encodeEvent({ tag: EventTag.HttpHead, request: 7, status: 503, retryAfter: 2 })]).toEqual(
      record(EventTag.HttpHead, u32(7), u16(503), u32(2)),
    );
    expect([...encodeEvent({ tag: EventTag.HttpEnd, request: 7, end: StreamEnd.Aborted })]).toEqual(
      record(EventTag.HttpEnd, u32(7), u8(2)),
    );
    expect([...encodeEvent({ tag: EventTag.LifecycleChanged, state: Lifecycle.PageShow })]).toEqual(
      record(EventTag.LifecycleChanged, u8(5)),
    );
  });

  it("writes half a surrogate pair as the replacement character", () => {
    expect([...encodeEvent({ tag: EventTag.VisitorSend, text: "\ud83d", row: 0, values: "" })]).toEqual(
      record(EventTag.VisitorSend, str("\ufffd"), u32(0), str("")),
    );
  });

  it("writes the longest envelope whole, even where each unit takes three bytes", () => {
    const data = "€".repeat(524_288);
    const bytes = encodeEvent({ tag: EventTag.PortMessage, data });
    expect(bytes.length).toBe(6 + 4 + 3 * 524_288);
    expect(new TextDecoder().decode(bytes.subarray(10))).toBe(data);
  });
});

describe("decodeCommands", () => {
  it("copies bytes out, so that the engine's next call leaves them as they are", () => {
    const bytes = new Uint8Array(
      record(Tag.Encode, u32(1), u8(1), u8(0), [...u32(1), 99], [...u32(3), 0, 255, 7]),
    );
    const [command] = decodeCommands(bytes);
    bytes.fill(1);
    expect(command).toEqual({
      tag: Tag.Encode,
      task: 1,
      deflate: true,
      seal: false,
      context: "c",
      data: new Uint8Array([0, 255, 7]),
    });
  });

  it("finds nothing in an empty batch", () => {
    expect(decodeCommands(new Uint8Array())).toEqual([]);
  });

  for (const [name, text] of Object.entries(TEXTS)) {
    it(`reads ${name} as it was written`, () => {
      expect(decodeCommands(new Uint8Array(record(Tag.DraftPut, str(text), str(""))))).toEqual([
        { tag: Tag.DraftPut, text, notes: "" },
      ]);
    });
  }

  it("reads a row with a list of cards", () => {
    const cards = [
      {
        title: "Ring",
        detail: "$84",
        image: "/a.svg",
        link: "https://s.example/",
        target: LinkTarget.HostPage,
      },
      { title: "", detail: "", image: "", link: "", target: LinkTarget.None },
    ];
    const row = {
      key: 3,
      author: Author.Agent,
      delivery: Delivery.Streaming,
      at: 1732150000000.5,
      previousAt: 1732140000000,
      first: true,
      last: false,
      text: "é",
      extra: '{"kind":"replies"}',
      answer: "{}",
      latest: true,
    };
    const written = cards.map((c) => [
      ...str(c.title),
      ...str(c.detail),
      ...str(c.image),
      ...str(c.link),
      c.target,
    ]);
    const fields = [
      u32(3),
      u8(2),
      u8(3),
      f64(row.at),
      f64(row.previousAt),
      u8(1),
      u8(0),
      str("é"),
      u16(2),
      ...written,
      str('{"kind":"replies"}'),
      str("{}"),
      u8(1),
    ];
    expect(decodeCommands(new Uint8Array(record(Tag.RowPut, ...fields)))).toEqual([
      { tag: Tag.RowPut, ...row, cards },
    ]);
  });

  it("reads a message wherever it is", () => {
    const said = { key: 7, author: Author.Agent, at: 1e12, text: "héllo\f$84" };
    const fields = [u32(7), u8(2), f64(said.at), str(said.text)];
    expect(decodeCommands(new Uint8Array(record(Tag.ListText, ...fields)))).toEqual([
      { tag: Tag.ListText, ...said },
    ]);
  });

  it("reads a batch in its order, wherever in a buffer it lies", () => {
    const batch = [
      ...record(Tag.AdoptPort),
      ...record(Tag.PostPort, str("x")),
      ...record(Tag.SetAlarm, f64(250.5)),
      ...record(Tag.HttpAbort, u32(9)),
    ];
    const around = new Uint8Array([9, 9, 9, ...batch, 9, 9]);
    expect(decodeCommands(around.subarray(3, 3 + batch.length))).toEqual([
      { tag: Tag.AdoptPort },
      { tag: Tag.PostPort, data: "x" },
      { tag: Tag.SetAlarm, delay: 250.5 },
      { tag: Tag.HttpAbort, request: 9 },
    ]);
  });

  it("copies out of the engine's memory, which the next call overwrites", () => {
    const bytes = new Uint8Array(record(Tag.PostPort, str("kept")));
    const [command] = decodeCommands(bytes);
    bytes.fill(0);
    expect(command).toEqual({ tag: Tag.PostPort, data: "kept" });
  });

  it("throws at a batch that is cut off, instead of reading on", () => {
    const bytes = new Uint8Array(record(Tag.SetAlarm, f64(1)));
    expect(() => decodeCommands(bytes.subarray(0, 9))).toThrow(RangeError);
  });
});
