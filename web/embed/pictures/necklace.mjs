import { html } from "../html/markup.mjs";
import { Curve } from "./Curve.mjs";
import { motif } from "./motifs.mjs";
import { lying } from "./shadow.mjs";

const backToFront = (places) => [...places].sort((a, b) => a.near - b.near);

/** Stones or pearls one beside the other, largest in the middle. */
function strung(sheet, curve, { cut, size, smallest = 0.5, step = 1.96 }, [stone]) {
  const middle = (1 + smallest) / 2;
  const places = backToFront(curve.places(size * step * middle));
  return places.map(({ near, ...place }) =>
    sheet.gem({ ...place, cut, stone, size: size * (smallest + (1 - smallest) * near) }),
  );
}

function links(sheet, curve, { length, width }) {
  const half = width / 2;
  const straight = length - width;
  const d = `M${-straight / 2}-${half}h${straight}a${half} ${half} 0 1 1 0 ${width}h${-straight}a${half} ${half} 0 1 1 0-${width}z`;
  sheet.define(html`<g id="link">${sheet.wire(d, 5)}</g>`);
  return curve.places(length * 0.86).map(({ x, y, turn }) => sheet.use("link", x, y, turn));
}

function stations(sheet, curve, { cut, size, step }, [stone]) {
  const places = curve.places(step).filter(({ index }) => index < 4);
  return html`${sheet.cable(curve.path(), 4)}${places.map(({ x, y, index }) =>
    motif(sheet, { x, y, size: size * (1 - 0.12 * (index % 3)), mount: "bezel", cut }, [stone]),
  )}`;
}

const CHAINS = {
  cable: (sheet, curve, { width = 5 }) => sheet.cable(curve.path(), width),
  links,
  stations,
  strung,
};

export function drawNecklace(sheet, { chain, curve = {}, pieces = [] }, stones) {
  const line = new Curve(curve);
  const strand = CHAINS[chain.kind](sheet, line, chain, stones);
  return lying(sheet, html`${strand}${pieces.map((piece) => motif(sheet, { x: 200, ...piece }, stones))}`);
}
