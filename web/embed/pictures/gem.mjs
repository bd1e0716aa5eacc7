import { html } from "../html/markup.mjs";
import { outlinePoints, SMOOTH_RATIOS, STEP_OUTLINES } from "./cuts.mjs";
import { brilliantFacets, meleeFacets, stepFacets } from "./facets.mjs";
import { polygon, scaled } from "./geometry.mjs";
import { STONES } from "./palette.mjs";

/** Gems are drawn once at 100 units from centre to edge, and used at any size. */
export const GEM_RADIUS = 100;

const path = (fill, d) => html`<path fill="${fill}" d="${d}" />`;
const enlarged = (points) => points.map((point) => scaled(point, GEM_RADIUS).map(Math.round));

function facetsOf(cut) {
  if (cut === "melee") return meleeFacets();
  return cut in STEP_OUTLINES ? stepFacets(cut) : brilliantFacets(cut);
}

function facetedGem(cut, shades) {
  const outline = STEP_OUTLINES[cut] ?? outlinePoints(cut, cut === "melee" ? 12 : 24);
  const facets = facetsOf(cut);
  const painted = shades.map((fill, shade) => {
    const d = facets.filter((facet) => facet.shade === shade).map((facet) => polygon(enlarged(facet.points)));
    return d.length > 0 && path(fill, d.join(""));
  });
  return html`<path
      fill="${shades[2]}"
      stroke="${shades[4]}"
      stroke-width="5"
      d="${polygon(enlarged(outline))}"
    />${painted}`;
}

const OPAL_FIRE = [
  ["#7fd8b0", -30, -20, 34],
  ["#f4a6c0", 24, 10, 38],
  ["#8fb7f2", -14, 42, 30],
  ["#f7d48a", 20, -46, 24],
];

function fire(stone) {
  if (stone !== "opal") return "";
  return OPAL_FIRE.map(
    ([fill, x, y, r]) =>
      html`<ellipse fill="${fill}" opacity=".55" cx="${x}" cy="${y}" rx="${r * 0.8}" ry="${r}" />`,
  );
}

function smoothGem(cut, stone, shades, id) {
  const width = GEM_RADIUS * SMOOTH_RATIOS[cut];
  const stops = [0, 0.25, 0.55, 0.85, 1].map(
    (offset, index) => html`<stop offset="${offset}" stop-color="${shades[index]}" />`,
  );
  return html`<radialGradient id="${id}s" cx=".36" cy=".3" r=".78">${stops}</radialGradient
    ><ellipse fill="url(#${id}s)" rx="${width}" ry="${GEM_RADIUS}" />${fire(stone)}<ellipse
      fill="#fff"
      opacity=".8"
      cx="${-width * 0.36}"
      cy="-46"
      rx="${width * 0.2}"
      ry="13"
      transform="rotate(-28 ${-width * 0.36} -46)"
    />`;
}

export function drawGem(cut, stone, id) {
  const shades = STONES[stone];
  return html`<g id="${id}"
    >${cut in SMOOTH_RATIOS ? smoothGem(cut, stone, shades, id) : facetedGem(cut, shades)}</g
  >`;
}
