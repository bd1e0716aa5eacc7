// The contenders' pages, each opened in the one browser.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { bundled, frameDocument, hostDocument } from "../lib/world.mjs";
import { SESSION } from "./service.mjs";

export const OURS = "pipit";
export const PEERS = { "deep-chat": "deepChat", "@n8n/chat": "n8n", Botpress: "botpress" };
const PREFIX = "pipit:bench:";
const SIZE = { width: 900, height: 800 };

const resolve = createRequire(import.meta.url).resolve;
const STYLES = { n8n: "@n8n/chat/dist/style.css", botpress: undefined };
const OPTIONS = { define: { "process.env.NODE_ENV": '"production"' }, loader: { ".css": "empty" } };

const styleOf = (name) =>
  name == "botpress"
    ? readFileSync(resolve("@botpress/webchat").replace("index.umd.cjs", "style.css"), "utf8")
    : STYLES[name]
      ? readFileSync(resolve("@n8n/chat/style.css"), "utf8")
      : "";

const page = (name) =>
  `<!doctype html><title>${name}</title><link rel="stylesheet" href="/${name}.css"><body style="margin: 0"><div id="chat" style="width: 400px; height: 600px"></div><script src="/${name}.js"></script>`;

/** The pages of all, by path. */
export async function pages(world) {
  const result = {
    "/host": hostDocument,
    "/empty": () => "<!doctype html><title>Empty</title>",
    "/frame/": () => frameDocument(world().host),
  };
  for (const name of Object.values(PEERS)) {
    const script = await bundled(`bench/list/contenders/${name}.js`, OPTIONS);
    const style = styleOf(name);
    Object.assign(result, {
      [`/${name}`]: () => page(name),
      [`/${name}.js`]: () => script,
      [`/${name}.css`]: () => style,
    });
  }
  return result;
}

const recorder = async () => {
  const script = await bundled("js-glue/abi/storedRecord.testing.ts", { format: "esm" });
  return import(`data:text/javascript,${encodeURIComponent(script)}`);
};

/** Opens a contender with nothing in it. `where` is the document that shows the messages. */
export async function open(world, contexts, name, isWatched = true) {
  const context = contexts[name == OURS && !isWatched ? "plain" : "watched"];
  const tab = await context.newPage();
  tab.setDefaultTimeout(180_000);
  await tab.setViewportSize(SIZE);
  if (name != OURS) {
    await tab.goto(`${world.host}/${PEERS[name]}`);
    await tab.waitForFunction(() => globalThis.bench?.isReady());
    return { tab, where: tab.mainFrame() };
  }
  await tab.goto(`${world.host}/empty`);
  const { storedRecord } = await recorder();
  await tab.evaluate(
    ([key, text]) => (localStorage.clear(), localStorage.setItem(key, text)),
    [`${PREFIX}session`, storedRecord(SESSION, Date.now())],
  );
  await tab.goto(`${world.host}/host`);
  await tab.evaluate(() => void Pipit.open());
  let where;
  while (!(where = tab.frames().find((one) => one.url().includes("/frame/")))) await tab.waitForTimeout(20);
  if (isWatched) await where.waitForFunction(() => globalThis.bench?.isReady());
  else await where.waitForSelector("[role=log]");
  return { tab, where };
}

/** The script that watches our frame: it must be there before the frame's own. */
export const watchScript = () => bundled("bench/list/contenders/pipit.js");
