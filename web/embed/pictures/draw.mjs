import { drawBracelet } from "./bracelet.mjs";
import { drawEarring } from "./earring.mjs";
import { drawNecklace } from "./necklace.mjs";
import { drawRing } from "./ring.mjs";
import { Sheet } from "./Sheet.mjs";

/** How each category is drawn, and which part of the drawing is shown: left, top and size. */
const DRAWINGS = {
  ring: { draw: drawRing, view: [26, 20, 348] },
  necklace: { draw: drawNecklace, view: [0, 0, 400] },
  earring: { draw: drawEarring, view: [30, 30, 340] },
  bracelet: { draw: drawBracelet, view: [20, 20, 360] },
};

/** A product's picture as SVG text. The design says how the piece is built; metal and stones come from the catalogue. */
export function drawPicture({ category, metal, stones }, design) {
  const { draw, view } = DRAWINGS[category];
  const sheet = new Sheet(metal);
  return sheet.finish(draw(sheet, design, stones), view);
}
