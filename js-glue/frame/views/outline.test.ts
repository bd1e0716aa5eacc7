import { describe, expect, it } from "vitest";
import { Author, Delivery } from "../../abi/layout";
import { placeOf, type Place } from "./outline";

const NOON = new Date(2025, 5, 15, 12, 0, 0).getTime();
const MINUTE = 60_000;
const rows = (...shapes: [Author, number][]) =>
  shapes.map(([author, at], i) => ({
    key: i + 1,
    author,
    at,
    delivery: Delivery.Complete,
    text: "",
    cards: [],
  }));
const outline = (said: ReturnType<typeof rows>) => said.map((_, i) => placeOf((at) => said[at], i));
const shape = (places: Place[]) =>
  places.map(({ day, first, last }) => `${day ? "day " : ""}${first ? "[" : "-"}${last ? "]" : "-"}`);

describe("outline", () => {
  it("joins what one author says within a minute", () => {
    const said = rows(
      [Author.Visitor, NOON],
      [Author.Visitor, NOON + 30_000],
      [Author.Visitor, NOON + 59_000],
    );
    expect(shape(outline(said))).toEqual(["day [-", "--", "-]"]);
  });

  it("parts authors, and minutes of one author", () => {
    const said = rows([Author.Visitor, NOON], [Author.Agent, NOON], [Author.Agent, NOON + MINUTE]);
    expect(shape(outline(said))).toEqual(["day []", "[]", "[]"]);
  });

  it("begins a day and a group at midnight", () => {
    const midnight = new Date(2025, 5, 16).getTime();
    const said = rows(
      [Author.Visitor, midnight - 1],
      [Author.Visitor, midnight],
      [Author.Visitor, midnight + 1],
    );
    const places = outline(said);
    expect(shape(places)).toEqual(["day []", "day [-", "-]"]);
    expect(places[1]?.day).toBe(midnight);
  });

  it("knows no day where the time is not known", () => {
    expect(shape(outline(rows([Author.Assistant, 0], [Author.Assistant, 0])))).toEqual(["[-", "-]"]);
  });

  it("begins no day anew behind a row whose time is not known", () => {
    const said = rows([Author.Visitor, NOON], [Author.System, 0], [Author.Visitor, NOON + MINUTE]);
    expect(shape(outline(said))).toEqual(["day []", "[]", "[]"]);
  });
});
