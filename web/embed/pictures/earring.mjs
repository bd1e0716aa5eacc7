import { html } from "../html/markup.mjs";
import { Hoop } from "./Hoop.mjs";
import { motif } from "./motifs.mjs";
import { lying } from "./shadow.mjs";

function hoopPart(sheet, { radius, width, thickness, tilt = 0.82, y, grain, post = true }) {
  const hoop = new Hoop({
    x: 0,
    y,
    radius,
    flatness: Math.sqrt(1 - tilt * tilt),
    depth: -width * tilt,
    thickness,
    turn: -80,
  });
  const edges = grain ? [0, 1].map((across) => hoop.grain(sheet, across, 4.4, across ? 0 : -2)) : "";
  return html`${post && sheet.wire(`M-8 ${y - radius + 6}q8-12 18-2`, 3)}${hoop.draw(sheet)}${edges}`;
}

/** A pair: the second is the first mirrored, hung a little lower, as if set down by hand. */
export function drawEarring(sheet, { hoop, pieces = [], apart = 78, sway = 0 }, stones) {
  const one = html`${hoop && hoopPart(sheet, hoop)}${pieces.map((piece) => motif(sheet, piece, stones))}`;
  sheet.define(html`<g id="one">${one}</g>`);
  const pair = [sheet.use("one", 200 - apart, 194, sway), sheet.use("one", 200 + apart, 208, -sway, -1, 1)];
  return lying(sheet, html`${pair}`);
}
