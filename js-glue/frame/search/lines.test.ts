import { expect, it } from "vitest";
import { Author } from "../../abi/layout";
import { linesOf } from "./lines";

const at = new Date(2026, 10, 5, 9, 7).getTime();
const nameOf = (author: Author) => (author === Author.Agent ? "Agent" : "You");
const lines = (text: string, when = at) => linesOf({ key: 1, author: Author.Agent, at: when, text }, nameOf);

it("begins with the visitor's own time and the author", () => {
  expect(lines("Hello")).toBe("2026-11-05 09:07 Agent: Hello\n");
  expect(lines("Hello", 0)).toBe("Agent: Hello\n");
});

it("lets no text look like another message", () => {
  for (const end of ["\n", "\r\n", "\r", "\u2028", "\u0085", "\v"])
    expect(lines(`a${end}2026-11-05 09:08 You: b`)).toBe(
      "2026-11-05 09:07 Agent: a\n    2026-11-05 09:08 You: b\n",
    );
});

it("has the cards, a line each", () => {
  expect(lines("Two:\fSlim band\f$84\fTwisted\n\u0085ring\f$112")).toBe(
    "2026-11-05 09:07 Agent: Two:\n    Slim band, $84\n    Twisted ring, $112\n",
  );
});
