import { outlinePoints, STEP_OUTLINES } from "./cuts.mjs";
import { range, scaled } from "./geometry.mjs";

/*
 * A facet is its corners and the shade it takes, 0 (lightest) to 4. Light comes from the upper left: crown facets that
 * face it are light, while the pavilion seen through the table is lit from the other side, which is what makes a drawn
 * stone look deep.
 */
const LIGHT = [-0.55, -0.83];
/** Real stones sparkle because neighbours differ; a fixed pattern keeps every build identical. */
const SPARKLE = [0.5, -0.9, 0.2, 0.9, -0.5, 0, -0.2];
const TABLE = 0.54;
const STAR = 0.77;

function centre(points) {
  const sum = points.reduce(([x, y], point) => [x + point[0], y + point[1]], [0, 0]);
  return scaled(sum, 1 / points.length);
}

function facet(points, index, direction) {
  const [x, y] = centre(points);
  const towardsLight = ((x * LIGHT[0] + y * LIGHT[1]) / (Math.hypot(x, y) || 1)) * direction;
  const shade = Math.round(1.9 - 1.3 * towardsLight + SPARKLE[index % SPARKLE.length]);
  return { points, shade: Math.min(4, Math.max(0, shade)) };
}

/** Table, eight stars, eight kites and sixteen girdle facets: the brilliant, stretched over any outline. */
export function brilliantFacets(cut) {
  const girdle = outlinePoints(cut, 16);
  const around = (index) => girdle[(index + 16) % 16];
  const table = (index) => scaled(around(index), TABLE);
  const star = (index) => scaled(around(index), STAR);
  const each = (build, direction) => range(8, (index) => facet(build(2 * index), index, direction));
  return [
    ...each((i) => [[0, 0], table(i), table(i + 2)], -1),
    ...each((i) => [table(i), star(i + 1), table(i + 2)], 1),
    ...each((i) => [table(i), star(i + 1), around(i), star(i - 1)], 1),
    ...each((i) => [star(i + 1), around(i), around(i + 1)], 0.6),
    ...each((i) => [star(i + 1), around(i + 1), around(i + 2)], 0.8),
  ];
}

/** Eight facets round a small table: all that can be seen of a stone of a few units. */
export function meleeFacets() {
  const girdle = outlinePoints("melee", 8);
  const corner = (index, scale = 1) => scaled(girdle[index % 8], scale);
  return range(8, (i) => facet([corner(i), corner(i + 1), corner(i + 1, 0.4), corner(i, 0.4)], i, 1));
}

const STEPS = [1, 0.8, 0.58];

/** Three rings of parallel steps round a table that is split by the light. */
export function stepFacets(cut) {
  const corner = (index, scale) => scaled(STEP_OUTLINES[cut][index % 8], scale);
  const step = (outer, inner, ring) =>
    range(8, (i) =>
      facet(
        [corner(i, outer), corner(i + 1, outer), corner(i + 1, inner), corner(i, inner)],
        i + 2 * ring,
        ring % 2 ? -0.8 : 1,
      ),
    );
  const rings = STEPS.slice(1).flatMap((inner, ring) => step(STEPS[ring], inner, ring));
  const table = range(8, (i) => facet([[0, 0], corner(i, 0.58), corner(i + 1, 0.58)], i + 1, -0.9));
  return [...rings, ...table];
}
