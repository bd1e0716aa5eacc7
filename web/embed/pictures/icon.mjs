import { Sheet } from "./Sheet.mjs";
import { drawRing } from "./ring.mjs";

/** The shop's mark: a broad gold ring with one stone, plain enough to be read at 16 pixels. */
export function drawIcon() {
  const sheet = new Sheet("14k_yellow");
  const design = { width: 20, thickness: 24, stones: [{ cut: "round", size: 56, lift: 40, legs: false }] };
  return sheet.finish(drawRing(sheet, design, ["sapphire"]), [50, 20, 320]);
}
