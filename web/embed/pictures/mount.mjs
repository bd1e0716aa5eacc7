import { html } from "../html/markup.mjs";
import { OUTLINES, outlinePoints, SMOOTH_RATIOS, STEP_OUTLINES } from "./cuts.mjs";
import { ellipse, polygon, range, scaled } from "./geometry.mjs";

const CLAW_ANGLES = { pear: [0, 110, 180, 250], marquise: [0, 90, 180, 270] };
const SAMPLES = 240;
const DIAGONALS = [45, 135, 225, 315];

function outlineAt(cut, angle) {
  const steps = STEP_OUTLINES[cut];
  if (!steps) return OUTLINES[cut](angle);
  const corner = Math.floor(angle / 90);
  const [a, b] = [steps[(2 * corner + 1) % 8], steps[(2 * corner + 2) % 8]];
  return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
}

function outlinePath(cut, size) {
  if (cut === "round" || cut === "melee") return ellipse(size, size);
  if (cut in SMOOTH_RATIOS) return ellipse(size * SMOOTH_RATIOS[cut], size);
  const points = STEP_OUTLINES[cut] ?? outlinePoints(cut, size < 25 ? 16 : 32);
  return polygon(points.map((point) => scaled(point, size)));
}

function claws(sheet, { cut, size }) {
  const radius = Math.max(1.6, size * 0.085);
  return (CLAW_ANGLES[cut] ?? DIAGONALS).map((angle) => {
    const [x, y] = scaled(outlineAt(cut, angle), size);
    return sheet.bead(x, y, radius);
  });
}

function rim(sheet, cut, size) {
  return html`<path
    fill="${sheet.paint("face")}"
    stroke="${sheet.metal[3]}"
    stroke-width="1"
    d="${outlinePath(cut, size)}"
  />`;
}

/** Step cuts get a soft rectangle of small stones; every other halo follows its stone. */
const haloOutline = (cut) => OUTLINES[cut] ?? OUTLINES.cushion;

/** Points on an outline with the same length of it between them: equal angles would crowd the corners. */
function evenly(outline, count) {
  const points = range(SAMPLES + 1, (index) => outline((360 / SAMPLES) * index));
  const lengths = [0];
  for (let i = 1; i <= SAMPLES; i++) {
    lengths.push(
      lengths[i - 1] + Math.hypot(points[i][0] - points[i - 1][0], points[i][1] - points[i - 1][1]),
    );
  }
  const at = (share) => points[lengths.findIndex((length) => length >= share * lengths[SAMPLES])];
  return range(count, (index) => at(index / count));
}

function halo(sheet, { cut, size, accent = "diamond" }) {
  const stone = Math.max(3, size * 0.17);
  const distance = size + stone * 1.25;
  const count = Math.round((5.4 * distance) / (2 * stone));
  const bed = rim(sheet, cut, distance + stone * 1.3);
  const stones = evenly(haloOutline(cut), count).map((point) => {
    const [x, y] = scaled(point, distance);
    return sheet.melee(accent, x, y, stone);
  });
  return [bed, stones];
}

const BENEATH = {
  bezel: (sheet, gem) => rim(sheet, gem.cut, gem.size + Math.max(3, gem.size * 0.17)),
  halo,
};

function setting(sheet, gem) {
  const held = gem.mount === "claw" || gem.mount === "halo";
  const stone = sheet.gem({ ...gem, x: 0, y: 0, turn: 0, squash: 1 });
  return html`${BENEATH[gem.mount]?.(sheet, gem)}${stone}${held && claws(sheet, gem)}`;
}

/** A stone in its setting: "claw", "bezel", "halo" or bare. */
export function mounted(sheet, gem) {
  const { cut, stone, size, mount, x, y, turn = 0, squash = 1 } = gem;
  const id = sheet.part([cut, stone, size, mount].join(), () => setting(sheet, gem));
  return sheet.use(id, x, y, turn, 1, squash);
}
