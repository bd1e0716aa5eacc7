import { html } from "../html/markup.mjs";
import { bar, crescent, disc, leaf, locket, star, sun, wheat } from "./castings.mjs";
import { coordinates, short } from "./geometry.mjs";
import { mounted } from "./mount.mjs";

const gem = (sheet, spec, stones) =>
  mounted(sheet, { cut: "round", stone: stones[0], mount: "claw", ...spec, x: 0, y: 0, turn: 0 });
const ring = (sheet, { size }) => sheet.wire(`M0 ${-size}a${size} ${size} 0 1 0 .1 0z`, 3.4);
const wire = (sheet, { d, width = 4 }) => sheet.wire(d, width);
const cable = (sheet, { d, width = 4 }) => sheet.cable(d, width);
const beads = (sheet, { d, width = 4 }) =>
  sheet.strokes(d, [
    [3, width, `0 ${width * 1.2}`],
    [1, width * 0.6, `0 ${width * 1.2}`],
  ]);

const MOTIFS = { bar, beads, cable, crescent, disc, gem, leaf, locket, ring, star, sun, wheat, wire };

/** One part of a piece: `{motif, x, y, turn, size, …}`. */
export function motif(sheet, { motif: kind = "gem", x = 0, y = 0, turn = 0, ...spec }, stones) {
  const rotate = turn ? `rotate(${short(turn)})` : "";
  return html`<g transform="translate(${coordinates([x, y])})${rotate}"
    >${MOTIFS[kind](sheet, spec, stones)}</g
  >`;
}
