import { beforeEach, describe, expect, test, vi } from "vitest";

const draft = vi.hoisted(() => ({ text: "in the composer", notes: "", puts: 0 }));
vi.mock("../texts", () => ({ more: {} }));
vi.mock("../views/actions", () => ({
  actions: { draft: () => draft, typed: (_: string, notes: string) => (draft.notes = notes) },
}));

import { LinkTarget, type Card } from "../../abi/layout";
import { putNoteAt } from "../forms/notes";
import { clear, isListed, MAX_PIECES, pieceOf, put, readList, take, watch, type Piece } from "./list";

const piece = (n: number, more: Partial<Piece> = {}): Piece => ({
  title: `Ring ${n}`,
  detail: "$240 · 14k rose gold",
  image: "/embed/ring.svg",
  link: `https://shop.example/ring-${n}`,
  ...more,
});
const titles = () => readList().map(({ title }) => title);

beforeEach(() => {
  draft.notes = "";
  vi.stubGlobal("location", new URL("https://chat.example/frame/"));
});

describe("a list", () => {
  test("has each piece once, the latest last, and loses it again", () => {
    put(piece(1));
    put(piece(2));
    put(piece(1, { detail: "$200" }));
    expect(titles()).toEqual(["Ring 2", "Ring 1"]);
    expect(readList()[1]!.detail).toBe("$200");
    take(piece(2));
    expect(titles()).toEqual(["Ring 1"]);
    expect(isListed(readList(), piece(1, { title: "renamed" }))).toBe(true);
    clear();
    expect(draft.notes).toBe("");
  });

  test("takes so many pieces and no more, and says so", () => {
    for (let n = 1; n <= MAX_PIECES; n++) expect(put(piece(n))).toBe(true);
    expect(put(piece(99))).toBe(false);
    expect(put(piece(1))).toBe(true);
    expect(readList()).toHaveLength(MAX_PIECES);
  });

  test("is no longer than there is room beside forms", () => {
    const long = piece(1, { title: "ü".repeat(7_080) });
    expect(put(long)).toBe(true);
    expect(put(piece(2))).toBe(false);
    expect(titles()).toEqual([long.title]);
  });

  test("is not pushed out by forms, however many are begun", () => {
    put(piece(1));
    for (let at = 1; at <= 12; at++) putNoteAt(`${at}:csat`, { comment: "ü".repeat(2_000) });
    expect(titles()).toEqual(["Ring 1"]);
    expect(new TextEncoder().encode(draft.notes).length).toBeLessThanOrEqual(20_480);
    expect(draft.notes).toContain("12:csat");
  });

  test("tells who watches it of each change", () => {
    const told = vi.fn();
    const leave = watch(told);
    put(piece(1));
    take(piece(1));
    leave();
    put(piece(2));
    expect(told).toHaveBeenCalledTimes(2);
  });

  test.each([
    "{",
    "[]",
    '{"0:list":1}',
    '{"0:list":{"list":{"length":1}}}',
    '{"0:list":{"list":[null,1,"x",{},{"title":"a","detail":"b","image":"c","link":"javascript:alert(1)"}]}}',
    '{"__proto__":{"0:list":{"list":[]}}}',
  ])("is empty where the record is damaged: %s", (notes) => {
    draft.notes = notes;
    expect(readList()).toEqual([]);
    put(piece(1));
    expect(titles()).toEqual(["Ring 1"]);
  });
});

describe("a card", () => {
  const card = (more: Partial<Card> = {}): Card =>
    ({ ...piece(1), target: LinkTarget.HostPage, ...more }) as Card;

  test("with a picture and a link is a piece, as long as is of use", () => {
    expect(pieceOf(card())).toEqual(piece(1));
    expect([...pieceOf(card({ title: "💍".repeat(200) }))!.title]).toHaveLength(120);
  });

  test.each([[{ image: "" }], [{ link: "javascript:alert(1)" }], [{ target: LinkTarget.None }]])(
    "is none otherwise: %j",
    (more) => expect(pieceOf(card(more))).toBeUndefined(),
  );
});
