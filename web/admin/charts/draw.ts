// The part of a chart that needs uPlot: a script of its own, which is loaded with the first chart that is shown.
import uPlot from "uplot";

export interface Drawing {
  /** Milliseconds since 1970: what the axis spans, whatever there is. */
  from: number;
  to: number;
  at: readonly number[];
  /** Null where there is no data: a gap. */
  lines: readonly (readonly (number | null)[])[];
  bars: boolean;
  /** Days are those of UTC, not of whoever looks. */
  utc: boolean;
  /** The axis begins near the least value and not at 0. */
  fit: boolean;
  /** No value can be beyond it. */
  most: number;
  limit: number | undefined;
  text: (value: number) => string;
  /** What the pointer is at. */
  point: (index: number | null) => void;
}

const DAY = 86_400;
const FONT = "11px system-ui, sans-serif";
/** Not by colour alone. */
const DASHES: readonly number[][] = [[], [6, 3], [2, 3], [8, 3, 2, 3]];
const SCHEMES = ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"];

/** Draws into an element, as wide and as high as that is. What it gives ends it. */
export function draw(into: HTMLElement, drawing: Drawing): () => void {
  const token = (name: string) => getComputedStyle(into).getPropertyValue(name).trim();
  const data = [drawing.at.map((at) => at / 1000), ...drawing.lines] as uPlot.AlignedData;
  const plot = new uPlot({ ...sizeOf(into), ...optionsOf(drawing, token) }, data, into);
  const observer = new ResizeObserver(() => plot.setSize(sizeOf(into)));
  observer.observe(into);
  const again = () => plot.redraw();
  const schemes = SCHEMES.map((scheme) => matchMedia(scheme));
  for (const scheme of schemes) scheme.addEventListener("change", again);
  return () => {
    for (const scheme of schemes) scheme.removeEventListener("change", again);
    observer.disconnect();
    plot.destroy();
  };
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement) => ({ width: clientWidth, height: clientHeight });

type Token = (name: string) => string;

function optionsOf(drawing: Drawing, token: Token): Omit<uPlot.Options, "width" | "height"> {
  const { from, to, lines, utc, point } = drawing;
  return {
    legend: { show: false },
    padding: [8, 8, 0, 0],
    ...(utc && { tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC") }),
    cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
    scales: { x: { range: [from / 1000, to / 1000] }, y: { range: rangeOf(drawing) } },
    axes: [timeAxis(drawing, token), valueAxis(drawing, token)],
    series: [{}, ...lines.map((_, index) => lineOf(drawing, index, token))],
    hooks: {
      setCursor: [({ cursor }) => point(cursor.left! >= 0 ? (cursor.idx ?? null) : null)],
      draw: [(plot) => drawLimit(plot, drawing.limit, token)],
    },
  };
}

const rangeOf =
  ({ fit, most }: Drawing): uPlot.Range.Function =>
  (_, least, greatest) => {
    if (least === null || greatest === null) return [0, 1];
    const room = Math.max((greatest - least) * 0.15, greatest * 0.01) || 1;
    return [fit ? Math.max(0, least - room) : 0, Math.min(most, greatest + room)];
  };

function lineOf({ bars, lines }: Drawing, index: number, token: Token): uPlot.Series {
  const colour = () => token(`--chart-${index + 1}`);
  if (bars)
    return {
      stroke: colour,
      fill: colour,
      width: 0,
      paths: uPlot.paths.bars!({ size: [0.8, 32], align: 1 }),
    };
  return {
    stroke: colour,
    ...(lines.length === 1 && { fill: () => `${colour()}1f` }),
    width: 1.75,
    dash: DASHES[index % DASHES.length]!,
    points: { show: false, size: 5, fill: colour, filter: (plot, line) => alone(plot.data[line]!) },
  };
}

/** No line leads to a value with gaps on both sides: it is a point. */
function alone(values: uPlot.AlignedData[number]): number[] {
  const isThere = (index: number) => values[index] !== null && values[index] !== undefined;
  return Array.from(values, (_, index) => index).filter(
    (index) => isThere(index) && !isThere(index - 1) && !isThere(index + 1),
  );
}

const axisOf = (token: Token): uPlot.Axis => ({
  stroke: () => token("--muted"),
  font: FONT,
  grid: { stroke: () => token("--line"), width: 1 },
  ticks: { show: false },
});

function timeAxis({ utc }: Drawing, token: Token): uPlot.Axis {
  const timeZone = utc ? { timeZone: "UTC" } : {};
  const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", ...timeZone });
  const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", ...timeZone });
  const textOf = (seconds: number, step: number) => {
    const time = clock.format(seconds * 1000);
    return step >= DAY || time === "00:00" ? day.format(seconds * 1000) : time;
  };
  return {
    ...axisOf(token),
    size: 24,
    gap: 4,
    space: 56,
    incrs: [
      60,
      300,
      600,
      900,
      1800,
      3600,
      7200,
      10_800,
      21_600,
      43_200,
      ...[1, 2, 3, 7, 14, 28].map((n) => n * DAY),
    ],
    values: (_, splits, __, ___, step) => splits.map((seconds) => textOf(seconds, step)),
    grid: { show: false },
  };
}

function valueAxis({ text }: Drawing, token: Token): uPlot.Axis {
  return {
    ...axisOf(token),
    size: (plot, values) => {
      plot.ctx.font = FONT;
      return 14 + Math.max(20, ...(values ?? []).map((value) => plot.ctx.measureText(value).width));
    },
    gap: 6,
    space: 28,
    values: (_, splits) => splits.map(text),
  };
}

function drawLimit({ ctx, bbox, scales, valToPos }: uPlot, limit: number | undefined, token: Token): void {
  const { min, max } = scales["y"]!;
  if (limit === undefined || limit < min! || limit > max!) return;
  const y = Math.round(valToPos(limit, "y", true));
  ctx.save();
  ctx.strokeStyle = token("--danger");
  ctx.lineWidth = devicePixelRatio;
  ctx.setLineDash([4 * devicePixelRatio, 4 * devicePixelRatio]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.restore();
}
