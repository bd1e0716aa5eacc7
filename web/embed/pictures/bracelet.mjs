import { html } from "../html/markup.mjs";
import { Hoop } from "./Hoop.mjs";
import { coordinates, cosine, range, short, sine } from "./geometry.mjs";
import { motif } from "./motifs.mjs";
import { lying } from "./shadow.mjs";

const CENTRE = [200, 200];
const RADIUS = 152;
const FLATNESS = 0.56;
/** Things at the back of a bracelet are further away. */
const FAR = 0.74;

/** Cuts that look the same however they are turned. */
const PLAIN = new Set(["pearl", "cabochon", "melee"]);

const at = (angle) => [CENTRE[0] + RADIUS * sine(angle), CENTRE[1] - RADIUS * FLATNESS * cosine(angle)];

function places(count) {
  const all = range(count, (index) => {
    const angle = (360 / count) * (index + 0.5);
    const [x, y] = at(angle);
    const turn = (Math.atan2(FLATNESS * sine(angle), cosine(angle)) * 180) / Math.PI;
    return { x, y, turn, index, scale: FAR + (1 - FAR) * (0.5 - cosine(angle) / 2) };
  });
  return all.sort((a, b) => a.y - b.y);
}

const loop = () => {
  const [x, y] = CENTRE;
  const arc = (to) => `a${coordinates([RADIUS, RADIUS * FLATNESS, 0, 1, 1, to, 0])}`;
  return `M${coordinates([x - RADIUS, y])}${arc(2 * RADIUS)}${arc(-2 * RADIUS)}z`;
};

/** Stones in a row; the pattern names which of the product's stones comes at each place. */
function row(sheet, { count, size, cut = "melee", pattern = [0], spacer }, stones) {
  return places(count).map(({ x, y, turn, index, scale }) => {
    const stone = stones[pattern[index % pattern.length]];
    if (stone === undefined || (spacer && index % spacer === 0)) return sheet.bead(x, y, size * scale);
    return sheet.gem({ cut, stone, x, y, turn: PLAIN.has(cut) ? 0 : turn, size: size * scale });
  });
}

function links(sheet, { count, length, width, thickness }) {
  sheet.define(
    html`<g id="link"
      >${sheet.wire(`M${-length}-0a${length} ${width} 0 1 0 ${2 * length} 0a${length} ${width} 0 1 0 ${-2 * length} 0z`, thickness)}</g
    >`,
  );
  return places(count).map(({ x, y, turn, scale }) => sheet.use("link", x, y, turn + 24, scale));
}

/** A curved plate at the front of a chain. */
function plate(sheet, { from, to, width }) {
  const arc = `A${coordinates([RADIUS, RADIUS * FLATNESS, 0, 0, 0])}`;
  return sheet.wire(`M${coordinates(at(from))}${arc} ${coordinates(at(to))}`, width);
}

function lyingHoop(width, thickness) {
  const [x, y] = CENTRE;
  return new Hoop({
    x,
    y: y - width * 0.4,
    radius: RADIUS,
    flatness: FLATNESS,
    depth: width * 0.8,
    thickness,
  });
}

function pave(sheet, hoop, { count, spread, size }, [stone]) {
  return range(count, (index) => {
    const angle = 180 + spread * (index / (count - 1) - 0.5);
    const [x, y] = hoop.at(angle);
    return sheet.gem({ cut: "melee", stone, x, y, size: size * (0.5 - 0.5 * cosine(angle)) });
  });
}

function bangle(sheet, { width, thickness, grain = [], pave: stonesOf }, stones) {
  const hoop = lyingHoop(width, thickness);
  const edges = grain.map((across) => hoop.grain(sheet, across, 6, across ? 0 : -2));
  return html`${hoop.draw(sheet)}${edges}${stonesOf && pave(sheet, hoop, stonesOf, stones)}`;
}

const GAP = 15;

/** A bangle that is open at the back; its two ends are rounded off. */
function cuff(sheet, design, stones) {
  const hoop = lyingHoop(design.width, design.thickness);
  const [right, top] = hoop.at(GAP, -design.thickness / 2, 0);
  const left = 400 - right;
  sheet.define(
    html`<clipPath id="open"
      ><path
        clip-rule="evenodd"
        d="M0 0H400V400H0zM${coordinates([left, 0])}H${short(right)}V${hoop.y}H${short(left)}z"
    /></clipPath>`,
  );
  const end = (x) => sheet.wire(`M${coordinates([x, top])}V${short(Math.min(top + hoop.depth, hoop.y))}`, 8);
  return html`<g clip-path="url(#open)">${bangle(sheet, design, stones)}</g>${end(left)}${end(right)}`;
}

const FORMS = {
  bangle,
  cuff,
  cable: (sheet, { width }) => sheet.cable(loop(), width),
  links,
  plate,
  row,
};

export function drawBracelet(sheet, { parts, pieces = [] }, stones) {
  const drawn = parts.map((part) => FORMS[part.form](sheet, part, stones));
  return lying(sheet, html`${drawn}${pieces.map((piece) => motif(sheet, { x: 200, ...piece }, stones))}`);
}
