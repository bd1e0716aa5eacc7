// The pictures of what was measured: node bench/plot.mjs. Of bench/results/list.json and load.json those that there are; `tools/bench NAME --json FILE` writes them.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as vega from "vega";
import { compile } from "vega-lite";

const path = (name) => fileURLToPath(new URL(`results/${name}`, import.meta.url));
const read = (name) => JSON.parse(readFileSync(path(`${name}.json`), "utf8"))[name];
const COLOURS = ["#0c6b58", "#8a8f98", "#b0793f", "#6f7fb5", "#47a08d"];

/** One panel for each measure, a bar for each contender; the target as a line where there is one. */
function panel({ title, values, target, isLogarithmic, order }) {
  const x = {
    field: "value",
    type: "quantitative",
    title: null,
    scale: isLogarithmic
      ? { type: "log", domainMin: Math.min(...values.map(({ value }) => value)) / 3 }
      : { zero: true },
    axis: { grid: true, tickCount: 4, format: "~s" },
  };
  const y = { field: "contender", type: "nominal", title: null, sort: order };
  const colour = {
    field: "contender",
    type: "nominal",
    legend: null,
    scale: { domain: order, range: COLOURS },
  };
  const bars = isLogarithmic
    ? { mark: { type: "bar" }, encoding: { x, x2: { datum: x.scale.domainMin }, y, color: colour } }
    : { mark: { type: "bar" }, encoding: { x, y, color: colour } };
  const numbers = {
    mark: { type: "text", align: "left", dx: 3, fontSize: 10 },
    encoding: { x, y, text: { field: "label", type: "nominal" } },
  };
  const line = {
    data: { values: [{ target }] },
    mark: { type: "rule", strokeDash: [4, 3], color: "#b3261e" },
    encoding: { x: { field: "target", type: "quantitative" } },
  };
  return { title, width: 260, data: { values }, layer: [bars, numbers, ...(target ? [line] : [])] };
}

const rounded = (value) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

function panelOf(title, cells, pick, more = {}) {
  const order = Object.keys(cells);
  const values = order
    .map((contender) => ({ contender, value: pick(cells[contender]) }))
    .filter(({ value }) => value > 0)
    .map((one) => ({ ...one, label: rounded(one.value) }));
  return panel({ title, values, order, ...more });
}

async function draw(name, title, panels) {
  const spec = {
    $schema: "https://vega.github.io/schema/vega-lite/v6.json",
    title: { text: title, anchor: "start", fontSize: 14 },
    columns: 2,
    concat: panels,
    background: "white",
    config: { font: "sans-serif", view: { stroke: null }, title: { fontSize: 11, anchor: "start" } },
    resolve: { scale: { x: "independent", color: "shared" } },
  };
  const view = new vega.View(vega.parse(compile(spec).spec), { renderer: "none" });
  writeFileSync(path(`${name}.svg`), `${await view.toSVG()}\n`);
}

const logarithmic = { isLogarithmic: true };

async function drawList() {
  const { results, about } = read("list");
  const five = results[5_000];
  const few = results[500];
  await draw(
    "list",
    `The list: milliseconds (lower is better), dashed: our target. ${about.browser}, ${about.date.slice(0, 10)}`,
    [
      panelOf("500 messages painted", few, ({ painted }) => painted?.p50, { ...logarithmic, target: 50 }),
      panelOf("5,000 messages painted", five, ({ painted }) => painted?.p50, { ...logarithmic, target: 100 }),
      panelOf("Elements in the document, 5,000 messages", five, ({ nodes }) => nodes, {
        ...logarithmic,
        target: 1_500,
      }),
      panelOf("Private memory over the empty widget, MB, 5,000 messages", five, ({ memory }) => memory, {
        ...logarithmic,
        target: 10,
      }),
      panelOf(
        "One message more, 5,000 there: painted",
        five,
        ({ appendPainted }) => appendPainted?.p50,
        logarithmic,
      ),
      panelOf("50 older, 5,000 there: painted", five, ({ prepend }) => prepend?.p50, logarithmic),
      panelOf("Scrolling 5,000 messages: frames a second", five, ({ fps }) => fps),
      panelOf("A streamed token, 500 there: main thread", few, ({ tokenTask }) => tokenTask, logarithmic),
    ],
  );
}

async function drawLoad() {
  const { results, about } = read("load");
  const { local, slow } = results;
  await draw(
    "load",
    `Loading: milliseconds (lower is better), dashed: our target. ${about.browser}, ${about.date.slice(0, 10)}`,
    [
      panelOf("Bytes before intent", slow, ({ bytesBefore }) => bytesBefore, {
        ...logarithmic,
        target: 4_096,
      }),
      panelOf("Bytes when opened", slow, ({ bytes }) => bytes, { ...logarithmic, target: 81_920 }),
      panelOf("Launcher, slow network", slow, ({ launcher }) => launcher?.p50, { target: 600 }),
      panelOf("Opened and usable, slow network", slow, ({ usable }) => usable?.p50, { target: 1_200 }),
      panelOf("Launcher, local", local, ({ launcher }) => launcher?.p50),
      panelOf("Opened and usable, local", local, ({ usable }) => usable?.p50),
    ],
  );
}

if (existsSync(path("list.json"))) await drawList();
if (existsSync(path("load.json"))) await drawLoad();
