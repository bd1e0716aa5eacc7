import { html } from "../html/markup.mjs";
import { Hoop } from "./Hoop.mjs";
import { coordinates, range, short } from "./geometry.mjs";
import { mounted } from "./mount.mjs";
import { chevronRing, DIP, twistedRing } from "./wound.mjs";

const SHADOW = html`<radialGradient id="shade"
  ><stop stop-opacity=".32" /><stop offset="1" stop-opacity="0"
/></radialGradient>`;

function bandOf({ width = 20, thickness = 11, radius = 112, tilt = 0.5, turn = 0, y = 232 }) {
  const flatness = Math.sqrt(1 - tilt * tilt);
  return new Hoop({ x: 200, y, radius, flatness, depth: -width * tilt, thickness, turn });
}

/** The two shoulders that carry a raised stone, drawn before it. */
function basket(sheet, [x, y], { size, lift }) {
  const top = y - lift + size * 0.35;
  const leg = (side) =>
    `M${coordinates([x + side * size * 0.3, y + 6])}Q${coordinates([x + side * size * 0.7, y, x + side * size * 0.72, top])}`;
  return sheet.wire(leg(-1) + leg(1), Math.max(5, size * 0.16));
}

function settings(sheet, hoop, stones, first) {
  return stones.map(({ angle = 0, lift = 0, shift = 0, legs = lift > 8, ...gem }) => {
    const [x, y] = hoop.at(angle - hoop.turn, 0);
    const raised = { stone: first, squash: 0.9, mount: "claw", ...gem, x: x + shift, y: y - lift };
    return html`${legs && basket(sheet, [x + shift, y], { size: gem.size, lift })}${mounted(sheet, raised)}`;
  });
}

/** Stones let into the outside of the band, smaller as it turns away. */
function pave(sheet, hoop, { from, to, count, size, stone = "diamond" }) {
  return range(count, (index) => {
    const angle = from + ((to - from) * index) / (count - 1);
    const [x, y] = hoop.at(angle);
    const foreshortened = 0.45 + 0.55 * Math.cos((angle * Math.PI) / 180);
    return sheet.melee(stone, x, y, Math.round(size * foreshortened));
  });
}

function band(sheet, design) {
  const hoop = bandOf(design);
  const grain = (design.grain ?? []).map((across) => hoop.grain(sheet, across, 5, across ? 0 : -2));
  const paves = (design.pave ?? []).map((row) => pave(sheet, hoop, row));
  return { hoop, markup: html`${hoop.draw(sheet, design)}${grain}${paves}` };
}

function body(sheet, design) {
  if (design.chevron) return { hoop: bandOf(design), markup: chevronRing(sheet, bandOf(design)), base: DIP };
  if (design.twist) return { hoop: bandOf(design), markup: twistedRing(sheet, bandOf(design)) };
  return band(sheet, design);
}

export function drawRing(sheet, design, stones) {
  sheet.define(SHADOW);
  const { hoop, markup, base = 0 } = body(sheet, design);
  return html`<ellipse
      cx="200"
      cy="${short(hoop.y + hoop.radius * hoop.flatness + 4 + base)}"
      rx="104"
      ry="13"
      fill="url(#shade)"
    />${markup}${settings(sheet, hoop, design.stones ?? [], stones[0])}`;
}
